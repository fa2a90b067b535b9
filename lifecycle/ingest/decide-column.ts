import type { ColumnKind } from '@cadre/learn/table'
import { booleanLabels } from './boolean-text.ts'
import type { ColumnSchema, DateSchema, NumberSchema } from './column-schema.ts'
import type { ColumnScan } from './column-scan.ts'
import { civilDays, readDateText } from './date-text.ts'
import type { DateOrder } from './date-text.ts'
import { findSentinels } from './find-sentinels.ts'
import { currenciesOf, inferKind, levelsOf } from './infer-kind.ts'
import type { Level } from './infer-kind.ts'
import { isMissingAmongValues, isMissingMarker, isUnknownLabel } from './missing-markers.ts'
import { numberEvidence } from './number-text.ts'
import type { DecimalSign } from './number-text.ts'
import type { SourceNote } from './source.ts'

export interface DecideOptions {
  /** The kind to read, whatever the cells look like. */
  readonly kind?: ColumnKind | undefined
  readonly decimal?: DecimalSign | undefined
  /** How other date columns of the file are written, for a column that could be either. */
  readonly dateOrder?: DateOrder | undefined
  /** Further words for an empty cell, in lower case. */
  readonly missing: readonly string[]
  readonly thisYear: number
  readonly today: number
}

const birthName = /(^|[^a-z])(dob|born)([^a-z]|$)|birth|geburt|naissance|nacimiento|geboorte|nascita/i

/** How a scanned column is to be read, and what a person should know about that choice. */
export function decideColumn(
  name: string,
  scan: ColumnScan,
  options: DecideOptions,
): { schema: ColumnSchema; notes: readonly SourceNote[] } {
  const levels = levelsOf(scan)
  const kept = levels.filter(({ text }) => !options.missing.includes(text.toLowerCase()))
  const kind = options.kind ?? inferKind(name, scan, kept)
  const markers = levels.filter(({ text }) => isMarker(kind, text, options))
  const words = levels.filter(({ text }) => !isMarker(kind, text, options))
  const base = {
    name,
    missing: [...new Set([...options.missing, ...markers.map(({ text }) => text.toLowerCase())])],
  }
  const notes = [...markerNotes(name, markers), ...labelNotes(name, kind, scan, words)]
  switch (kind) {
    case 'number':
      return numberColumnOf(base, scan, words, options, notes)
    case 'date':
      return dateColumnOf(base, scan, words, options, notes)
    case 'boolean':
      return {
        schema: {
          ...base,
          kind,
          ...(booleanLabels(words.map(({ text }) => text)) ?? { no: 'false', yes: 'true' }),
        },
        notes,
      }
    case 'category':
      return { schema: { ...base, kind, levels: [] }, notes }
    case 'text':
      return { schema: { ...base, kind }, notes }
  }
}

function isMarker(kind: ColumnKind, text: string, { missing }: DecideOptions): boolean {
  if (missing.includes(text.toLowerCase())) return true
  return kind === 'number' || kind === 'date' ? isMissingAmongValues(text) : isMissingMarker(text)
}

function markerNotes(name: string, markers: readonly Level[]): SourceNote[] {
  return markers.map(({ text, count }) => ({
    code: 'missing-marker',
    column: name,
    message: `"${text}" was read as missing in ${cellsOf(count)} of "${name}".`,
  }))
}

function labelNotes(name: string, kind: ColumnKind, scan: ColumnScan, words: readonly Level[]): SourceNote[] {
  if (kind !== 'category') return []
  const notes: SourceNote[] = []
  if (scan.padded > 0) {
    const message = `Blanks around labels were removed in ${cellsOf(scan.padded)} of "${name}", such as "${scan.paddedExample}".`
    notes.push({ code: 'labels-trimmed', column: name, message })
  }
  for (const { text, count } of words) {
    if (!isUnknownLabel(text)) continue
    const message = `"${text}" is kept as a label of "${name}" (${cellsOf(count)}); it may mean that nobody knows.`
    notes.push({ code: 'unknown-label', column: name, message })
  }
  if (scan.numbers.leadingZeros > 0) {
    const message = `"${name}" has numbers that start with 0, so they are kept as labels.`
    notes.push({ code: 'leading-zeros', column: name, message })
  }
  if (scan.numbers.inexact > 0) {
    const message = `"${name}" has numbers too long to be exact, so they are kept as labels.`
    notes.push({ code: 'long-numbers', column: name, message })
  }
  const units = currenciesOf(words.slice(0, 1000).map(({ text }) => numberEvidence(text)?.unit))
  if (units.size > 1) {
    const message = `"${name}" mixes units (${[...units].slice(0, 5).join(', ')}), so its cells are kept as labels.`
    notes.push({ code: 'mixed-units', column: name, message })
  }
  return notes
}

type Base = Pick<ColumnSchema, 'name' | 'missing'>
type Decision = { schema: ColumnSchema; notes: readonly SourceNote[] }

function numberColumnOf(
  base: Base,
  scan: ColumnScan,
  words: readonly Level[],
  options: DecideOptions,
  notes: readonly SourceNote[],
): Decision {
  const { name } = base
  const evidence = words.map(({ text, count }) => ({ count, ...numberEvidence(text) }))
  const decimal = options.decimal ?? decimalOf(scan, evidence)
  const [unit] = currenciesOf(evidence.map((entry) => entry.unit))
  const sentinels = findSentinels(scan.numbers)
  const found: SourceNote[] = sentinels.map((value) => ({
    code: 'sentinel',
    column: name,
    message: `${value} was read as missing in ${cellsOf(scan.numbers.sentinels.get(value)!)} of "${name}": it lies apart from all other values.`,
  }))
  if (unit !== undefined) {
    found.push({ code: 'unit', column: name, message: `The numbers of "${name}" are in ${unit}.` })
  }
  if (decimal === ',' && options.decimal === undefined) {
    found.push({ code: 'decimal-comma', column: name, message: `A comma parts the fraction in "${name}".` })
  }
  const schema: NumberSchema = {
    ...base,
    kind: 'number',
    decimal,
    ...(unit === undefined ? {} : { unit }),
    ...(sentinels.length === 0 ? {} : { sentinels }),
  }
  return { schema, notes: [...notes, ...found] }
}

function decimalOf(
  scan: ColumnScan,
  evidence: readonly { count: number; decimal?: DecimalSign | 'either' }[],
): DecimalSign {
  let commas = 0
  let points = scan.numbers.decimalPoints
  for (const { count, decimal } of evidence) {
    if (decimal === ',') commas += count
    if (decimal === '.') points += count
  }
  return commas > points ? ',' : '.'
}

function dateColumnOf(
  base: Base,
  scan: ColumnScan,
  words: readonly Level[],
  options: DecideOptions,
  notes: readonly SourceNote[],
): Decision {
  const isBirth = birthName.test(base.name)
  const evidence = dateOrderOf(words)
  const order = evidence.order ?? options.dateOrder ?? evidence.habit
  const found: SourceNote[] = []
  if (evidence.isAmbiguous && evidence.order === undefined) {
    const name = order === 'dmy' ? 'day/month/year' : 'month/day/year'
    const message = `The dates of "${base.name}" could be read in two ways and were read as ${name}.`
    found.push({ code: 'date-order-guessed', column: base.name, message })
  }
  const schema: DateSchema = {
    ...base,
    kind: 'date',
    order,
    // Nobody at work was born less than twelve years ago; other dates may lie a little ahead.
    latestYear: isBirth ? options.thisYear - 12 : options.thisYear + 10,
    earliest: civilDays(isBirth ? 1890 : 1800, 1, 1),
    latest: isBirth ? options.today : civilDays(2200, 1, 1),
    ...(scan.numbers.compactDates > 0 ? { hasCompactDates: true } : {}),
  }
  if (evidence.hasShortYears) {
    const message = `Years of two digits in "${base.name}" were read as ${schema.latestYear - 99} to ${schema.latestYear}.`
    found.push({ code: 'short-years', column: base.name, message })
  }
  return { schema, notes: [...notes, ...found] }
}

/** What the dates of a column say about the order of day and month, by numbers over twelve. */
export function dateOrderOf(levels: readonly Level[]): {
  order: DateOrder | undefined
  habit: DateOrder
  isAmbiguous: boolean
  hasShortYears: boolean
} {
  let dayFirst = 0
  let monthFirst = 0
  let isAmbiguous = false
  let hasShortYears = false
  let slashes = 0
  for (const { text, count } of levels) {
    const date = readDateText(text)
    if (!date) continue
    if (date.hasShortYear) hasShortYears = true
    if (!date.isAmbiguousOrder) continue
    isAmbiguous = true
    if (text.includes('/')) slashes += count
    if (date.first > 12 && date.second <= 12) dayFirst += count
    if (date.second > 12 && date.first <= 12) monthFirst += count
  }
  const order = dayFirst === monthFirst ? undefined : dayFirst > monthFirst ? 'dmy' : 'mdy'
  return { order, habit: slashes > 0 ? 'mdy' : 'dmy', isAmbiguous, hasShortYears }
}

function cellsOf(count: number): string {
  return count === 1 ? '1 cell' : `${count} cells`
}
