import type { Attribution, FittedJson } from '../estimator.ts'
import { sigmoid, exponential } from '../kernels/exponential.ts'
import { readModel } from '../model-json.ts'
import type { Table } from '../table/table.ts'
import { readFittedTrees } from '../trees/fitted-trees.ts'
import type { FittedTrees } from '../trees/fitted-trees.ts'
import { periodColumn, periodModel } from './period-model.ts'
import type { PeriodModel } from './period-model.ts'
import { overlap, periodsIn } from './person-periods.ts'
import { eventByHazard, hazardByMargin, slopeBetween } from './slope-between.ts'
import type { FittedSurvival, WindowAttribution } from './survival-estimator.ts'
import { curveStarts, horizonStarts, windowStarts } from './window.ts'

export const survivalBoostingName = 'survival-boosting'
export const treesName = 'gradient-boosting'

/** Boosted trees of the hazard by period. */
export interface FittedSurvivalBoosting extends FittedSurvival {
  readonly periodLength: number
  readonly trees: FittedTrees
  /** Probability of the event in the period in which each time lies, nothing having happened before. */
  predictHazard(table: Table, at: Float64Array): Float64Array
  /** Contributions to the log-odds of that hazard; that of the time itself is under "period". */
  explainHazard(table: Table, at: Float64Array): Attribution
}

interface Parts {
  readonly trees: FittedTrees
  readonly periodLength: number
  readonly span: { readonly from: number; readonly to: number }
}

/** Makes the model of these parts. */
export function createFittedSurvivalBoosting(parts: Parts): FittedSurvivalBoosting {
  const { trees, periodLength, span } = parts
  const periodsAt = (table: Table, at: Float64Array): Float64Array =>
    windowStarts({ from: at, horizon: Number.MIN_VALUE }, { rowCount: table.rowCount, span }).map((time) =>
      Math.min(Math.floor(periodsIn(time, periodLength)), Math.ceil(periodsIn(span.to, periodLength)) - 1),
    )
  return {
    kind: survivalBoostingName,
    periodLength,
    span,
    trees,
    predictHazard: (table, at) => periodModel(trees, table).margins(periodsAt(table, at)).map(sigmoid),
    explainHazard: (table, at) => periodModel(trees, table).explain(periodsAt(table, at)),
    predictSurvival(table, times, { from } = {}) {
      const starts = curveStarts(times, from, { rowCount: table.rowCount, span })
      return curvesOf(periodModel(trees, table), { starts, times, periodLength })
    },
    predictEvent(table, { from, horizon }) {
      const windows = { from, horizons: Float64Array.of(horizon) }
      const starts = horizonStarts(windows, { rowCount: table.rowCount, span })
      return hazardsOf(periodModel(trees, table), { starts, ...windows, periodLength }).map(eventByHazard.of)
    },
    cumulativeHazard(table, windows) {
      const starts = horizonStarts(windows, { rowCount: table.rowCount, span })
      return hazardsOf(periodModel(trees, table), { starts, ...windows, periodLength })
    },
    explainEvent(table, window) {
      const starts = windowStarts(window, { rowCount: table.rowCount, span })
      return explainWindow(periodModel(trees, table), { starts, horizon: window.horizon, periodLength })
    },
    toJSON: () => ({ kind: survivalBoostingName, periodLength, span, trees: trees.toJSON() }),
  }
}

/** Reads back what `toJSON` wrote. Throws `invalid-model`. */
export function readFittedSurvivalBoosting(json: FittedJson): FittedSurvivalBoosting {
  const reader = readModel(json, 'The survival model')
  if (reader.string('kind') !== survivalBoostingName) reader.fail(`is of kind "${reader.string('kind')}".`)
  const periodLength = reader.number('periodLength')
  if (!(periodLength > 0)) reader.fail(`has periods of length ${periodLength}.`)
  const span = reader.object('span')
  const trees = readFittedTrees(treesName, reader.object('trees').whole() as FittedJson)
  if (trees.task !== 'binary' || !trees.ensemble.features.some(({ name }) => name === periodColumn))
    reader.fail('has trees that are not of a hazard by period.')
  return createFittedSurvivalBoosting({
    trees,
    periodLength,
    span: { from: span.number('from'), to: span.number('to') },
  })
}

interface Windows {
  readonly starts: Float64Array
  readonly horizon: number
  readonly periodLength: number
}

/** Goes through the periods of all rows' windows side by side: each row's first, each row's second … */
function visitPeriods(
  { starts, horizon, periodLength }: Windows,
  visit: (periods: Float64Array, parts: Float64Array) => void,
): void {
  const first = starts.map((start) => Math.floor(periodsIn(start, periodLength)))
  for (let offset = 0; offset <= Math.ceil(periodsIn(horizon, periodLength)); offset++) {
    const periods = first.map((period) => period + offset)
    const parts = periods.map((period, row) =>
      overlap(period, { from: starts[row]!, to: starts[row]! + horizon, periodLength }),
    )
    if (parts.some((part) => part > 0)) visit(periods, parts)
  }
}

/** rows × horizons: hazard summed up over the periods from each row's start. */
function hazardsOf(
  model: PeriodModel,
  {
    starts,
    horizons,
    periodLength,
  }: { readonly starts: Float64Array; readonly horizons: Float64Array; readonly periodLength: number },
): Float64Array {
  const width = horizons.length
  const hazards = new Float64Array(starts.length * width)
  const horizon = horizons.reduce((most, own) => Math.max(most, own), 0)
  visitPeriods({ starts, horizon, periodLength }, (periods) => {
    const margins = model.margins(periods)
    for (let row = 0; row < starts.length; row++) {
      const [from, hazard] = [starts[row]!, hazardByMargin.of(margins[row]!)]
      for (let at = 0; at < width; at++)
        hazards[row * width + at]! +=
          hazard * overlap(periods[row]!, { from, to: from + horizons[at]!, periodLength })
    }
  })
  return hazards
}

function curvesOf(
  model: PeriodModel,
  {
    starts,
    times,
    periodLength,
  }: { readonly starts: Float64Array; readonly times: Float64Array; readonly periodLength: number },
): Float64Array {
  const width = times.length
  const hazards = new Float64Array(starts.length * width)
  const earliest = starts.reduce((least, start) => Math.min(least, start), Infinity)
  const latest = times.reduce((most, time) => Math.max(most, time), 0)
  const end = Math.ceil(periodsIn(latest, periodLength))
  for (let period = Math.floor(periodsIn(earliest, periodLength)); period < end; period++) {
    const margins = model.margins(new Float64Array(starts.length).fill(period))
    for (let row = 0; row < starts.length; row++) {
      const hazard = hazardByMargin.of(margins[row]!)
      for (let at = 0; at < width; at++)
        hazards[row * width + at]! +=
          hazard * overlap(period, { from: starts[row]!, to: times[at]!, periodLength })
    }
  }
  return hazards.map((hazard) => exponential(-hazard))
}

/**
 * Contributions to the log-odds of each period's hazard, scaled to what they change in the hazard, added up over the
 * periods, and scaled again to what that changes in the probability.
 */
function explainWindow(model: PeriodModel, windows: Windows): WindowAttribution {
  const names = model.trees.ensemble.features.map(({ name }) => name)
  const width = names.length
  const rows = windows.starts.length
  const values = new Float64Array(rows * width)
  const hazards = new Float64Array(rows)
  const base = new Float64Array(rows)
  visitPeriods(windows, (periods, parts) => {
    const attribution = model.explain(periods)
    const from = attribution.base[0]!
    for (let row = 0; row < rows; row++) {
      const own = attribution.values.subarray(row * width, (row + 1) * width)
      const to = own.reduce((sum, value) => sum + value, from)
      const slope = parts[row]! * slopeBetween(hazardByMargin, from, to)
      for (let j = 0; j < width; j++) values[row * width + j]! += slope * own[j]!
      hazards[row]! += parts[row]! * hazardByMargin.of(to)
      base[row]! += parts[row]! * hazardByMargin.of(from)
    }
  })
  for (let row = 0; row < rows; row++) {
    const slope = slopeBetween(eventByHazard, base[row]!, hazards[row]!)
    for (let j = 0; j < width; j++) values[row * width + j]! *= slope
  }
  return { names, base: base.map(eventByHazard.of), values }
}
