import { cpus, loadavg } from 'node:os'
import type { CopyTimes } from './copy-again.ts'
import type { ImportResults, MeasuredImport } from './run-imports.ts'

const round = (value: number): string => (value >= 100 ? value.toFixed(0) : value.toFixed(2))
const perSecond = (items: number, seconds: number): string => count(Math.round(items / seconds))

const count = (value: number): string => value.toLocaleString('en')

/** The page with what was measured, as figures and as ratios to what the tables themselves take. */
export function renderImportResults({ rows, imports, copy, figures, ...rest }: ImportResults): string {
  const [fresh] = imports
  return `\`npm run bench:imports\` on ${cpus().length} cores (${cpus()[0]?.model ?? 'unknown'}), ${new Date().toISOString().slice(0, 10)}. A CSV sheet of
${count(rows)} people in 20 columns, each with eight records (person, employment, contact details, terms, assignment, pay, line to
the manager, protected profile), and one of ${count(figures.rows)} figures of people, each one record, into Postgres on the same machine, as an HR
manager: row policies, encryption of fields, invariants and audit trail on. Processes that wanted a core in the last five
minutes: ${loadavg()[1]!.toFixed(1)}; where that is far above the cores, only ratios and processor times tell something.

| sheet | read, s | check, s | run, s | rows/s checked | rows/s written | records written | records/s | processor, s: process + database |
| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
${[...imports.map((one) => lineOf(one, rows)), lineOf(figures.imported, figures.rows)].join('\n')}

Undoing the raise took ${round(rest.undoSeconds)} s. Peak memory of the process: ${round(rest.peakMegabytes)} MB.

| the ceiling | seconds | records/s | processor of the database, s | the run of the import takes |
| --- | ---: | ---: | ---: | ---: |
${ceilingLines('the people', fresh!, copy)}
${ceilingLines('the figures', figures.imported, figures.copy)}
| DuckDB, the CSV of people to Parquet | ${round(rest.duckDbSeconds)} | | | reading the sheet: ${round(fresh!.seconds.read / rest.duckDbSeconds)} times as long |`
}

function lineOf({ what, seconds, processor, records }: MeasuredImport, rows: number): string {
  const { read, check, run } = seconds
  const cells = [what, round(read), round(check), round(run), perSecond(rows, check), perSecond(rows, run)]
  const rest = [
    records,
    perSecond(records, run),
    `${round(processor.process)} + ${round(processor.database)}`,
  ]
  return `| ${[...cells, ...rest].join(' | ')} |`
}

function ceilingLines(what: string, { seconds }: MeasuredImport, copy: CopyTimes): string {
  const line = (how: string, passed: number, processor: number): string =>
    `| plain COPY of ${what}, ${how} | ${round(passed)} | ${perSecond(copy.records, passed)} | ${round(processor)} | ${round(seconds.run / passed)} times as long |`
  return [
    line('with keys, triggers and indexes', copy.guardedSeconds, copy.guardedProcessor),
    line('with indexes alone', copy.bareSeconds, copy.bareProcessor),
  ].join('\n')
}

/** What was tried; measured as processor seconds of the database for 4,000 new people, on a busy machine. */
