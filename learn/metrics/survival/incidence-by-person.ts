import { aalenJohansen } from '../../survival/aalen-johansen.ts'
import { kaplanMeier, normalReach } from '../../survival/kaplan-meier.ts'
import { stepAt } from '../../survival/step-function.ts'
import type { SurvivalTarget } from '../../survival/survival-target.ts'
import { bootstrap } from '../bootstrap.ts'
import { denseNumbers } from '../evaluation.ts'
import type { Interval } from '../interval.ts'

interface ByPerson {
  readonly times: ArrayLike<number>
  /** Of the cause, from 1. */
  readonly code: number
  /** Rows with the same number are one person. */
  readonly people: Int32Array
  readonly weights?: Float64Array | undefined
  readonly seed?: number
  readonly resamples?: number
}

/**
 * Share with an event of the cause by each time, by Aalen and Johansen, with 95 % intervals over people: Greenwood's variance takes
 * rows for independent, and rows of one person are nearly one. People are drawn, and the spread of what comes of it is put on the
 * log-minus-log scale, as for curves of rows (Marubini and Valsecchi 1995, section 10.3). Beyond what was watched the last value stands.
 */
export function incidenceByPerson(
  target: SurvivalTarget,
  { times, code, people, weights, seed = 1, resamples = 100 }: ByPerson,
): Interval[] {
  const own = weights ?? new Float64Array(target.exit.length).fill(1)
  const shares = sharesBy(target, own, { times, code })
  let drawn = shares
  // Of each resample all times are asked in turn: the first computes them, the others look them up.
  const statistics = Array.from(shares, (_, at) => (resampled: Float64Array) => {
    if (at === 0) drawn = sharesBy(target, resampled, { times, code })
    return drawn[at]!
  })
  const design = { weights: own, strata: undefined, groups: denseNumbers(people) }
  const draws = bootstrap(statistics, design, { seed, resamples })
  return Array.from(shares, (share, at) => intervalOf(share, deviationOf(draws[at]!)))
}

function sharesBy(
  target: SurvivalTarget,
  weights: Float64Array,
  { times, code }: Pick<ByPerson, 'times' | 'code'>,
): Float64Array {
  const { start, sign, curve } = curveOf(target, weights, code)
  return Float64Array.from(times, (time) => start + sign * stepAt(curve, time))
}

function curveOf(target: SurvivalTarget, weights: Float64Array, code: number) {
  if (target.causes.length > 1) {
    const { times, causes } = aalenJohansen(target, { weights })
    return { start: 0, sign: 1, curve: { times, values: causes[code - 1]!.incidence, start: 0 } }
  }
  const { times, survival } = kaplanMeier(target, { weights })
  return { start: 1, sign: -1, curve: { times, values: survival, start: 1 } }
}

function deviationOf(draws: Float64Array): number {
  const mean = draws.reduce((sum, draw) => sum + draw, 0) / draws.length
  return Math.sqrt(draws.reduce((sum, draw) => sum + (draw - mean) ** 2, 0) / (draws.length - 1))
}

function intervalOf(value: number, deviation: number): Interval {
  if (value <= 0 || value >= 1) return { value, low: value, high: value }
  const theta = (normalReach(0.95) * deviation) / (value * Math.abs(Math.log(value)))
  return { value, low: value ** Math.exp(theta), high: value ** Math.exp(-theta) }
}
