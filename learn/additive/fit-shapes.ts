import type { FitOptions, Target } from '../estimator.ts'
import { columnNamed } from '../table/table.ts'
import type { Table } from '../table/table.ts'
import { assignBins, binMatrix } from '../trees/binning.ts'
import type { FeatureBins } from '../trees/binning.ts'
import { describeFeatures, encodeTable } from '../trees/tree-matrix.ts'
import type { AdditiveParams } from './additive-params.ts'
import { averageShape } from './average-shape.ts'
import { boostBags } from './boost-bags.ts'
import { fitPairs } from './fit-pairs.ts'
import { settlePairs } from './settle-pairs.ts'
import type { PairShape } from './pair-shape.ts'
import { planBags } from './plan-bags.ts'
import type { Shape } from './shape.ts'

type Validation = NonNullable<FitOptions['validation']>

/** Share of the progress before pairs. */
const ALONE = 0.6

/** Bins the table, boosts the bags and averages them into centred shapes, then those of pairs. */
export async function fitShapes(
  table: Table,
  target: Target,
  options: FitOptions & { readonly weights: Float64Array; readonly params: AdditiveParams },
): Promise<{
  readonly intercept: Float64Array
  readonly shapes: readonly Shape[]
  readonly pairs: readonly PairShape[]
}> {
  const { weights, params, validation, seed = 1 } = options
  const features = describeFeatures(table, weights)
  const matrix = encodeTable(features, table)
  const binned = binMatrix(features, matrix, { maxBins: params.maxBins, weights, seed })
  const validationBins = validation && binValidation(binned.features, validation)
  const start = startMargin(target, weights)
  const { bags, rounds, leaves } = planBags(target, weights, options)
  const rows = {
    task: target.task,
    target: validation ? joinNumbers(target.values, validation.target.values) : target.values,
    weight: validation ? joinNumbers(weights, validationWeights(validation)) : weights,
    columns: binned.features.map(({ binCount, feature }, index) => ({
      bins: validationBins ? joinBins(binned.bins[index]!, validationBins[index]!) : binned.bins[index]!,
      binCount,
      isOrdered: feature.kind !== 'category',
    })),
    bags,
    start,
  }
  const boosting = {
    ...params,
    minLeafWeight: params.minLeafRows,
    rounds,
    leaves,
    signal: options.signal,
    onProgress: (done: number) => options.onProgress?.(params.pairs > 0 ? ALONE * done : done),
  }
  const alone = await boostBags(rows, boosting)
  const joint = await fitPairs(
    { ...rows, onTopOf: { columns: rows.columns, values: alone } },
    { cuts: binned.features, weights },
    {
      ...boosting,
      most: params.pairs,
      onProgress: (done) => options.onProgress?.(ALONE + (1 - ALONE) * done),
    },
  )
  const { values, pairs } = settlePairs(joint, alone, { cuts: binned.features, weights })
  const intercept = start.slice()
  const shapes = binned.features.map((cut, index) =>
    averageShape(
      cut,
      values.map((bag) => bag[index]!),
      {
        codes: cut.feature.kind === 'category' ? matrix.columns[index]! : binned.bins[index]!,
        weights,
        intercept,
      },
    ),
  )
  return { intercept, shapes, pairs }
}

/** Margin of the best constant; classes are counted with half a row more, so that none is impossible. */
function startMargin({ task, values, classes }: Target, weights: Float64Array): Float64Array {
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  if (task === 'multiclass') {
    const counts = new Float64Array(classes.length).fill(0.5)
    for (let row = 0; row < values.length; row++) counts[values[row]!]! += weights[row]!
    return counts.map((count) => Math.log(count / (total + classes.length / 2)))
  }
  let sum = 0
  for (let row = 0; row < values.length; row++) sum += weights[row]! * values[row]!
  return Float64Array.of(task === 'binary' ? Math.log(sum / (total - sum)) : sum / total)
}

/** As in training, with levels never seen in a bin after that of missing cells, where nothing is added. */
function binValidation(cuts: readonly FeatureBins[], { table }: Validation): Uint8Array[] {
  const features = cuts.map(({ feature }) => feature)
  const matrix = encodeTable(features, table)
  return cuts.map((cut, index) => {
    const bins = assignBins(cut, matrix.columns[index]!)
    const column = columnNamed(table, cut.feature.name)
    if (column.kind !== 'category') return bins
    return bins.map((bin, row) => (bin === cut.binCount && column.codes[row]! >= 0 ? bin + 1 : bin))
  })
}

function validationWeights({ table, weights }: Validation): Float64Array {
  return weights ?? new Float64Array(table.rowCount).fill(1)
}

function joinNumbers(first: Float64Array, second: Float64Array): Float64Array {
  const joined = new Float64Array(first.length + second.length)
  joined.set(first)
  joined.set(second, first.length)
  return joined
}

function joinBins(first: Uint8Array, second: Uint8Array): Uint8Array {
  const joined = new Uint8Array(first.length + second.length)
  joined.set(first)
  joined.set(second, first.length)
  return joined
}
