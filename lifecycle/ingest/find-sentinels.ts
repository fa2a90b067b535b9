import type { NumberTally } from './number-tally.ts'

/** Fewer different values than this may be a scale of answers, in which -1 is one of them. */
const fewAnswers = 5

/**
 * Numbers such as -1, -999 or 9999 that stand for an empty cell: they come more than once and lie
 * apart from everything else in the column (the only negatives, or over three times the largest).
 */
export function findSentinels(tally: NumberTally): number[] {
  if (tally.min > tally.max) return []
  if (tally.distinct.length < fewAnswers && ![...tally.sentinels.keys()].some(isLongNine)) return []
  return [...tally.sentinels]
    .filter(([value, count]) => count >= 2 && liesApart(value, tally))
    .map(([value]) => value)
    .sort((a, b) => a - b)
}

function isLongNine(value: number): boolean {
  return Math.abs(value) >= 999
}

function liesApart(value: number, { min, max }: NumberTally): boolean {
  if (value < 0) return min >= 0 && (value === -1 ? max >= fewAnswers : max > 0)
  // 99 is a plausible count of almost anything; only a short scale makes it a code.
  if (value === 99) return min >= 0 && max <= 20
  return min >= 0 && max > 0 && value > max * 3
}
