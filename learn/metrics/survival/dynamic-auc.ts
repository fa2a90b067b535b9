import { LearnError } from '../../learn-error.ts'
import { aalenJohansen } from '../../survival/aalen-johansen.ts'
import type { CompetingCurves } from '../../survival/aalen-johansen.ts'
import { refuseBeyond, stepAt } from '../../survival/step-function.ts'
import type { SurvivalTarget } from '../../survival/survival-target.ts'
import { rocAuc } from '../roc-auc.ts'
import { censoringCurve, knownBy } from './censoring.ts'
import { judgedRows } from './judged-rows.ts'
import type { SurvivalMetricOptions } from './judged-rows.ts'

/**
 * By each time, the chance that a row whose event has come has the higher risk than one whose has not (Hung and Chiang
 * 2010), made up for those lost from sight; NaN where one of both is missing. `risks` hold one number per row, or rows
 * × times where risk changes. `mean` weighs times by the share of events since the one before (Lambert and Chevret
 * 2016). Throws `invalid-param` for times that do not rise or that nobody is in sight at.
 */
export function dynamicAuc(
  target: SurvivalTarget,
  risks: Float64Array,
  { times, weights, cause, censoring }: SurvivalMetricOptions & { readonly times: Float64Array },
): { readonly auc: Float64Array; readonly mean: number } {
  checkTimes(times)
  const rows = target.exit.length
  const width = risks.length === rows ? 1 : times.length
  const judged = judgedRows(target, risks, { weights, cause, width })
  const curve = censoring ? censoringCurve(censoring) : censoringCurve(target, judged.weights)
  const auc = times.map((time, index) => {
    const known = knownBy(target, time, { ...judged, censoring: curve })
    const scores =
      width === 1 ? risks : Float64Array.from({ length: rows }, (_, row) => risks[row * width + index]!)
    return rocAuc(known.labels, scores, known.weights)
  })
  const curves = aalenJohansen(target, { weights: judged.weights })
  const shares = times.map((time) => incidenceAt(curves, time, judged.code))
  const sum = auc.reduce((total, value, at) => total + value * (shares[at]! - (shares[at - 1] ?? 0)), 0)
  return { auc, mean: sum / shares.at(-1)! }
}

/** Share of rows with the event of this code by a time. Throws `invalid-param` beyond what was watched. */
function incidenceAt({ times, causes, lastTime }: CompetingCurves, time: number, code: number): number {
  refuseBeyond(time, { from: 0, to: lastTime })
  return stepAt({ times, values: causes[code - 1]!.incidence, start: 0 }, time)
}

/** Throws `invalid-param` unless times rise from above 0. */
export function checkTimes(times: Float64Array): void {
  if (times.length === 0) throw new LearnError('invalid-param', 'There is no time to judge at.')
  const at = times.findIndex((time, index) => !(time > (times[index - 1] ?? 0)))
  if (at >= 0)
    throw new LearnError('invalid-param', `Times must rise from above 0; time ${at + 1} is ${times[at]}.`)
}
