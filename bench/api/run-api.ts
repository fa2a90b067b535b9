/**
 * `npm run bench:api`: the people store under load, on both databases, with row policies and audit trail on. Server,
 * database and clients share this machine. Writes bench/RESULTS-API.md. Options: `--people 10000`, `--seconds 20`,
 * `--rounds 3`, `--database postgres|embedded` (both when left out), `--keep FOLDER` (data stays for the next run).
 */
import { startPostgres } from '@cadre/store/postgres.fixture'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { load, mixedLoad } from './load.ts'
import type { Kind, LoadResult } from './load.ts'
import { perRequest, processorTime } from './processor-time.ts'
import type { ProcessorTime } from './processor-time.ts'
import { prepare } from './prepare.ts'
import type { Prepared } from './prepare.ts'
import { renderApiResults } from './render-api-results.ts'
import { startServing } from './serving.ts'
import type { Serving } from './serving.ts'

export interface DatabaseResult {
  readonly database: string
  readonly prepared: Prepared
  readonly startMs: number
  readonly mixed: readonly LoadResult[]
  /** Milliseconds of processor for each request of the mixed reads. */
  readonly perRequest: ProcessorTime
  readonly byKind: readonly KindResult[]
}

/** One kind of request asked by one client, with nothing else going on. */
export interface KindResult {
  readonly name: string
  readonly alone: LoadResult
  /** Milliseconds for each request. */
  readonly processor: ProcessorTime
}

const { values: options } = parseArgs({
  options: {
    people: { type: 'string', default: '10000' },
    seconds: { type: 'string', default: '20' },
    rounds: { type: 'string', default: '3' },
    clients: { type: 'string', default: '16' },
    database: { type: 'string' },
    keep: { type: 'string' },
    'node-options': { type: 'string' },
  },
})
const [people, seconds, rounds, clients] = [
  options.people,
  options.seconds,
  options.rounds,
  options.clients,
].map(Number) as [number, number, number, number]

const root = options.keep ?? mkdtempSync(join(tmpdir(), 'cadre-bench-api-'))
const results: DatabaseResult[] = []
try {
  if (options.database !== 'embedded') results.push(await onPostgres())
  if (options.database !== 'postgres') results.push(await measure('PGlite', folderOf('embedded')))
  const page = renderApiResults(results, { people, seconds, rounds, clients })
  console.log(page)
  if (options.database === undefined) writeFileSync(join(import.meta.dirname, '..', 'RESULTS-API.md'), page)
} finally {
  if (options.keep === undefined) rmSync(root, { recursive: true, force: true })
}

function folderOf(name: string): string {
  const folder = join(root, name)
  mkdirSync(folder, { recursive: true })
  return folder
}

async function onPostgres(): Promise<DatabaseResult> {
  const given = process.env['CADRE_BENCH_POSTGRES']
  if (given !== undefined) return measure('Postgres', folderOf('postgres-keys'), given)
  const postgres = await startPostgres()
  try {
    return await measure('Postgres', folderOf('postgres-keys'), await postgres.createDatabase('bench'))
  } finally {
    await postgres.remove()
  }
}

async function measure(database: string, folder: string, databaseUrl?: string): Promise<DatabaseResult> {
  const place = { folder, ...(databaseUrl !== undefined && { databaseUrl }) }
  const nodeOptions = options['node-options']
  const prepared = await prepare({ people, ...place })
  const serving = await startServing({ ...place, ...(nodeOptions !== undefined && { nodeOptions }) })
  try {
    const results = await measureServing({ prepared, serving, databaseUrl })
    return { database, prepared, startMs: serving.startMs, ...results }
  } finally {
    await serving.stop()
  }
}

interface Measured {
  readonly prepared: Prepared
  readonly serving: Serving
  readonly databaseUrl: string | undefined
}

async function measureServing({ prepared, serving, databaseUrl }: Measured) {
  const { address, pid } = serving
  const { callers } = prepared
  const ask = (kinds: readonly Kind[], { clients: count = 1, seed = 1, for: lasting = seconds }) =>
    load({ address, callers, kinds, clients: count, seconds: lasting, seed })
  // The first seconds warm plans and caches.
  await ask(mixedLoad, { clients, seed: 99 })
  const before = await processorTime(pid, databaseUrl)
  const mixed: LoadResult[] = []
  for (let round = 0; round < rounds; round++) mixed.push(await ask(mixedLoad, { clients, seed: round }))
  const answers = mixed.reduce((sum, { all }) => sum + all.count, 0)
  const ofMixed = perRequest(before, await processorTime(pid, databaseUrl), answers)
  const byKind: KindResult[] = []
  for (const kind of mixedLoad) {
    const begun = await processorTime(pid, databaseUrl)
    const alone = await ask([kind], { for: Math.max(2, seconds / 4) })
    const processor = perRequest(begun, await processorTime(pid, databaseUrl), alone.all.count)
    byKind.push({ name: kind.name, alone, processor })
  }
  return { mixed, perRequest: ofMixed, byKind }
}
