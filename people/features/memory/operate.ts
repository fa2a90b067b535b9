import { coarseGrain, daysPerMonth, grain } from '../expression/expression.ts'
import type { Operator, SummaryWay, Value } from '../expression/expression.ts'

type Values = readonly Value[]
type Known = number | boolean | string

/** An operation as SQL has it: what is not known makes the result not known, unless it cannot matter. */
export function operate(operator: Operator, values: Values): Value {
  switch (operator) {
    case 'and':
      return values.includes(false) ? false : values.includes(null) ? null : true
    case 'or':
      return values.includes(true) ? true : values.includes(null) ? null : false
    case 'is missing':
      return values[0] === null
    case 'coalesce':
      return values.find((value) => value !== null) ?? null
    default:
      return values.includes(null) ? null : known(operator, values as readonly Known[])
  }
}

function known(operator: Operator, values: readonly Known[]): Value {
  const [a, b] = values as readonly [Known, Known]
  switch (operator) {
    case 'not':
      return a !== true
    case 'equal':
      return a === b
    case 'less':
      return a < b
    case 'at most':
      return a <= b
    case 'days between':
      return daysFrom(String(b), String(a))
    case 'month of':
      return Number(String(a).slice(5, 7))
    case 'year of':
      return Number(String(a).slice(0, 4))
    default:
      return reckon(operator, values.map(Number))
  }
}

function reckon(operator: Operator, values: readonly number[]): Value {
  const [a = 0, b = 0] = values
  switch (operator) {
    case 'add':
      return values.reduce((sum, value) => sum + value, 0)
    case 'subtract':
      return a - b
    case 'multiply':
      return values.reduce((product, value) => product * value, 1)
    case 'divide':
      return b === 0 ? null : a / b
    default:
      return a > 0 ? Math.log(a) : null
  }
}

/** Days from one date to another. */
export function daysFrom(from: string, to: string): number {
  return (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000
}

/** Values in the order of their records, with the day of each. */
export interface DatedValue {
  readonly value: Known
  readonly on: string
}

/** Makes one value of the known ones. */
export function summarise(way: SummaryWay, dated: readonly DatedValue[], asOf: string): Value {
  if (way === 'count') return dated.length
  if (way === 'distinct') return new Set(dated.map(({ value }) => value)).size
  if (dated.length === 0) return null
  if (way === 'latest') return dated.at(-1)!.value
  if (way === 'first') return dated[0]!.value
  if (way === 'min')
    return dated.reduce((least, { value }) => (value < least ? value : least), dated[0]!.value)
  if (way === 'max') return dated.reduce((most, { value }) => (value > most ? value : most), dated[0]!.value)
  const numbers = dated.map(({ value }) => Number(value))
  if (way === 'slope') return slope(dated, asOf)
  return way === 'sum' ? sum(numbers) : way === 'mean' ? mean(numbers) : deviation(numbers)
}

const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0)
const sum = (values: readonly number[]): number => total(values.map((value) => inGrains(value)))
const inGrains = (value: number, size = grain): number => Math.floor(value / size + 0.5) * size
export const mean = (values: readonly number[]): number => sum(values) / values.length

/** Standard deviation of a sample, out of sums that are exact; not known of fewer than two. */
export function deviation(values: readonly number[]): number | null {
  const count = values.length
  if (count < 2) return null
  const x = values.map((value) => inGrains(value, coarseGrain))
  const spread = (total(x.map((value) => value * value)) - (total(x) * total(x)) / count) / (count - 1)
  return spread > 1e-9 ? Math.sqrt(spread) : 0
}

/** Least squares over days, told for a month. */
function slope(dated: readonly DatedValue[], asOf: string): number | null {
  const days = dated.map(({ on }) => daysFrom(asOf, on))
  const y = dated.map(({ value }) => inGrains(Number(value), coarseGrain))
  const count = dated.length
  const spread = count * total(days.map((day) => day * day)) - total(days) * total(days)
  if (spread === 0) return null
  const together = total(days.map((day, at) => day * y[at]!))
  return (daysPerMonth * (count * together - total(days) * total(y))) / spread
}
