/**
 * Features from their declarations beside SQL written by hand for the same ones, in one DuckDB of two threads and
 * 1.5 GB. `node bench/features/run-features.ts [people] [days] [figures a week]`; `28000 36 6` are a million
 * person-months over 50 million facts.
 */
import { openDuckDb } from '@cadre/connect/files'
import { featureNamed } from '@cadre/people/features'
import type { Feature } from '@cadre/people/features'
import { compileFeatures } from '@cadre/store/features'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { factStatements } from './make-facts.ts'
import { handWritten, handWrittenFeatures } from './hand-written.ts'

const [people = 2800, dayCount = 36, figures = 1] = process.argv.slice(2).map(Number)
/** Rows that are worked out together, as snapshots do. */
const rowsAtOnce = 200_000
const ordinal = `(valid_from - date '1800-01-01')::bigint * 274877906944 + version as ordinal`
const folder = mkdtempSync(join(tmpdir(), 'cadre-bench-features-'))
const features: readonly Feature[] = handWrittenFeatures.map((name) => featureNamed(name)!)
const declared = compileFeatures(features)

const { connection, close } = await openDuckDb()
try {
  await connection.run(
    `set TimeZone = 'UTC'; set temp_directory = '${folder}/spill'; set memory_limit = '1500MB'; set preserve_insertion_order = false`,
  )
  for (const statement of factStatements(folder, { people, months: 60, figures }))
    await connection.run(statement)
  let facts = 0
  for (const kind of declared.sources) {
    await connection.run(
      `create view facts_${kind} as select *, ${ordinal} from read_parquet('${folder}/${kind}.parquet')`,
    )
    facts += await count(`facts_${kind}`)
  }
  const rounds = [await round(), await round()]
  const best = (way: 'byHand' | 'declared'): number => Math.min(...rounds.map((one) => one[way].seconds))
  const size = { people, days: dayCount, personDays: people * dayCount, facts, features: features.length }
  const result = {
    ...size,
    ratio: Math.round((100 * best('declared')) / best('byHand')) / 100,
    rounds,
    disagreeing: rounds[0]!.disagreeing,
  }
  process.stdout.write(`${JSON.stringify(result, null, 2)}\n`)
} finally {
  close()
  rmSync(folder, { recursive: true })
}

/** Both ways, batch after batch, so that a machine that slows down slows both. */
async function round() {
  const ways = { byHand: { seconds: 0, peakMb: 0 }, declared: { seconds: 0, peakMb: 0 } }
  const disagreeing: Record<string, number> = {}
  const daysAtOnce = Math.max(1, Math.floor(rowsAtOnce / people))
  for (let from = 0; from < dayCount; from += daysAtOnce) {
    await connection.run(`create or replace temp table points as select 0::bigint as point, person_id, day as as_of, (day + 1)::timestamptz as known_at
      from facts_employment, (select (date '2025-12-31' - n::integer * 30) as day from range(${from}, ${Math.min(dayCount, from + daysAtOnce)}) s(n))`)
    await measured(ways.byHand, [handWritten])
    await measured(ways.declared, declared.statements)
    for (const [name, cells] of Object.entries(await differences()))
      disagreeing[name] = (disagreeing[name] ?? 0) + cells
    process.stderr.write(`days ${from + 1} to ${from + daysAtOnce}: ${JSON.stringify(ways)}\n`)
  }
  return { ...ways, disagreeing }
}

async function measured(
  way: { seconds: number; peakMb: number },
  statements: readonly string[],
): Promise<void> {
  forgetPeak()
  const started = performance.now()
  for (const statement of statements) await connection.run(statement)
  way.seconds = Math.round(way.seconds * 1000 + performance.now() - started) / 1000
  way.peakMb = Math.max(way.peakMb, peakMb())
}

/** Linux tells the highest resident size since it was last asked to forget it. */
function forgetPeak(): void {
  writeFileSync('/proc/self/clear_refs', '5')
}

function peakMb(): number {
  const [, kilobytes = '0'] = /VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8')) ?? []
  return Math.round(Number(kilobytes) / 1024)
}

async function count(relation: string): Promise<number> {
  const result = await connection.runAndReadAll(`select count(*) from ${relation}`)
  return Number(result.getRows()[0]![0])
}

/** Cells in which both say something else, beyond what rounding of terms makes. */
async function differences(): Promise<Record<string, number>> {
  const tests = features.map(({ name, type }) => {
    const [v, h] = [`v."${name}"`, `h."${name}"`]
    const differ = type === 'number' ? `abs(${v}::double - ${h}::double) > 1e-3` : `${v} != ${h}`
    return `count(*) filter (where ${differ} or (${v} is null) != (${h} is null))::integer as "${name}"`
  })
  const result = await connection.runAndReadAll(
    `select ${tests.join(', ')} from feature_values v join by_hand h using (person_id, as_of)`,
  )
  const [row = []] = result.getRows()
  return Object.fromEntries(
    features.flatMap(({ name }, at) => (row[at] === 0 ? [] : [[name, Number(row[at])]])),
  )
}
