import { LearnError } from '../../learn-error.ts'
import { checkedRows } from '../../survival/check-survival.ts'
import type { SurvivalTarget } from '../../survival/survival-target.ts'

export interface SurvivalMetricOptions {
  readonly weights?: Float64Array | undefined
  /** Rows from which it is learned how soon rows are lost from sight; those that are judged unless given. */
  readonly censoring?: SurvivalTarget | undefined
  /**
   * The cause that was predicted, where there are several: rows that another ended are known never to have it. The
   * predictions are then of its incidence, as `FittedCauses` gives it.
   */
  readonly cause?: string | undefined
}

/** Rows that can be judged. */
export interface JudgedRows {
  readonly weights: Float64Array
  /** Code of the event that was predicted. */
  readonly code: number
}

/**
 * Checks that the rows can be judged: times count from the moment of the prediction, so that all were watched from 0.
 * Throws `invalid-target` for rows that came late or of several causes when none is named, `shape` when predictions do
 * not fit, `invalid-param` for a cause there is not.
 */
export function judgedRows(
  target: SurvivalTarget,
  predictions: Float64Array,
  {
    weights,
    cause,
    width = 1,
  }: Pick<SurvivalMetricOptions, 'weights' | 'cause'> & {
    /** Predictions of each row. */ readonly width?: number
  },
): JudgedRows {
  const checked = checkedRows(target, weights)
  const rows = target.exit.length
  if (predictions.length !== rows * width)
    throw new LearnError(
      'shape',
      `There are ${predictions.length} predictions where ${rows * width} are needed.`,
    )
  if (!predictions.every(Number.isFinite))
    throw new LearnError('shape', 'Predictions must be finite numbers; some are not.')
  const code = codeOf(target, cause)
  const late = target.entry.findIndex((entry) => entry > 0)
  if (late >= 0)
    throw new LearnError(
      'invalid-target',
      `Row ${late + 1} was watched from ${target.entry[late]}: what is judged must count from the moment of the prediction, at 0.`,
      { row: late },
    )
  return { weights: checked, code }
}

function codeOf({ causes }: SurvivalTarget, cause: string | undefined): number {
  if (cause === undefined && causes.length > 1)
    throw new LearnError(
      'invalid-target',
      `There are ${causes.length} causes; say which of ${causes.join(', ')} was predicted, or take one by ofCause.`,
    )
  const code = cause === undefined ? 1 : causes.indexOf(cause) + 1
  if (code === 0)
    throw new LearnError('invalid-param', `There is no cause "${cause}"; there are ${causes.join(', ')}.`)
  return code
}
