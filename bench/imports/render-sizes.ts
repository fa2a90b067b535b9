import { cpus, loadavg } from 'node:os'
import type { MeasuredSize, MeasuredStep } from './million-rows.ts'

const count = (value: number): string => Math.round(value).toLocaleString('en')

/** What sheets of several sizes took, step by step, with the most memory of the server. */
export function renderSizes(sizes: readonly MeasuredSize[]): string {
  const steps = sizes[0]?.steps.map(({ what }) => what) ?? []
  const of = ({ steps: measured }: MeasuredSize, what: string): MeasuredStep =>
    measured.find((step) => step.what === what)!
  return `\`npm run bench:imports -- --million\` on ${cpus().length} cores (${cpus()[0]?.model ?? 'unknown'}), ${new Date().toISOString().slice(0, 10)}: CSV sheets of figures of
5,000 people, one record a row, over the API of \`cadre serve\` (server and worker in one process) on Postgres on the same
machine, each exported whole and undone. Processes that wanted a core in the last five minutes: ${loadavg()[1]!.toFixed(1)}. Memory is the most that
the process held in the step; an idle server holds some 480 MB.

| step | ${sizes.map(({ rows }) => `${count(rows)} rows: s | rows/s | process + database, s | MB`).join(' | ')} |
| --- |${' ---: |'.repeat(sizes.length * 4)}
${steps.map((what) => `| ${what} | ${sizes.map((size) => cells(size.rows, of(size, what))).join(' | ')} |`).join('\n')}`
}

function cells(rows: number, { seconds, processor, peakMegabytes }: MeasuredStep): string {
  const both = `${processor.process.toFixed(1)} + ${processor.database.toFixed(1)}`
  return [seconds.toFixed(1), count(rows / seconds), both, count(peakMegabytes)].join(' | ')
}
