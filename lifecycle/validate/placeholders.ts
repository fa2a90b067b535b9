import type { Column } from '@cadre/learn/table'
import { firstAtLeast, forEachRun } from './sorted-numbers.ts'
import { dayText } from './value-counts.ts'

export interface Placeholder {
  readonly value: string
  readonly count: number
}

const standIns = new Set(
  `?|-|--|.|n/a|na|n.a.|#n/a|#ref!|#value!|nan|null|nil|none given|missing|unknown|not stated|not available|not known|not specified|undefined|
   tbd|tba|to be defined|xxx|xx|asdf|dummy|sin datos|desconocido|no aplica|desconhecido|nao informado|não informado|inconnu|non renseigné|unbekannt|keine angabe|k.a.`
    .split('|')
    .map((word) => word.trim()),
)

/** Day numbers people and programs write for "no date". */
const standInDays = new Set(
  [
    '1900-01-01',
    '1899-12-30',
    '1899-12-31',
    '1901-01-01',
    '1970-01-01',
    '2099-12-31',
    '2999-12-31',
    '9999-12-31',
  ].map((date) => Date.parse(date) / 86_400_000),
)

/** Labels that stand for a missing cell. */
export function placeholderLabels(levels: readonly string[], counts: ArrayLike<number>): Placeholder[] {
  return levels
    .map((value, code) => ({ value, count: counts[code]! }))
    .filter(({ value, count }) => count > 0 && standIns.has(value.trim().toLowerCase()))
}

/**
 * Numbers that stand for a missing cell or a cap: -1 and its like where nothing else is negative, and repeated
 * nines (99, 9999) far beyond all other values. Dates such as 1900-01-01. Takes the values ascending.
 */
export function placeholderNumbers(kind: Column['kind'], sorted: Float64Array): Placeholder[] {
  if (sorted.length < 10) return []
  if (kind === 'date') return standInDates(sorted)
  const found = [...loneNegatives(sorted), ...farNines(sorted)]
  return found.map(({ value, count }) => ({ value: String(value), count }))
}

interface Run {
  readonly value: number
  readonly count: number
}

function standInDates(sorted: Float64Array): Placeholder[] {
  const found: Placeholder[] = []
  forEachRun(sorted, (value, count) => {
    if (standInDays.has(value)) found.push({ value: dayText(value), count })
  })
  return found
}

/** Negative values, when every one of them is -1, -9, -99 or the like and zero or more is the rule. */
function loneNegatives(sorted: Float64Array): Run[] {
  const negatives = sorted.subarray(0, firstAtLeast(sorted, 0))
  if (negatives.length === 0 || negatives.length > sorted.length / 2) return []
  const runs: Run[] = []
  forEachRun(negatives, (value, count) => runs.push({ value, count }))
  return runs.every(({ value }) => value === -1 || /^-9+$/.test(String(value))) ? runs : []
}

/** The largest value, all nines, seen more than once and at least twice the next one. */
function farNines(sorted: Float64Array): Run[] {
  const value = sorted[sorted.length - 1]!
  if (value < 99 || !/^9+$/.test(String(value))) return []
  const first = firstAtLeast(sorted, value)
  const next = sorted[first - 1]
  const count = sorted.length - first
  return count >= 2 && next !== undefined && value >= 2 * next ? [{ value, count }] : []
}
