import type { SurvivalTarget } from '@cadre/learn/survival'
import { probabilityBands } from '../person-days/index.ts'
import type { ProbabilityBand } from '../person-days/index.ts'
import { shareGone } from './over-days.ts'

export interface RiskBand extends ProbabilityBand {
  /** Share that left, of those who were in this band before; undefined where there were few. */
  readonly leftBefore: number | undefined
}

interface Before {
  /** Of rows that the model had not seen; NaN where it said nothing. */
  readonly probabilities: Float64Array
  /** What came of them; the first cause is what is asked about. */
  readonly target: SurvivalTarget
  readonly horizon: number
}

/** Bands over everybody in scope; small ones join the one below. */
export function riskBands(probabilities: Float64Array, before: Before): RiskBand[] {
  return probabilityBands(probabilities, (isIn) => shareBefore(before, isIn)).map(
    ({ before: leftBefore, ...band }) => ({ ...band, leftBefore }),
  )
}

/** Rows below which a share says too little. */
const fewestRows = 50

function shareBefore(
  { probabilities, target, horizon }: Before,
  isIn: (probability: number) => boolean,
): number | undefined {
  const rows = [...probabilities.keys()].filter((row) => isIn(probabilities[row]!))
  return rows.length < fewestRows ? undefined : shareGone(target, rows, horizon)?.value
}
