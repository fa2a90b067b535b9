/**
 * Features from their declarations beside SQL written by hand for the same ones, in one DuckDB of two threads.
 * `node bench/features/run-features.ts [people] [days]`; 28,000 people and 36 days are a million person-months.
 */
import { openDuckDb } from '@cadre/connect/files'
import { featureCatalogue, featureNamed } from '@cadre/people/features'
import type { Feature } from '@cadre/people/features'
import { compileFeatures } from '@cadre/store/features'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { factStatements } from './make-facts.ts'
import { handWritten, handWrittenFeatures } from './hand-written.ts'

const people = Number(process.argv[2] ?? 2800)
const dayCount = Number(process.argv[3] ?? 36)
const ordinal = `(valid_from - date '1800-01-01')::bigint * 274877906944 + version as ordinal`
const folder = mkdtempSync(join(tmpdir(), 'cadre-bench-features-'))

const { connection, close } = await openDuckDb()
try {
  await connection.run(
    `set TimeZone = 'UTC'; set temp_directory = '${folder}/spill'; set memory_limit = '1500MB'; set preserve_insertion_order = false`,
  )
  for (const statement of factStatements(folder, { people, months: 60 })) await connection.run(statement)
  const features = handWrittenFeatures.map((name) => featureNamed(name)!)
  // Whatever these facts have columns for.
  const more = featureCatalogue.filter(({ sources }) => sources.every(isMade))
  const kinds = new Set([...more, ...features].flatMap(({ sources }) => sources))
  let facts = 0
  for (const kind of kinds) {
    await connection.run(
      `create view facts_${kind} as select *, ${ordinal} from read_parquet('${folder}/${kind}.parquet')`,
    )
    facts += await count(`facts_${kind}`)
  }
  await connection.run(`create temp table points as select 0::bigint as point, person_id, day as as_of, (day + 1)::timestamptz as known_at
    from facts_employment, (select (date '2025-12-31' - n::integer * 30) as day from range(${dayCount}) s(n))`)
  const result = {
    people,
    days: dayCount,
    personDays: await count('points'),
    facts,
    byHand: await measured(() => connection.run(handWritten)),
    declared: await measured(() => compute(features)),
    disagreeing: await disagreeing(),
    again: {
      byHand: await measured(() => connection.run(handWritten)),
      declared: await measured(() => compute(features)),
    },
  }
  process.stdout.write(`${JSON.stringify({ ...result, features: features.length }, null, 2)}\n`)
} finally {
  close()
  rmSync(folder, { recursive: true })
}

function isMade(kind: string): boolean {
  return existsSync(join(folder, `${kind}.parquet`))
}

async function compute(features: readonly Feature[]): Promise<void> {
  for (const statement of compileFeatures(features).statements) await connection.run(statement)
}

async function count(relation: string): Promise<number> {
  const result = await connection.runAndReadAll(`select count(*) from ${relation}`)
  return Number(result.getRows()[0]![0])
}

async function measured(work: () => Promise<unknown>): Promise<{ seconds: number; peakMb: number }> {
  const started = performance.now()
  await work()
  return {
    seconds: Math.round(performance.now() - started) / 1000,
    peakMb: Math.round(process.resourceUsage().maxRSS / 1024),
  }
}

/** Cells in which both say something else, beyond what rounding of terms makes. */
async function disagreeing(): Promise<Record<string, number>> {
  const tests = handWrittenFeatures.map(
    (name) =>
      `count(*) filter (where abs(v."${name}"::double - h."${name}"::double) > 1e-3 or (v."${name}" is null) != (h."${name}" is null))::integer as "${name}"`,
  )
  const result = await connection.runAndReadAll(
    `select ${tests.join(', ')} from feature_values v join by_hand h using (person_id, as_of)`,
  )
  const [row = []] = result.getRows()
  return Object.fromEntries(
    handWrittenFeatures.flatMap((name, at) => (row[at] === 0 ? [] : [[name, Number(row[at])]])),
  )
}
