import { LearnError } from '../../learn-error.ts'
import type { SurvivalTarget } from '../../survival/survival-target.ts'
import { gainAt } from '../gains.ts'
import type { GainPoint } from '../gains.ts'
import { censoringCurve, knownBy } from './censoring.ts'
import { judgedRows } from './judged-rows.ts'
import type { SurvivalMetricOptions } from './judged-rows.ts'

/**
 * Of all events by the horizon, the share among the `top` rows of highest risk; and what share of those rows have one.
 * Made up for those lost from sight before it. Rows that tie at the cut count in part. Throws `one-class` without an
 * event by then, and `invalid-param` where nobody would be in sight or `top` is no number of rows there are.
 */
export function gainWithin(
  target: SurvivalTarget,
  risks: Float64Array,
  {
    horizon,
    top,
    weights,
    cause,
    censoring,
  }: SurvivalMetricOptions & {
    readonly horizon: number
    /** How many rows can be acted on. */
    readonly top: number
  },
): GainPoint {
  const judged = judgedRows(target, risks, { weights, cause })
  const { weights: checked } = judged
  const rows = risks.length
  if (!(top > 0 && top <= rows))
    throw new LearnError('invalid-param', `"top" must be above 0 and at most ${rows}, not ${top}.`)
  const curve = censoring ? censoringCurve(censoring) : censoringCurve(target, checked)
  const known = knownBy(target, horizon, { ...judged, censoring: curve })
  // Each event found counts as the events it stands for; each row acted on, known or not, as one.
  const found = known.labels.map((label, row) =>
    label === 1 && checked[row]! > 0 ? known.weights[row]! / checked[row]! : 0,
  )
  return gainAt(found, risks, { share: top / rows, weights: checked })
}
