import { applyCalibrator, fitPlatt } from '@cadre/learn/calibration'
import type { Interval } from '@cadre/learn/metrics'
import type { KnownScore } from './followed-score.ts'
import type { Match } from './match-scores.ts'
import { even } from './score-balance.ts'

interface Weighted {
  readonly row: KnownScore
  readonly weight: number
}

/** What each person of some matches adds to the difference: those for whom it was done first, then those beside them. */
export interface MatchedTerms {
  readonly treated: readonly KnownScore[]
  /** Everybody who is compared with, with how often, in parts of whole matches. */
  readonly others: readonly Weighted[]
  readonly rows: readonly KnownScore[]
  /** Of each row: weight times outcome less what is expected of its score; those compared with count below zero. */
  readonly terms: Float64Array
}

/** The parts of matches, less what the line says that outcomes follow among all for whom nothing was done (Abadie and Imbens 2011). */
export function matchedTerms(matches: readonly Match[], untreated: readonly KnownScore[]): MatchedTerms {
  const treated = matches.map((match) => match.treated)
  const others = [...usesOf(matches)].map(([row, weight]) => ({ row, weight }))
  const parts = [...treated.map(even), ...others.map(({ row, weight }) => ({ row, weight: -weight }))]
  const rows = parts.map(({ row }) => row)
  const expected = expectedOutcomes(untreated, rows)
  const terms = Float64Array.from(parts, ({ row, weight }, at) => weight * (row.outcome - expected[at]!))
  return { treated, others, rows, terms }
}

/** How much more often it happened to those for whom it was done, where each row counts with a weight; `from` is where the rows begin. */
export function meanDifference({ treated, terms }: MatchedTerms, weights: Float64Array, from = 0): number {
  let [sum, count] = [0, 0]
  for (let at = 0; at < terms.length; at++) {
    sum += weights[from + at]! * terms[at]!
    if (at < treated.length) count += weights[from + at]!
  }
  return count > 0 ? sum / count : Number.NaN
}

/** Share of those for whom it was done to whom it happened, and of people like them. */
export function sharesOf({ treated, others }: MatchedTerms): {
  readonly leftTreated: number
  readonly leftAlike: number
} {
  return {
    leftTreated: treated.reduce((sum, { outcome }) => sum + outcome, 0) / treated.length,
    leftAlike: others.reduce((sum, { row, weight }) => sum + weight * row.outcome, 0) / treated.length,
  }
}

/** A difference of shares as so many fewer of a hundred. */
export function fewerOfHundred({ value, low, high }: Interval): Interval {
  return { value: -100 * value, low: -100 * high, high: -100 * low }
}

/** Rows of one person have one number: they are drawn together. */
export function personNumbers(rows: readonly KnownScore[]): Int32Array {
  const numbers = new Map<string, number>()
  return Int32Array.from(rows, ({ subjectId }) => {
    const number = numbers.get(subjectId) ?? numbers.size
    numbers.set(subjectId, number)
    return number
  })
}

function usesOf(matches: readonly Match[]): Map<KnownScore, number> {
  const used = new Map<KnownScore, number>()
  for (const { alike } of matches)
    for (const other of alike) used.set(other, (used.get(other) ?? 0) + 1 / alike.length)
  return used
}

/** What comes of people with these scores where nothing was noted, by a logistic line through the score. */
function expectedOutcomes(untreated: readonly KnownScore[], asked: readonly KnownScore[]): Float64Array {
  const labels = Float64Array.from(untreated, ({ outcome }) => outcome)
  const first = labels[0] ?? 0
  if (labels.every((label) => label === first)) return new Float64Array(asked.length).fill(first)
  const line = fitPlatt(
    labels,
    Float64Array.from(untreated, ({ score }) => score),
  )
  return applyCalibrator(
    line,
    Float64Array.from(asked, ({ score }) => score),
  )
}
