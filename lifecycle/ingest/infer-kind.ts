import type { ColumnKind } from '@cadre/learn/table'
import { booleanLabels } from './boolean-text.ts'
import type { ColumnScan } from './column-scan.ts'
import { maxLevels } from './column-scan.ts'
import { readDateText } from './date-text.ts'
import { isMissingAmongValues, isMissingMarker } from './missing-markers.ts'
import { numberEvidence } from './number-text.ts'

/** A label of a column and how often it comes. */
export interface Level {
  readonly text: string
  readonly count: number
}

/** So many of the cells must be numbers (or dates) for the others to be mistakes rather than labels. */
const mistakeShare = 0.1

const codeName =
  /(^|[^a-z])(zip|postal|postcode|plz|phone|mobile|fax|ssn|iban)([^a-z]|$)|zip ?code|post ?code|telephone|telefon/i
const dateName = /date|dob|birth|hired?|(^|[^a-z])(day|from|until|since|start|end)([^a-z]|$)|datum/i

/** All labels of a scanned column, in order of first appearance. */
export function levelsOf(scan: ColumnScan): Level[] {
  return scan.texts.texts().map((text, code) => ({ text, count: scan.counts[code]! }))
}

/** The kind of column that all its rows speak for. */
export function inferKind(name: string, scan: ColumnScan, levels: readonly Level[]): ColumnKind {
  const words = levels.filter(({ text }) => !isMissingMarker(text))
  if (isBoolean(scan, words)) return 'boolean'
  if (isDate(name, scan, words)) return 'date'
  if (isNumber(name, scan, words)) return 'number'
  return isText(scan, words) ? 'text' : 'category'
}

function isBoolean(scan: ColumnScan, words: readonly Level[]): boolean {
  if (scan.numbers.count > 0 || scan.numbers.infinite > 0 || scan.typedDates > 0 || scan.uncounted > 0)
    return false
  if (words.length === 0) return scan.typedBooleans > 0
  return booleanLabels(words.map(({ text }) => text)) !== undefined
}

function isDate(name: string, scan: ColumnScan, words: readonly Level[]): boolean {
  const { count, compactDates, decimalPoints, groupedPoints } = scan.numbers
  const values = words.filter(({ text }) => !isMissingAmongValues(text))
  if (values.length === 0 && scan.typedDates === 0) {
    return count > 0 && compactDates === count && decimalPoints + groupedPoints === 0 && dateName.test(name)
  }
  const dates = scan.typedDates + countOf(values, ({ text }) => readDateText(text) !== undefined)
  const others = scan.typedBooleans + count + countOf(values, ({ text }) => readDateText(text) === undefined)
  return dates > 0 && others <= (dates + others) * mistakeShare
}

function isNumber(name: string, scan: ColumnScan, words: readonly Level[]): boolean {
  const { numbers } = scan
  const isCode = numbers.leadingZeros > 0 && numbers.decimalPoints + numbers.groupedPoints === 0
  if (isCode || numbers.inexact > 0 || (codeName.test(name) && numbers.decimalPoints === 0)) return false
  const values = words.filter(({ text }) => !isMissingAmongValues(text))
  const evidence = values.map((level) => ({ ...level, number: numberEvidence(level.text) }))
  const written = countOf(evidence, ({ number }) => number !== undefined)
  const others =
    scan.typedBooleans + scan.typedDates + countOf(evidence, ({ number }) => number === undefined)
  const found = numbers.count + written
  if (found === 0 || others > (found + others) * mistakeShare) return false
  return currenciesOf(evidence.map(({ number }) => number?.unit)).size <= 1
}

/** The different units, percent included. */
export function currenciesOf(units: readonly (string | undefined)[]): ReadonlySet<string> {
  return new Set(units.filter((unit) => unit !== undefined))
}

/** Long, mostly different texts; short ones are labels however many there are, up to a limit. */
function isText(scan: ColumnScan, words: readonly Level[]): boolean {
  const cells = countOf(words, () => true) + scan.uncounted
  if (cells === 0) return false
  if (scan.uncounted > 0 && scan.texts.size >= maxLevels) return true
  const meanBytes = scan.bytes / (cells + scan.numbers.count)
  const meanWords = scan.words / cells
  const distinct = words.length + scan.uncounted
  if (meanBytes >= 60 && meanWords >= 6) return distinct >= Math.min(20, cells / 2)
  return meanBytes >= 25 && meanWords >= 4 && distinct >= Math.max(20, cells / 2)
}

function countOf<L extends Level>(levels: readonly L[], counts: (level: L) => boolean): number {
  let total = 0
  for (const level of levels) if (counts(level)) total += level.count
  return total
}
