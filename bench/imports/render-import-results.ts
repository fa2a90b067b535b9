import { cpus, loadavg } from 'node:os'
import type { CopyTimes } from './copy-again.ts'
import type { ImportResults, MeasuredImport } from './run-imports.ts'

const round = (value: number): string => (value >= 100 ? value.toFixed(0) : value.toFixed(2))
const perSecond = (items: number, seconds: number): string => count(Math.round(items / seconds))

const count = (value: number): string => value.toLocaleString('en')

/** The page with what was measured, as figures and as ratios to what the tables themselves take. */
export function renderImportResults({ rows, imports, copy, figures, ...rest }: ImportResults): string {
  const [fresh] = imports
  return `# Imports, measured

\`npm run bench:imports\` on ${cpus().length} cores (${cpus()[0]?.model ?? 'unknown'}), ${new Date().toISOString().slice(0, 10)}. A CSV sheet of
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
| DuckDB, the CSV of people to Parquet | ${round(rest.duckDbSeconds)} | | | reading the sheet: ${round(fresh!.seconds.read / rest.duckDbSeconds)} times as long |
${findings}`
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
const findings = `
## What helped, and what did not (2026-11-21)

4,000 new people, read, checked and run, took 4.1 s of the database's processor; they take 1.9 s.

| what | before | now |
| --- | --- | --- |
| index of name fragments: entered one by one, now gathered and merged at 64 kB | 300 to 400 µs a person | 65 µs |
| ids that are named: foreign keys, twenty a person, each a look-up and a lock; now one question a statement | 10 µs each | 2 µs each |
| cycles of managers, sums of shares: a trigger for each row, now for each statement at the end of the transaction | 180 µs a person | 40 µs |
| that check, compiled by the database before it runs (JIT): switched off for it | 1 s for each new connection | none |
| what is the same in all rows of a statement (who, batch, empty columns): sent once | 7 of 16 columns as arrays | not at all, or once |
| working out and sealing one kind of record while the database enters another | one after the other | at once |
| figures: people and contracts were read whole to be compared with nothing; now only what began on the days of the sheet | 3.7 s of the database for 20,000 | 1.9 s |

COPY gains from the first three too: 64 s before and 13 s now for the people, so that the ratio to it tells only what an import costs
beside the tables. With the machine about as busy, new people took 102 s and take 38 s, 25 + 16 s of processor before and 12 + 7 s now. What did
not help: checking cycles of managers for all rows in one question was slower than row by row until compiling was switched off for it, and so
were shares until each person was looked up by the index. COPY in place of arrays is refused under row policies. What bounds it now is the
process: two thirds of the processor time, spread evenly over reading cells, comparing, sealing and the audit trail's digests; no single
function takes more than 3 %.
`
