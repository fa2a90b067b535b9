import type { CivilDate } from '@cadre/core'
import { columnTokens, entities, entityNamed } from '@cadre/people'
import { amountFormatOf, dateFormatOf, sampleColumn, tellsDateOrder } from './column-sample.ts'
import type { ColumnSample } from './column-sample.ts'
import type { CellFormat, ColumnMapping, ColumnSuggestion, ImportMapping } from './import-mapping.ts'
import { fieldOf, importTargets } from './import-target.ts'
import type { ImportTarget, ImportTargets } from './import-target.ts'
import type { SheetCell } from './read-cell.ts'
import { comparable, knownWord } from './cell-words.ts'
import { targetNames } from './target-names.ts'

export interface SheetStart {
  readonly columns: readonly string[]
  /** The first rows. */
  readonly rows: readonly (readonly SheetCell[])[]
}

interface SuggestOptions {
  readonly today: CivilDate
  /** Mappings that were used before; one with the same columns is taken as it was. */
  readonly saved?: readonly ImportMapping[]
  readonly targets?: ImportTargets
}

export interface MappingSuggestion {
  readonly mapping: ImportMapping
  readonly columns: readonly ColumnSuggestion[]
}

/**
 * Proposes where each column goes, from its name, its cells and mappings that were used before. A target is
 * proposed once, for the column that is surest; what nothing is known of is kept aside.
 */
export function suggestMapping(
  sheet: SheetStart,
  { today, saved = [], targets = importTargets }: SuggestOptions,
): MappingSuggestion {
  const before = saved.find(({ columns }) => columns.every(({ column }) => sheet.columns.includes(column)))
  if (before && before.columns.length === sheet.columns.length) return suggestSaved(before, today)
  const samples = sheet.columns.map((_, index) => sampleColumn(sheet.rows.map((row) => row[index] ?? null)))
  const exported = entityOfExport(sheet)
  const wanted = isOfMarketPay(sheet.columns) ? isMarketPay : isNotMarketPay
  const guesses = sheet.columns.map((column, index) =>
    exported === undefined
      ? guessColumn(column, samples[index]!, { targets, wanted })
      : guessExported(column, exported, targets),
  )
  const usual = samples.map(tellsDateOrder).find((order) => order !== undefined) ?? 'dmy'
  const columns = keepSurest(sheet.columns, guesses).map((suggestion, index) =>
    withFormat(suggestion, samples[index]!, { today, usual, targets }),
  )
  return {
    columns,
    mapping: {
      kind: kindOf(columns),
      asOf: today,
      columns: columns.map(plainColumn),
      // An export says all that there is to say.
      ...(exported === undefined ? sayingsFor(columns) : { fixed: {}, defaults: {} }),
    },
  }
}

function suggestSaved(mapping: ImportMapping, today: CivilDate): MappingSuggestion {
  const reason = 'this is how a sheet with the same columns was read before'
  return {
    mapping: { ...mapping, asOf: today },
    columns: mapping.columns.map((column) => ({ ...column, confidence: 1, reason })),
  }
}

interface Guess {
  readonly to: string
  readonly confidence: number
  readonly reason: string
}

/** The kind of record that the sheet is an export of. */
function entityOfExport({ columns, rows }: SheetStart): string | undefined {
  if (!['id', 'validFrom', 'validTo'].every((name) => columns.includes(name))) return undefined
  const id = String(rows[0]?.[columns.indexOf('id')] ?? '')
  return entities.find(({ idPrefix }) => id.startsWith(`${idPrefix}_`))?.name
}

function guessExported(column: string, entity: string, targets: ImportTargets): Guess | undefined {
  const { name, subject } = entityNamed(entity)
  // Whose somebody's own record is, its id says already.
  if (column === 'subjectId' && name === subject) return undefined
  const to = column === 'subjectId' ? `${subject}.id` : `${entity}.${column}`
  if (!targets.has(to)) return undefined
  return { to, confidence: 1, reason: 'the sheet is an export of Cadre' }
}

const isMarketPay = (to: string): boolean => to.startsWith('market_pay.')
const isNotMarketPay = (to: string): boolean => !isMarketPay(to)

/** A table of what others pay has a median beside a quarter: no sheet of people does. */
function isOfMarketPay(columns: readonly string[]): boolean {
  const names = new Set(columns.map((column) => columnTokens(column).join('')))
  const has = (to: string): boolean =>
    columns.includes(to) || targetNames[to]!.some((name) => names.has(name.replaceAll(' ', '')))
  return has('market_pay.median') && (has('market_pay.percentile25') || has('market_pay.percentile75'))
}

interface Candidates {
  readonly targets: ImportTargets
  /** Which of the targets that are known by names a column may go to. */
  readonly wanted: (to: string) => boolean
}

function guessColumn(
  column: string,
  sample: ColumnSample,
  { targets, wanted }: Candidates,
): Guess | undefined {
  if (targets.has(column))
    return { to: column, confidence: 1, reason: 'the column has the name of the field' }
  const added = [...targets.values()].find(
    ({ custom, field, meaning }) =>
      custom &&
      [field!.slice('custom.'.length), meaning].some((name) => comparable(name) === comparable(column)),
  )
  if (added) return { to: added.name, confidence: 0.95, reason: 'it is called like a field that was added' }
  const tokens = columnTokens(column)
  const whole = tokens.join('')
  const found = Object.entries(targetNames).flatMap(([to, names]) => {
    if (!wanted(to)) return []
    const isWhole = names.some((name) => name.replaceAll(' ', '') === whole)
    const isPart =
      !isWhole && names.some((name) => name.includes(' ') && ` ${tokens.join(' ')} `.includes(` ${name} `))
    const fit = fitOf(to, sample)
    if ((!isWhole && !isPart) || fit === 0) return []
    return [
      {
        to,
        confidence: Math.round((isWhole ? 0.95 : 0.7) * fit * 100) / 100,
        reason: isWhole ? 'its name' : 'a part of its name',
      },
    ]
  })
  return found.sort((a, b) => b.confidence - a.confidence)[0]
}

/** How well the cells go with the target: 0 when they cannot. */
function fitOf(to: string, sample: ColumnSample): number {
  if (sample.texts.length === 0) return 0.5
  const target = importTargets.get(to)!
  const field = fieldOf(target)
  if (isDate(target)) return sample.areDates ? 1 : 0
  if (target.reads === 'years since') return sample.areNumbers ? 1 : 0
  if (field?.type === 'number' || field?.type === 'integer' || field?.type === 'money')
    return sample.areNumbers ? 1 : 0
  if (field?.type === 'choice') {
    const known = sample.words.filter(
      (word) => field.choices.includes(word.toLowerCase()) || knownWord(to, word) !== undefined,
    )
    return known.length === sample.words.length ? 1 : known.length > 0 ? 0.6 : 0
  }
  if (field?.type === 'text' && field.format === 'country')
    return sample.words.every((word) => /^[A-Za-z]{2}$/.test(word)) ? 1 : 0
  if (field?.type === 'text' && field.format === 'email')
    return sample.words.every((word) => word.includes('@')) ? 1 : 0
  // Grades of a survey are often numbers.
  if (to === 'market_pay.gradeId' && sample.areNumbers) return 0.6
  if (target.reads === 'full name' || field?.type === 'reference' || target.reads === 'job')
    return sample.areNumbers || sample.areDates ? 0 : 1
  return sample.areDates ? 0 : 1
}

function isDate(target: ImportTarget): boolean {
  const { reads } = target
  return (
    reads === 'first day' ||
    reads === 'last day' ||
    reads === 'day after' ||
    reads === 'as of' ||
    fieldOf(target)?.type === 'date'
  )
}

function keepSurest(columns: readonly string[], guesses: readonly (Guess | undefined)[]): ColumnSuggestion[] {
  return columns.map((column, index) => {
    const guess = guesses[index]
    if (!guess) return { column, to: null, confidence: 0, reason: 'nothing is known of it: it is kept aside' }
    const isBeaten = guesses.some(
      (other, place) =>
        other?.to === guess.to &&
        (other.confidence > guess.confidence || (other.confidence === guess.confidence && place < index)),
    )
    if (isBeaten)
      return { column, to: null, confidence: 0, reason: `another column is surer to be ${guess.to}` }
    return { column, ...guess }
  })
}

function withFormat(
  suggestion: ColumnSuggestion,
  sample: ColumnSample,
  {
    today,
    usual,
    targets,
  }: { readonly today: CivilDate; readonly usual: 'dmy' | 'mdy'; readonly targets: ImportTargets },
): ColumnSuggestion {
  const target = suggestion.to === null ? undefined : targets.get(suggestion.to)
  if (!target) return suggestion
  const format: CellFormat | undefined = isDate(target)
    ? dateFormatOf(sample, { usual, latestYear: Number(today.slice(0, 4)) + (isPast(target) ? 0 : 5) })
    : isAmount(target)
      ? amountFormatOf(sample)
      : undefined
  const values = meaningsOf(target, sample)
  return { ...suggestion, ...(format && { format }), ...(values && { values }) }
}

/** Nobody is born, and nobody has been hired, in the years to come. */
const isPast = ({ name }: ImportTarget): boolean =>
  name === 'contact_details.birthDate' || name === 'employment.originalHireDate'

function isAmount(target: ImportTarget): boolean {
  const type = fieldOf(target)?.type
  return type === 'money' || type === 'number' || type === 'integer'
}

/** What the words of a column with choices mean; shown, so that a person sees and mends it. */
function meaningsOf(
  target: ImportTarget,
  { words }: ColumnSample,
): Record<string, string | null> | undefined {
  if (target.name === 'employment.leavingReason') {
    const still = words.filter((word) => /still.?employed|^n\/?a\b/i.test(word))
    return still.length > 0 ? Object.fromEntries(still.map((word) => [word, null])) : undefined
  }
  const field = fieldOf(target)
  if (field?.type !== 'choice') return undefined
  return Object.fromEntries(
    words.flatMap((word) => {
      const meaning = knownWord(target.name, word)
      return meaning === undefined ? [] : [[word, meaning === '' ? null : meaning]]
    }),
  )
}

function kindOf(columns: readonly ColumnSuggestion[]): ImportMapping['kind'] {
  return columns.some(({ to }) => to === 'row.asOf') ? 'history' : 'snapshot'
}

/** What records need and the sheet does not say, for a person to see and change. */
function sayingsFor(columns: readonly ColumnSuggestion[]): Pick<ImportMapping, 'fixed' | 'defaults'> {
  const has = (name: string): boolean => columns.some(({ to }) => to === name)
  const isNamed = has('person.fullName') || has('person.lastName')
  if (!isNamed && !has('person.employeeNumber') && !has('person.workEmail'))
    return { fixed: {}, defaults: {} }
  const isMonthly = columns.some(
    ({ column, to }) => to === 'pay.amount' && /month|mensual|mensal/i.test(column),
  )
  const isNumbered = !isNamed && has('person.employeeNumber')
  return {
    fixed: has('pay.amount') && !has('pay.period') ? { 'pay.period': isMonthly ? 'month' : 'year' } : {},
    defaults: {
      ...(isNumbered && { 'person.firstName': 'Employee', 'person.lastName': '{person.employeeNumber}' }),
      ...(!has('employment.type') && { 'employment.type': 'full time' }),
    },
  }
}

function plainColumn({ column, to, format, values }: ColumnSuggestion): ColumnMapping {
  return { column, to, ...(format && { format }), ...(values && { values }) }
}
