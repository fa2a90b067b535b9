import type { Attribution, FittedJson } from '../estimator.ts'
import { exponential } from '../kernels/exponential.ts'
import { createFittedLinear, readFittedLinear } from '../linear/fitted-linear.ts'
import type { FittedLinear } from '../linear/fitted-linear.ts'
import { readModel } from '../model-json.ts'
import type { ModelReader } from '../model-json.ts'
import { readPipeline } from '../pipeline.ts'
import type { FittedPipeline } from '../pipeline.ts'
import { prepareLinear } from '../preprocess/prepare-linear.ts'
import type { Table } from '../table/table.ts'
import type { BaselineHazard } from './cox-baseline.ts'
import { eventByHazard, slopeBetween } from './slope-between.ts'
import { stepAt } from './step-function.ts'
import type { FittedSurvival, Window, WindowAttribution } from './survival-estimator.ts'
import { curveStarts, horizonStarts, windowStarts } from './window.ts'

export const coxName = 'cox'
const marginName = 'cox-margin'

/** A fitted Cox model, whose whole working is there to read. */
export interface FittedCox extends FittedSurvival {
  /** Columns as the model sees them: prepared, on one scale. */
  readonly names: readonly string[]
  /** Logarithm of the hazard ratio for one more of each prepared column. */
  readonly coefficients: Float64Array
  /**
   * Of the coefficients, by the curvature of the likelihood with its penalty; undefined with an L1 penalty. 0 for a column
   * that others already tell, whose coefficient is 0 without a penalty; with one such columns share what they say.
   */
  readonly standardErrors: Float64Array | undefined
  readonly baseline: BaselineHazard
  /** The table as the model sees it. */
  prepare(table: Table): Table
  /** Logarithm of each row's hazard over that of a row of average columns; the same at all times. */
  predictLogHazardRatio(table: Table): Float64Array
  /** Contributions to that logarithm. */
  explain(table: Table): Attribution
}

export interface CoxParts {
  /** Preparation and the linear part, of the columns as they come. */
  readonly margin: FittedPipeline
  readonly linear: FittedLinear
  readonly baseline: BaselineHazard
  readonly standardErrors: Float64Array | undefined
  readonly span: { readonly from: number; readonly to: number }
}

/** The linear part, of columns as they were prepared. */
export function coxMargin(
  names: readonly string[],
  coefficients: Float64Array,
  means: Float64Array,
): FittedLinear {
  const intercept = -coefficients.reduce((sum, value, j) => sum + value * means[j]!, 0)
  return createFittedLinear({
    kind: marginName,
    task: 'regression',
    classes: [],
    names,
    coefficients,
    intercepts: Float64Array.of(intercept),
    means,
  })
}

/** Makes the model of these parts. */
export function createFittedCox({ margin, linear, baseline, standardErrors, span }: CoxParts): FittedCox {
  const { names, coefficients } = linear
  const hazardAt = (time: number): number =>
    stepAt({ times: baseline.times, values: baseline.cumulative, start: 0 }, time)
  const explain = (table: Table): Attribution => margin.explain!(table)
  return {
    kind: coxName,
    span,
    names,
    coefficients,
    standardErrors,
    baseline,
    prepare: margin.prepare,
    predictLogHazardRatio: margin.predict,
    explain,
    predictSurvival(table, times, { from } = {}) {
      const starts = curveStarts(times, from, { rowCount: table.rowCount, span })
      const ratios = margin.predict(table).map(exponential)
      const hazards = times.map(hazardAt)
      const survival = new Float64Array(table.rowCount * times.length)
      for (let row = 0; row < table.rowCount; row++) {
        const start = hazardAt(starts[row]!)
        for (let at = 0; at < times.length; at++)
          survival[row * times.length + at] = exponential(-Math.max(0, hazards[at]! - start) * ratios[row]!)
      }
      return survival
    },
    predictEvent(table, window) {
      const hazards = hazardsIn(window, { table, span, hazardAt })
      return margin.predict(table).map((ratio, row) => eventByHazard.of(hazards[row]! * exponential(ratio)))
    },
    explainEvent(table, window) {
      return shareOut(explain(table), hazardsIn(window, { table, span, hazardAt }))
    },
    cumulativeHazard(table, { from, horizons }) {
      const starts = horizonStarts({ from, horizons }, { rowCount: table.rowCount, span })
      const ratios = margin.predict(table).map(exponential)
      return Float64Array.from({ length: ratios.length * horizons.length }, (_, cell) => {
        const row = Math.floor(cell / horizons.length)
        const start = starts[row]!
        return (hazardAt(start + horizons[cell % horizons.length]!) - hazardAt(start)) * ratios[row]!
      })
    },
    toJSON: () => ({
      kind: coxName,
      span,
      margin: margin.toJSON(),
      times: [...baseline.times],
      cumulative: [...baseline.cumulative],
      standardErrors: standardErrors ? [...standardErrors] : null,
    }),
  }
}

/** Reads back what `toJSON` wrote. Throws `invalid-model`. */
export function readFittedCox(json: FittedJson): FittedCox {
  const reader = readModel(json, 'The Cox model')
  if (reader.string('kind') !== coxName) reader.fail(`is of kind "${reader.string('kind')}".`)
  const readLinear = (of: unknown): FittedLinear => readFittedLinear(of, marginName, ['regression'])
  const margin = reader.object('margin')
  const linear = readLinear(margin.object('learner').whole())
  return createFittedCox({
    margin: readPipeline(margin.whole() as FittedJson, coxName, {
      stepDefinitions: [prepareLinear],
      readLearner: readLinear,
    }),
    linear,
    baseline: readBaseline(reader),
    standardErrors: reader.isNull('standardErrors')
      ? undefined
      : Float64Array.from(reader.numbers('standardErrors', linear.names.length)),
    span: { from: reader.object('span').number('from'), to: reader.object('span').number('to') },
  })
}

function readBaseline(reader: ModelReader): BaselineHazard {
  const times = Float64Array.from(reader.numbers('times'))
  const cumulative = Float64Array.from(reader.numbers('cumulative', times.length))
  const rises = (values: Float64Array): boolean =>
    values.every((value, at) => at === 0 || value >= values[at - 1]!)
  if (!rises(times) || !rises(cumulative) || (cumulative[0] ?? 0) < 0)
    reader.fail('has a cumulative hazard that falls.')
  return { times, cumulative }
}

/** Hazard of a row of average columns within each row's window. */
function hazardsIn(
  window: Window,
  {
    table,
    span,
    hazardAt,
  }: {
    readonly table: Table
    readonly span: FittedCox['span']
    readonly hazardAt: (time: number) => number
  },
): Float64Array {
  const starts = windowStarts(window, { rowCount: table.rowCount, span })
  return starts.map((start) => hazardAt(start + window.horizon) - hazardAt(start))
}

/** Contributions to the log hazard ratio, scaled so that they add up to the difference of the probabilities. */
function shareOut({ names, base, values }: Attribution, hazards: Float64Array): WindowAttribution {
  const width = names.length
  const start = base[0]!
  const shared = new Float64Array(values.length)
  for (let row = 0; row < hazards.length; row++) {
    const own = values.subarray(row * width, (row + 1) * width)
    const end = own.reduce((sum, value) => sum + value, start)
    const scale = slopeBetween(eventByLogRatio(hazards[row]!), start, end)
    for (let j = 0; j < width; j++) shared[row * width + j] = scale * own[j]!
  }
  return { names, base: hazards.map((hazard) => eventByLogRatio(hazard).of(start)), values: shared }
}

function eventByLogRatio(hazard: number): {
  readonly of: (ratio: number) => number
  readonly slope: (ratio: number) => number
} {
  return {
    of: (ratio) => eventByHazard.of(hazard * exponential(ratio)),
    slope: (ratio) => hazard * exponential(ratio) * exponential(-hazard * exponential(ratio)),
  }
}
