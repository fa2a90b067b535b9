import { LearnError } from '../../learn-error.ts'
import { checkedRows } from '../../survival/check-survival.ts'
import type { SurvivalTarget } from '../../survival/survival-target.ts'

export interface SurvivalMetricOptions {
  readonly weights?: Float64Array | undefined
  /** Rows from which it is learned how soon rows are lost from sight; those that are judged unless given. */
  readonly censoring?: SurvivalTarget | undefined
}

/**
 * Weights of rows that can be judged: times count from the moment of the prediction, so that all were watched from 0.
 * Throws `invalid-target` for rows that came late or of several causes, `shape` when predictions do not fit.
 */
export function judgedRows(
  target: SurvivalTarget,
  predictions: Float64Array,
  { weights, width = 1 }: { readonly weights?: Float64Array | undefined; readonly width?: number },
): Float64Array {
  const checked = checkedRows(target, weights)
  const rows = target.exit.length
  if (predictions.length !== rows * width)
    throw new LearnError(
      'shape',
      `There are ${predictions.length} predictions where ${rows * width} are needed.`,
    )
  if (!predictions.every(Number.isFinite))
    throw new LearnError('shape', 'Predictions must be finite numbers; some are not.')
  if (target.causes.length > 1)
    throw new LearnError('invalid-target', 'Several causes are not judged at once; choose one by ofCause.')
  const late = target.entry.findIndex((entry) => entry > 0)
  if (late >= 0)
    throw new LearnError(
      'invalid-target',
      `Row ${late + 1} was watched from ${target.entry[late]}: what is judged must count from the moment of the prediction, at 0.`,
      { row: late },
    )
  return checked
}
