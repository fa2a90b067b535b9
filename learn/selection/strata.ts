import type { Target } from '../estimator.ts'

const mostBins = 20

/**
 * Which rows should be spread alike over folds: those of one class or, for numbers, of one quantile
 * bin of at least `folds` rows. Equal numbers share a bin.
 */
export function strataOf({ task, values }: Target, folds: number): Int32Array {
  if (task !== 'regression') return Int32Array.from(values)
  const rows = Int32Array.from(values.keys()).sort((a, b) => values[a]! - values[b]! || a - b)
  const bins = Math.max(1, Math.min(mostBins, Math.floor(rows.length / folds)))
  const strata = new Int32Array(rows.length)
  let bin = 0
  for (let rank = 0; rank < rows.length; rank++) {
    const isTied = rank > 0 && values[rows[rank]!] === values[rows[rank - 1]!]
    if (!isTied) bin = Math.floor((rank * bins) / rows.length)
    strata[rows[rank]!] = bin
  }
  return strata
}
