import type { Table } from '../table/table.ts'
import { explainTrees } from '../attribution/tree-shap.ts'
import { exponential } from '../kernels/exponential.ts'
import { encodeTable } from '../trees/tree-matrix.ts'
import { scoreMatrix } from '../trees/score-matrix.ts'
import type { FittedCox } from './fitted-cox.ts'
import type { FittedSurvivalBoosting } from './fitted-survival-boosting.ts'
import { periodColumn } from './period-model.ts'
import { hazardByMargin, slopeBetween } from './slope-between.ts'
import { stepAt } from './step-function.ts'
import { treesAtPeriod } from './trees-at-period.ts'

/** Contributions to the hazard of one period: `base + Σ values[row, ·]` is the row's hazard, to rounding. */
export interface HazardAttribution {
  readonly names: readonly string[]
  readonly base: number
  /** rows × names, row-major. */
  readonly values: Float64Array
}

/** Hazards of the rows of a table from time 0 on, period by period of length 1. */
export interface HazardsByPeriod {
  /** One number for each row. */
  hazard(period: number): Float64Array
  explain(period: number): HazardAttribution
}

/** A model of a hazard: reads a table once, however many periods are asked for. */
export type PeriodHazards = (table: Table) => HazardsByPeriod

/** Those of a Cox model: one ratio for each row, times the baseline of each period. */
export function hazardsOfCox({ baseline, span, ...model }: FittedCox): PeriodHazards {
  const steps = { times: baseline.times, values: baseline.cumulative, start: 0 }
  const upTo = (time: number): number => stepAt(steps, Math.min(time, span.to))
  const baselineOf = (period: number): number => upTo(period + 1) - upTo(period)
  return (table) => {
    const ratios = once(() => model.predictLogHazardRatio(table).map(exponential))
    const explained = once(() => model.explain(table))
    return {
      hazard: (period) => {
        const own = baselineOf(period)
        return ratios().map((ratio) => own * ratio)
      },
      explain: (period) => {
        const own = baselineOf(period)
        const ofRatio = (ratio: number): number => own * exponential(ratio)
        const { names, base, values } = explained()
        return scaled({ names, base: base[0]!, values }, { of: ofRatio, slope: ofRatio })
      },
    }
  }
}

/** Those of boosted trees, which know the period as a column. */
export function hazardsOfBoosting({ trees, span }: FittedSurvivalBoosting): PeriodHazards {
  const last = Math.ceil(span.to) - 1
  const kept = new Map<number, ReturnType<typeof treesAtPeriod>>()
  const ensembleOf = (period: number): ReturnType<typeof treesAtPeriod> => {
    const at = Math.min(period, last)
    const known = kept.get(at) ?? treesAtPeriod(trees.ensemble, periodColumn, at)
    kept.set(at, known)
    return known
  }
  return (table) => {
    // In every period the trees read the same columns.
    const matrix = encodeTable(ensembleOf(0).features, table)
    return {
      hazard: (period) => scoreMatrix(ensembleOf(period), matrix).map(hazardByMargin.of),
      explain: (period) => {
        const { names, base, values } = explainTrees(ensembleOf(period), matrix)
        return scaled({ names, base: base[0]!, values }, hazardByMargin)
      },
    }
  }
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined
  return () => (made ??= { value: make() }).value
}

/** Contributions to something the hazard follows from, along a straight line to what they change in the hazard. */
function scaled(
  { names, base, values }: HazardAttribution,
  link: Parameters<typeof slopeBetween>[0],
): HazardAttribution {
  const width = names.length
  const shared = new Float64Array(values.length)
  for (let start = 0; start < values.length; start += width) {
    const own = values.subarray(start, start + width)
    const slope = slopeBetween(
      link,
      base,
      own.reduce((sum, value) => sum + value, base),
    )
    own.forEach((value, j) => (shared[start + j] = slope * value))
  }
  return { names, base: link.of(base), values: shared }
}
