import { synthesiseSample } from './synthesise-sample.ts'
import type { SampleOptions, SampleRow } from './synthesise-sample.ts'

/** The sample as CSV text: UTF-8, commas, LF, a header, empty cells where missing. */
export function sampleCsv(options: SampleOptions = {}): string {
  const rows = synthesiseSample(options)
  const [first] = rows
  if (!first) return ''
  const names = Object.keys(first) as (keyof SampleRow)[]
  const lines = rows.map((row) => names.map((name) => csvCell(row[name])).join(','))
  return [names.join(','), ...lines, ''].join('\n')
}

function csvCell(cell: SampleRow[keyof SampleRow]): string {
  const text = cell === null ? '' : String(cell)
  return /[",\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
