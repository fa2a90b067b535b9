import type { Link } from '../estimator.ts'
import type { Fold } from './fold.ts'

/** Predictions of rows by models that have not seen them. */
export interface OutOfFold {
  readonly outputs: number
  /** How the margins become predictions. */
  readonly link: Link
  /** Rows × outputs; the mean over repeats; NaN where a row was never tested. */
  readonly predictions: Float64Array
  /** Same shape, before the link. */
  readonly margins: Float64Array
  /** Rows × periods, of models that know when: probability by the end of each; NaN where a row was never tested. */
  readonly byPeriod?: Float64Array
}

interface FoldPredictions {
  readonly outputs: number
  readonly link: Link
  readonly predictions: Float64Array
  readonly margins: Float64Array
  readonly byPeriod?: Float64Array | undefined
}

/** Puts the test rows of folds back in their places in a table of `rowCount` rows. */
export function gatherOutOfFold(
  rowCount: number,
  folds: readonly Pick<Fold, 'test'>[],
  results: readonly FoldPredictions[],
): OutOfFold {
  const outputs = results[0]?.outputs ?? 1
  const place = (of: 'predictions' | 'margins'): Float64Array =>
    meanByRow(
      { rowCount, outputs },
      folds,
      results.map((result) => result[of]),
    )
  const link = results[0]?.link ?? 'identity'
  const byPeriod = results.flatMap((result) => result.byPeriod ?? [])
  const periods = (byPeriod[0]?.length ?? 0) / Math.max(1, folds[0]?.test.length ?? 1)
  return {
    outputs,
    link,
    predictions: place('predictions'),
    margins: place('margins'),
    ...(periods > 0 &&
      byPeriod.length === folds.length && {
        byPeriod: meanByRow({ rowCount, outputs: periods }, folds, byPeriod),
      }),
  }
}

function meanByRow(
  { rowCount, outputs }: { readonly rowCount: number; readonly outputs: number },
  folds: readonly Pick<Fold, 'test'>[],
  values: readonly Float64Array[],
): Float64Array {
  const sums = new Float64Array(rowCount * outputs)
  const counts = new Int32Array(rowCount)
  for (let fold = 0; fold < folds.length; fold++) {
    const { test } = folds[fold]!
    for (let i = 0; i < test.length; i++) {
      const row = test[i]!
      counts[row]!++
      for (let output = 0; output < outputs; output++)
        sums[row * outputs + output]! += values[fold]![i * outputs + output]!
    }
  }
  return sums.map((sum, index) => {
    const count = counts[Math.floor(index / outputs)]!
    // Not 0 / 0, whose NaN has other bits on some machines.
    return count === 0 ? Number.NaN : sum / count
  })
}
