import { arch, cpus, platform, totalmem } from 'node:os'
import type { LoadResult } from './load.ts'
import type { ProcessorTime } from './processor-time.ts'
import type { DatabaseResult, KindResult } from './run-api.ts'

interface Conditions {
  readonly people: number
  readonly seconds: number
  readonly rounds: number
  readonly clients: number
}

/** The page of results, in Markdown. */
export function renderApiResults(results: readonly DatabaseResult[], conditions: Conditions): string {
  const { people, seconds, rounds, clients } = conditions
  const [processor] = cpus()
  return `# The people store under load

Made by \`npm run bench:api\` on ${new Date().toISOString().slice(0, 10)}: ${cpus().length} cores (${processor?.model.trim() ?? arch()}), ${Math.round(totalmem() / 2 ** 30)} GB, ${platform()}, Node ${process.versions.node}. Server,
database and clients share these cores. A made-up company of ${people.toLocaleString('en')} people; row policies, audit trail and syncing on; ${clients} clients,
each asking the next as soon as it has the last answer; ${rounds} rounds of ${seconds} s after a warm-up. Milliseconds.

${results.map(section).join('\n')}`
}

function section({ database, prepared, startMs, mixed, perRequest, byKind }: DatabaseResult): string {
  const filled =
    prepared.fillSeconds === 0
      ? 'filled by an earlier run'
      : `entered through the write path in ${prepared.fillSeconds.toFixed(0)} s: ${Math.round(prepared.records / prepared.fillSeconds).toLocaleString('en')} rows/s`
  return `## ${database}

${prepared.records.toLocaleString('en')} records, ${filled}. Start until it listens: ${(startMs / 1000).toFixed(1)} s.

| | requests/s (spread) | p50 | p95 (spread) | p99 | failed |
|---|---|---|---|---|---|
${row('mixed reads', mixed)}

Processor for each of them: ${processor(perRequest).join(' + ')} ms in server, database and client.

| | of the mixed reads | p50 | p95 | asked by one client: p50 | p95 | processor: server | database | client |
|---|---|---|---|---|---|---|---|---|
${byKind.map((kind) => kindRow(kind, mixed)).join('\n')}
`
}

function row(name: string, rounds: readonly LoadResult[]): string {
  const of = (value: (result: LoadResult) => number): number[] => rounds.map(value).toSorted((a, b) => a - b)
  const rates = of(({ requestsPerSecond }) => requestsPerSecond)
  const p95s = of(({ all }) => all.p95)
  const [p50, p99] = [of(({ all }) => all.p50), of(({ all }) => all.p99)].map(median)
  const failed = rounds.reduce((sum, { failures }) => sum + failures, 0)
  return `| ${name} | ${spread(rates, 0)} | ${p50!.toFixed(1)} | ${spread(p95s, 1)} | ${p99!.toFixed(1)} | ${failed} |`
}

function kindRow({ name, alone, processor: taken }: KindResult, rounds: readonly LoadResult[]): string {
  const own = rounds.map(({ byKind }) => byKind[name]!)
  const middle = (value: 'p50' | 'p95'): string =>
    median(own.map((latency) => latency[value]).toSorted((a, b) => a - b)).toFixed(1)
  const count = own.reduce((sum, latency) => sum + latency.count, 0)
  const { p50, p95 } = alone.all
  const cells = [
    name,
    count,
    middle('p50'),
    middle('p95'),
    p50.toFixed(1),
    p95.toFixed(1),
    ...processor(taken),
  ]
  return `| ${cells.join(' | ')} |`
}

/** Inside the process of the server where the database is embedded. */
function processor({ server, database, client }: ProcessorTime): string[] {
  return [server, database, client].map((ms) => ms.toFixed(1))
}

function median(sorted: readonly number[]): number {
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}

function spread(sorted: readonly number[], digits: number): string {
  const text = median(sorted).toFixed(digits)
  if (sorted.length < 2) return text
  return `${text} (${sorted[0]!.toFixed(digits)}–${sorted.at(-1)!.toFixed(digits)})`
}
