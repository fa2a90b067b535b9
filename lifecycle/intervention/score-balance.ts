import { logOddsOf } from './followed-score.ts'
import type { KnownScore } from './followed-score.ts'

interface Weighted {
  readonly row: KnownScore
  readonly weight: number
}

/**
 * How far the scores of two groups lie apart: difference of the mean log-odds over the standard deviation among those for whom
 * something was done, so that before and after matching compare. Under 0.1 counts as alike (Austin 2009).
 */
export function scoreBalance(
  treated: readonly KnownScore[],
  others: readonly Weighted[],
  spreadOf: readonly KnownScore[],
): number {
  const mean = meanOf(spreadOf.map(even))
  const variance =
    spreadOf.reduce((sum, row) => sum + (logOddsOf(row) - mean) ** 2, 0) / Math.max(1, spreadOf.length - 1)
  const apart = meanOf(treated.map(even)) - meanOf(others)
  return variance > 0 ? apart / Math.sqrt(variance) : 0
}

/** A row that counts as one. */
export function even(row: KnownScore): Weighted {
  return { row, weight: 1 }
}

function meanOf(rows: readonly Weighted[]): number {
  const total = rows.reduce((sum, { weight }) => sum + weight, 0)
  return rows.reduce((sum, { row, weight }) => sum + weight * logOddsOf(row), 0) / total
}
