import { kaplanMeier, survivalAt, takeSurvival } from '@cadre/learn/survival'
import type { SurvivalTarget } from '@cadre/learn/survival'

/** People whose probabilities are alike, without a word on who they are. */
export interface RiskBand {
  readonly band: 'low' | 'usual' | 'raised' | 'high'
  /** Probabilities from here on. */
  readonly from: number
  readonly people: number
  /** How many of them the model expects to leave within the horizon. */
  readonly expected: number
  /** Share that left, of those who were in this band before; undefined where there were few. */
  readonly leftBefore: number | undefined
}

/** Multiples of the mean probability at which bands begin. */
const edges = [
  ['low', 0],
  ['usual', 0.6],
  ['raised', 1.5],
  ['high', 2.5],
] as const

/** Fewer people than this are no band to speak of. */
const fewest = 5

interface Before {
  /** Of rows that the model had not seen; NaN where it said nothing. */
  readonly probabilities: Float64Array
  /** What came of them, from the moment of the prediction. */
  readonly target: SurvivalTarget
  readonly horizon: number
}

/** Bands over everybody in scope; small ones join the one below. */
export function riskBands(probabilities: Float64Array, before: Before): RiskBand[] {
  const mean = probabilities.reduce((sum, value) => sum + value, 0) / probabilities.length
  const starts: (readonly [RiskBand['band'], number])[] = []
  for (const [band, times] of edges) {
    const from = times * mean
    const count = probabilities.filter((value) => value >= from).length
    if (band === 'low' || count >= fewest) starts.push([band, from])
  }
  return starts.map(([band, from], at) => {
    const until = starts[at + 1]?.[1] ?? Infinity
    const isIn = (value: number): boolean => value >= from && value < until
    const own = probabilities.filter(isIn)
    return {
      band,
      from,
      people: own.length,
      expected: own.reduce((sum, value) => sum + value, 0),
      leftBefore: shareGone(before, isIn),
    }
  })
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
