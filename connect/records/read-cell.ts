import { isCivilDate } from '@cadre/core'
import type { CivilDate } from '@cadre/core'
import {
  dateDays,
  isMissingMarker,
  isoDate,
  readBooleanText,
  readDateText,
  readNumberText,
} from '@cadre/lifecycle/ingest'
import type { Field } from '@cadre/people'
import { comparable, knownWord } from './cell-words.ts'
import type { CellFormat } from './import-mapping.ts'
import type { WishedValue } from './record-value.ts'

/** A cell of a staged sheet; dates of spreadsheets come as ISO texts. */
export type SheetCell = string | number | boolean | null

/** What a cell says, nothing, or why it cannot be read. */
export type CellReading<Value> =
  | { readonly value: Value }
  | { readonly isEmpty: true }
  | { readonly problem: string; readonly code: string }

const empty = { isEmpty: true } as const
const problem = (code: string, message: string) => ({ code, problem: message })

/** The cell's text without outer spaces; `undefined` when it is empty. */
function trimmedText(cell: SheetCell): string | undefined {
  if (cell === null) return undefined
  // Exports put an apostrophe before what a spreadsheet would run as a formula, a "+51 1 234" too.
  const plain = String(cell).trim()
  const text = plain.includes('\0') ? plain.replaceAll('\0', '').trim() : plain
  if (text === '') return undefined
  return text.startsWith("'") ? text.replace(/^'(?=[=+\-@])/, '') : text
}

/** The same; `undefined` also when it stands for nothing, such as "n/a". */
export function cellText(cell: SheetCell): string | undefined {
  const text = trimmedText(cell)
  return text === undefined || isMissingMarker(text) ? undefined : text
}

/** There are people called Null, and NA is Namibia. */
function isNameOrCountry(field: Field): boolean {
  return field.type === 'text' && (field.format === 'country' || field.identifying === 'directly')
}

/** Reads a cell as the value of a field. `target` names the field for words that are known for it. */
export function readFieldCell(
  cell: SheetCell,
  field: Field,
  { target, format = {} }: { readonly target: string; readonly format?: CellFormat },
): CellReading<WishedValue> {
  const text = isNameOrCountry(field) ? trimmedText(cell) : cellText(cell)
  if (text === undefined) return empty
  switch (field.type) {
    case 'text':
      return readText(text, field.format, field.maxLength)
    case 'integer':
    case 'number':
      return readNumber(text, field, format)
    case 'boolean':
      return readYesNo(text)
    case 'date':
      return readDateCell(text, format)
    case 'instant':
      return Number.isNaN(Date.parse(text))
        ? problem('instant_invalid', 'must be an instant such as 2026-03-31T09:00:00Z')
        : { value: new Date(text).toISOString() }
    case 'money':
      return readMoney(text, format)
    case 'texts':
      return { value: text.split(/\s*;\s*/).filter((part) => part !== '') }
    case 'choice':
      return readChoice(text, field.choices, target)
    case 'reference':
      return { value: { lookUp: field.to, text: text.replaceAll(/\s+/gu, ' ') } }
  }
}

function readText(text: string, kind: string, maxLength: number): CellReading<string> {
  const plain = kind === 'free text' ? text : text.replaceAll(/\s+/gu, ' ')
  const value = kind === 'country' || kind === 'currency' ? plain.toUpperCase() : plain
  if (value.length > maxLength) return problem('too_long', `must have at most ${maxLength} characters`)
  return { value: kind === 'email' ? value.toLowerCase() : value }
}

/** Reads yes or no in the usual words. */
export function readYesNo(text: string): CellReading<boolean> {
  const read = readBooleanText(text)
  return read === undefined ? problem('yes_no_invalid', 'must be yes or no') : { value: read === 1 }
}

function readNumber(
  text: string,
  { type, min, max }: Extract<Field, { type: 'integer' | 'number' }>,
  format: CellFormat,
): CellReading<number> {
  const read = readNumberText(text, format.decimal ?? '.')
  if (read === undefined) return problem('number_invalid', 'must be a number')
  const value = format.isPercent || text.endsWith('%') ? read / 100 : read
  if (type === 'integer' && !Number.isInteger(value)) return problem('not_whole', 'must be a whole number')
  if (value < min || value > max) return problem('out_of_range', `must be from ${min} to ${max}`)
  return { value }
}

/** What texts of dates were found to mean, by the format: a sheet has few, often. */
const dates = new WeakMap<CellFormat, Map<string, CellReading<CivilDate>>>()

/** Reads a date; what is ambiguous goes by the format's order. */
export function readDateCell(text: string, format: CellFormat): CellReading<CivilDate> {
  let known = dates.get(format)
  if (!known) dates.set(format, (known = new Map()))
  let reading = known.get(text)
  if (reading) return reading
  reading = readDate(text, format)
  if (known.size >= mostMeanings) known.clear()
  known.set(text, reading)
  return reading
}

function readDate(text: string, { dateOrder, latestYear }: CellFormat): CellReading<CivilDate> {
  const date = readDateText(text)
  if (!date) return problem('date_invalid', 'must be a date, such as 2026-03-31')
  const days = dateDays(date, { order: dateOrder ?? 'dmy', latestYear: latestYear ?? 2099 })
  const value = days === undefined ? '' : isoDate(days)
  if (!isCivilDate(value)) return problem('date_invalid', 'is no date that exists between 1900 and 2200')
  return { value }
}

function readMoney(text: string, format: CellFormat): CellReading<WishedValue> {
  const named = text.match(/^([A-Z]{3})\s|\s?([A-Z]{3})$/)
  const currency = named?.[1] ?? named?.[2] ?? format.currency
  if (currency === undefined) return problem('currency_missing', 'names no currency; set one for the column')
  const amount = readNumberText(text, format.decimal ?? '.')
  if (amount === undefined) return problem('number_invalid', 'must be an amount')
  const digits = minorDigits(currency)
  if (digits === undefined) return problem('currency_invalid', 'names a currency that does not exist')
  const minor = Math.round(amount * 10 ** digits)
  if (Math.abs(amount * 10 ** digits - minor) > 1e-4)
    return problem('too_precise', `must have at most ${digits} digits after the decimal sign`)
  if (Math.abs(minor) > 1e15) return problem('out_of_range', 'is too large')
  return { value: { minor, currency } }
}

const currencies = new Set(Intl.supportedValuesOf('currency'))

const digitsOf = new Map<string, number | undefined>()

/** Digits of the minor unit (ISO 4217); `undefined` for what is no currency. */
export function minorDigits(currency: string): number | undefined {
  if (!currencies.has(currency)) return undefined
  if (!digitsOf.has(currency)) digitsOf.set(currency, digitsFromLocale(currency))
  return digitsOf.get(currency)
}

function digitsFromLocale(currency: string): number | undefined {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits
}

/** What words of choices were found to mean, by target: a sheet has few, often. */
const meanings = new Map<string, string | undefined>()
const mostMeanings = 10_000

function choiceOf(text: string, choices: readonly string[], target: string): string | undefined {
  const key = `${target}\0${choices.join('\0')}\0${text}`
  if (meanings.has(key)) return meanings.get(key)
  const wanted = comparable(text)
  const value = choices.find((choice) => comparable(choice) === wanted) ?? knownWord(target, text)
  if (meanings.size >= mostMeanings) meanings.clear()
  meanings.set(key, value)
  return value
}

function readChoice(text: string, choices: readonly string[], target: string): CellReading<string> {
  const value = choiceOf(text, choices, target)
  if (value === '') return empty
  if (value !== undefined) return { value }
  return problem('choice_unknown', `must be one of: ${choices.join(', ')}; or say what the word means`)
}
