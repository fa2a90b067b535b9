import { AppError } from '@cadre/core'
import type { SourceNote } from '@cadre/lifecycle/ingest'
import { headerOf } from './guess-header.ts'
import { sampleRows } from './sample-rows.ts'
import type { OpenFileOptions } from './source-options.ts'

/** How a delimited text file is written down. */
export interface CsvDialect {
  readonly delimiter: string
  /** Empty when cells are never quoted. */
  readonly quote: string
  readonly hasHeader: boolean
  /** Cells follow the delimiter after a space, as in "a, b". */
  readonly hasSpaceAfterDelimiter: boolean
  /** How many columns there are when the header ends in empty cells with nothing under them. */
  readonly width?: number | undefined
  /** Lines before the table: `sep=;`, or a title. */
  readonly skipLines: number
  readonly notes: readonly SourceNote[]
}

const candidates = [',', ';', '\t', '|']

/** Finds the dialect from the first part of the text; what the caller said is not guessed. */
export function detectDialect(text: string, isWhole: boolean, options: OpenFileOptions): CsvDialect {
  const declared = /^sep=(.)\r?\n/.exec(text)
  const skipLines = options.headerRow === undefined ? (declared ? 1 : 0) : options.headerRow - 1
  const body = withoutLines(text, skipLines)
  const quote = oneSign(options.quote ?? '"', 'quote', true)
  const delimiter =
    options.delimiter === undefined
      ? (declared?.[1] ?? detectDelimiter(body, isWhole, quote, options.format))
      : oneSign(options.delimiter === '\\t' ? '\t' : options.delimiter, 'delimiter', false)
  const rows = sampleRows(body, delimiter, { quote, isWhole, limit: 200 })
  const header = headerOf(rows, options)
  const notes = [...delimiterNote(delimiter, options), ...header.notes]
  return {
    delimiter,
    quote,
    hasHeader: header.hasHeader,
    hasSpaceAfterDelimiter: isFollowedBySpace(rows),
    width: header.hasHeader ? widthOfHeader(rows) : undefined,
    skipLines,
    notes,
  }
}

function withoutLines(text: string, lines: number): string {
  let start = 0
  for (let line = 0; line < lines && start >= 0; line++) start = text.indexOf('\n', start) + 1 || -1
  return start < 0 ? '' : text.slice(start)
}

function widthOfHeader([header, ...body]: readonly string[][]): number | undefined {
  if (!header || header.at(-1)?.trim() !== '') return undefined
  const widthOf = (row: readonly string[]) => row.findLastIndex((cell) => cell.trim() !== '') + 1
  return Math.max(1, widthOf(header), ...body.map(widthOf))
}

function oneSign(sign: string, option: string, mayBeEmpty: boolean): string {
  const isOneByte = sign.length === 1 && sign.charCodeAt(0) < 128 && sign !== '\n' && sign !== '\r'
  if (isOneByte || (mayBeEmpty && sign === '')) return sign
  throw new AppError('usage', `--${option} takes one ASCII sign, not "${sign}".`, { option, value: sign })
}

/** The sign that parts most rows into as many cells as the first; ties go to more columns. */
function detectDelimiter(
  text: string,
  isWhole: boolean,
  quote: string,
  format: OpenFileOptions['format'],
): string {
  let best = { delimiter: format === 'tsv' ? '\t' : ',', score: 0 }
  for (const delimiter of candidates) {
    const counts = sampleRows(text, delimiter, { quote, isWhole, limit: 60 }).map((row) => row.length)
    const width = counts[0] ?? 0
    if (width < 2) continue
    const share = counts.filter((count) => count === width).length / counts.length
    const preference = delimiter === '\t' && format === 'tsv' ? 1 : 0
    const score = Math.round(share * 50) + Math.min(width, 100) / 100 + preference
    if (score > best.score) best = { delimiter, score }
  }
  return best.delimiter
}

function delimiterNote(delimiter: string, { delimiter: said, format }: OpenFileOptions): SourceNote[] {
  const expected = format === 'tsv' ? '\t' : ','
  if (said !== undefined || delimiter === expected) return []
  const name = delimiter === '\t' ? 'a tab' : `"${delimiter}"`
  return [{ code: 'delimiter-guessed', message: `Cells are parted by ${name}.`, option: 'delimiter' }]
}

function isFollowedBySpace(rows: readonly string[][]): boolean {
  const cells = rows
    .slice(0, 50)
    .flatMap((row) => row.slice(1))
    .filter((cell) => cell !== '')
  return cells.length > 0 && cells.filter((cell) => cell.startsWith(' ')).length > cells.length * 0.9
}
