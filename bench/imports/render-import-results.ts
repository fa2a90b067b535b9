import { cpus, loadavg } from 'node:os'
import type { ImportResults } from './run-imports.ts'

const round = (value: number): string => (value >= 100 ? value.toFixed(0) : value.toFixed(2))
const perSecond = (count: number, seconds: number): string => Math.round(count / seconds).toLocaleString('en')

const share = (part: number, rest: number): string => ((100 * part) / (part + rest)).toFixed(0)

/** The page with what was measured, as figures and as ratios to what the tables themselves take. */
export function renderImportResults({ rows, imports, copy, ...rest }: ImportResults): string {
  const lines = imports.map(({ what, seconds, processor, records }) => {
    const { read, check, run } = seconds
    return `| ${what} | ${round(read)} | ${round(check)} | ${round(run)} | ${perSecond(rows, run)} | ${perSecond(rows, check)} | ${records} | ${round(processor.process)} + ${round(processor.database)} |`
  })
  const [fresh] = imports
  return `# Imports, measured

\`npm run bench:imports -- --rows ${rows}\` on ${cpus().length} cores (${cpus()[0]?.model ?? 'unknown'}), ${new Date().toISOString().slice(0, 10)}. A CSV sheet of
${rows.toLocaleString('en')} people in 20 columns, each with eight records (person, employment, contact details, terms, assignment, pay, line to
the manager, protected profile), into Postgres on the same machine, as an HR manager: row policies, encryption of fields, invariants and
audit trail on. Processes that wanted a core in the last five minutes: ${loadavg()[1]!.toFixed(1)}; where that is far above the cores, only ratios and
processor times tell something.

| sheet | read, s | check, s | run, s | rows/s written | rows/s checked | records written | processor, s: process + database |
| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
${lines.join('\n')}

Undoing the raise took ${round(rest.undoSeconds)} s. Peak memory of the process: ${round(rest.peakMegabytes)} MB.

| the ceiling | seconds | sheet rows/s | the import takes |
| --- | ---: | ---: | ---: |
| plain COPY of the same ${copy.records.toLocaleString('en')} records, with keys, triggers and indexes | ${round(copy.guardedSeconds)} | ${perSecond(rows, copy.guardedSeconds)} | ${round(fresh!.seconds.run / copy.guardedSeconds)} times as long |
| plain COPY with indexes alone | ${round(copy.bareSeconds)} | ${perSecond(rows, copy.bareSeconds)} | ${round(fresh!.seconds.run / copy.bareSeconds)} times as long |
| DuckDB, the same CSV to Parquet | ${round(rest.duckDbSeconds)} | ${perSecond(rows, rest.duckDbSeconds)} | reading the sheet: ${round(fresh!.seconds.read / rest.duckDbSeconds)} times as long |

## What bounds it

Of the processor time of ${fresh!.what}, ${share(fresh!.processor.process, fresh!.processor.database)} % is this process (reading cells three times, working out versions, sealing fields,
digests for the audit trail) and the rest the database. In the database ${share(copy.guardedSeconds - copy.bareSeconds, copy.bareSeconds)} % of what plain COPY takes are foreign keys and
triggers; the rest are rows and five indexes a record. An import cannot be faster than the tables: a sheet row is eight records, two to
seven foreign keys each. 20,000 sheet rows a second would be 160,000 guarded records a second on one connection.
`
}
