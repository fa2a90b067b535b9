import { kaplanMeier, survivalAt, takeSurvival } from '@cadre/learn/survival'
import type { SurvivalTarget } from '@cadre/learn/survival'
import { probabilityBands } from '../person-days/index.ts'
import type { ProbabilityBand } from '../person-days/index.ts'

export interface RiskBand extends ProbabilityBand {
  /** Share that left, of those who were in this band before; undefined where there were few. */
  readonly leftBefore: number | undefined
}

interface Before {
  /** Of rows that the model had not seen; NaN where it said nothing. */
  readonly probabilities: Float64Array
  /** What came of them, from the moment of the prediction. */
  readonly target: SurvivalTarget
  readonly horizon: number
}

/** Bands over everybody in scope; small ones join the one below. */
export function riskBands(probabilities: Float64Array, before: Before): RiskBand[] {
  return probabilityBands(probabilities, (isIn) => shareGone(before, isIn)).map(
    ({ before: leftBefore, ...band }) => ({ ...band, leftBefore }),
  )
}

/** Rows below which a share says too little. */
const fewestRows = 50

/** By Kaplan and Meier: counting those who left over those of whom all is known would count leavers of late alone. */
function shareGone(
  { probabilities, target, horizon }: Before,
  isIn: (probability: number) => boolean,
): number | undefined {
  const rows = [...probabilities.keys()].filter((row) => isIn(probabilities[row]!))
  if (rows.length < fewestRows) return undefined
  const curve = kaplanMeier(takeSurvival(target, rows))
  return curve.lastTime < horizon ? undefined : 1 - survivalAt(curve, horizon)
}
