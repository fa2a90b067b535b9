import { LearnError } from '../../learn-error.ts'
import { bcaInterval, bootstrap } from '../bootstrap.ts'
import { denseNumbers } from '../evaluation.ts'
import type { Interval } from '../interval.ts'
import type { SurvivalTarget } from '../../survival/survival-target.ts'
import { rocAuc } from '../roc-auc.ts'
import { censoringCurve, knownBy } from './censoring.ts'
import { unoConcordance } from './concordance.ts'
import { gainWithin } from './horizon-gain.ts'
import { judgedRows } from './judged-rows.ts'
import type { SurvivalMetricOptions } from './judged-rows.ts'

/** Figures of predicted probabilities by one horizon, each with its 95 % interval. */
export interface HorizonFigures {
  /** Uno's, of events before the horizon. */
  readonly concordance: Interval
  readonly auc: Interval
  readonly brier: Interval
  /** Share by which the Brier score is under that of one probability for all; 0 or less is no better than that. */
  readonly skill: Interval
  /** Share of all events among the `top` rows, when asked for. */
  readonly capture?: Interval | undefined
}

type FigureName = keyof HorizonFigures
const figureNames = [
  'concordance',
  'auc',
  'brier',
  'skill',
  'capture',
] as const satisfies readonly FigureName[]

export interface HorizonOptions extends SurvivalMetricOptions {
  readonly horizon: number
  /** How many rows can be acted on. */
  readonly top?: number | undefined
  /** Rows with the same number are one person. */
  readonly groups?: Int32Array | undefined
  readonly seed?: number
  readonly resamples?: number
}

/**
 * Judges predicted probabilities of an event by the horizon. Intervals are bootstrapped over persons (`groups`, else rows),
 * censoring learned anew each time unless its rows are given. Throws what the figures throw, and `one-class` where no
 * event is known by the horizon.
 */
export function judgeHorizon(
  target: SurvivalTarget,
  probabilities: Float64Array,
  options: HorizonOptions,
): HorizonFigures {
  const { groups, seed = 1, resamples = 200, weights, cause, top } = options
  const judged = judgedRows(target, probabilities, { weights, cause })
  const figuresAt = figuresOf(target, probabilities, { ...options, code: judged.code })
  const values = figuresAt(judged.weights)
  let drawn = values
  // Of each resample all statistics are asked in turn: the first computes them, the others look them up.
  const statistics = figureNames.map((name, index) => (resampled: Float64Array) => {
    if (index === 0) drawn = orNothing(() => figuresAt(resampled))
    return drawn[name]
  })
  const design = { weights: judged.weights, strata: undefined, groups: groups && denseNumbers(groups) }
  const draws = bootstrap(statistics, design, { seed, resamples })
  const interval = (name: FigureName): Interval =>
    bcaInterval(values[name], draws[figureNames.indexOf(name)]!)
  return {
    concordance: interval('concordance'),
    auc: interval('auc'),
    brier: interval('brier'),
    skill: interval('skill'),
    ...(top !== undefined && { capture: interval('capture') }),
  }
}

type FigureValues = Readonly<Record<FigureName, number>>

function figuresOf(
  target: SurvivalTarget,
  probabilities: Float64Array,
  { horizon, top, cause, code, censoring }: HorizonOptions & { readonly code: number },
): (weights: Float64Array) => FigureValues {
  const given = censoring && censoringCurve(censoring)
  return (weights) => {
    const known = knownBy(target, horizon, {
      weights,
      code,
      censoring: given ?? censoringCurve(target, weights),
    })
    const total = weights.reduce((sum, weight) => sum + weight, 0)
    const brierOf = (predicted: (row: number) => number): number =>
      known.weights.reduce(
        (sum, weight, row) => sum + weight * (predicted(row) - known.labels[row]!) ** 2,
        0,
      ) / total
    const events = known.weights.reduce((sum, weight, row) => sum + weight * known.labels[row]!, 0)
    const share = events / known.weights.reduce((sum, weight) => sum + weight, 0)
    const brier = brierOf((row) => probabilities[row]!)
    return {
      concordance: unoConcordance(target, probabilities, { until: horizon, weights, cause, censoring }),
      auc: rocAuc(known.labels, probabilities, known.weights),
      brier,
      skill: 1 - brier / brierOf(() => share),
      capture:
        top === undefined
          ? Number.NaN
          : gainWithin(target, probabilities, { horizon, top, weights, cause, censoring }).capture,
    }
  }
}

/** A resample may have no event by the horizon, or nobody in sight there; it then says nothing. */
function orNothing(figures: () => FigureValues): FigureValues {
  try {
    return figures()
  } catch (error) {
    if (!(error instanceof LearnError)) throw error
    return {
      concordance: Number.NaN,
      auc: Number.NaN,
      brier: Number.NaN,
      skill: Number.NaN,
      capture: Number.NaN,
    }
  }
}
