import type { EstimatorDefinition, FitOptions, Target } from '../estimator.ts'
import { LearnError, throwIfCancelled } from '../learn-error.ts'
import { resolveParams } from '../params/params.ts'
import type { Table } from '../table/table.ts'
import { additiveParams } from './additive-params.ts'
import type { AdditiveParams } from './additive-params.ts'
import { fitShapes } from './fit-shapes.ts'
import { createFittedAdditive } from './fitted-additive.ts'
import type { FittedAdditive } from './fitted-additive.ts'
import { readAdditive } from './read-additive.ts'

/**
 * Boosted shape functions, one per column, and tables for the few pairs of columns that act together
 * (in the manner of explainable boosting machines: Lou et al. 2012 and 2013, Nori et al. 2019): as accurate
 * as most forests on HR tables, and exactly what its plots show.
 */
export const additive: EstimatorDefinition<typeof additiveParams> = {
  name: 'additive',
  label: 'additive glass-box',
  tasks: ['binary', 'multiclass', 'regression'],
  complexity: 2,
  params: additiveParams,
  create(given) {
    const resolved = resolveParams(additiveParams, given)
    return {
      name: 'additive',
      params: resolved,
      fit: (table, target, weights, options = {}) =>
        fitAdditive(table, target, { ...options, weights, params: resolved }),
    }
  },
  fromJson: readAdditive,
}

/** Learns the shapes. Throws `shape`, `invalid-weights`, `invalid-target`, `too-few-rows`, `one-class` or `cancelled`. */
async function fitAdditive(
  table: Table,
  target: Target,
  options: FitOptions & { readonly weights: Float64Array | undefined; readonly params: AdditiveParams },
): Promise<FittedAdditive> {
  throwIfCancelled(options.signal)
  const weights = options.weights ?? new Float64Array(table.rowCount).fill(1)
  checkWeights(table, weights)
  checkTarget(table, target, weights)
  const parts = await fitShapes(table, target, { ...options, weights })
  return createFittedAdditive({ task: target.task, classes: target.classes, ...parts })
}

function checkWeights(table: Table, weights: Float64Array): void {
  if (weights.length !== table.rowCount)
    throw new LearnError('shape', `There are ${weights.length} weights for ${table.rowCount} rows.`)
  if (!weights.every((weight) => weight >= 0 && weight < Infinity))
    throw new LearnError('invalid-weights', 'Weights must be finite numbers of at least 0.')
  if (!weights.some((weight) => weight > 0))
    throw new LearnError('too-few-rows', 'There are no rows with weight to learn from.')
}

function checkTarget(table: Table, { task, classes, values }: Target, weights: Float64Array): void {
  if (values.length !== table.rowCount)
    throw new LearnError('shape', `The target has ${values.length} values for ${table.rowCount} rows.`)
  const isValid =
    task === 'regression'
      ? values.every(Number.isFinite)
      : values.every((value) => Number.isInteger(value) && value >= 0 && value < classes.length)
  if (!isValid)
    throw new LearnError('invalid-target', 'The target has values that are missing or not a class.')
  if (task === 'regression') return
  const seen = new Set(values.filter((_, row) => weights[row]! > 0))
  if (seen.size < 2) throw new LearnError('one-class', 'All rows to learn from are of one class.')
}
