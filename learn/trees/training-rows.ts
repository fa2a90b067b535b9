import type { Workspace } from '../kernels/workspace.ts'
import type { Binned, FeatureBins } from './binning.ts'

/** Binned rows in kernel memory, with the lists and sums that growing trees works on. */
export interface TrainingRows {
  readonly workspace: Workspace
  readonly rowCount: number
  readonly cuts: readonly FeatureBins[]
  /** Features that any split could use. */
  readonly usable: readonly number[]
  /** Bins row by row, for histograms. */
  readonly rowBins: Uint8Array
  /** Bins feature by feature, for partitions. */
  readonly columnBins: readonly Uint8Array[]
  readonly weights: Float64Array | undefined
  /** The largest weight when all are small whole numbers, which then count as repeated rows to the bit. */
  readonly largestWholeWeight: number | undefined
  /** Rows that take part; each node owns a stretch of it. */
  readonly rows: Int32Array
  readonly spareRows: Int32Array
  readonly goesLeft: Uint8Array
  /** Gradient and hessian of each row. */
  readonly pairs: Float64Array
  /** The same, as packed whole numbers. */
  readonly packed: number
  readonly sums: Float64Array
}

/** Lays binned rows out in a workspace. */
export function layOutRows(
  workspace: Workspace,
  { rowCount, features, bins }: Binned,
  weights: Float64Array | undefined,
): TrainingRows {
  const stride = features.length
  const rowBins = workspace.uint8(rowCount * stride)
  const columnBins = bins.map((column, f) => {
    for (let row = 0, at = f; row < rowCount; row++, at += stride) rowBins[at] = column[row]!
    const copy = workspace.uint8(rowCount)
    copy.set(column)
    return copy
  })
  const sharedWeights = weights && workspace.float64(rowCount)
  if (sharedWeights && weights) sharedWeights.set(weights)
  return {
    workspace,
    rowCount,
    cuts: features,
    usable: [...features.keys()].filter((f) => features[f]!.binCount > 1 || features[f]!.hasMissing),
    rowBins,
    columnBins,
    weights: sharedWeights,
    largestWholeWeight: weights && largestWhole(weights),
    rows: workspace.int32(rowCount),
    spareRows: workspace.int32(rowCount),
    goesLeft: workspace.uint8(256),
    pairs: workspace.float64(2 * rowCount),
    packed: workspace.int64(rowCount),
    sums: workspace.float64(2),
  }
}

/** Beyond this, rounding before weighting would cost too much precision. */
const maxWholeWeight = 64

function largestWhole(weights: Float64Array): number | undefined {
  const isWhole = weights.every((weight) => Number.isInteger(weight) && weight <= maxWholeWeight)
  return isWhole ? weights.reduce((most, weight) => Math.max(most, weight), 1) : undefined
}

/** Weight of a stretch of the row list. */
export function weightOf({ weights, rows }: TrainingRows, from: number, to: number): number {
  if (!weights) return to - from
  let weight = 0
  for (let i = from; i < to; i++) weight += weights[rows[i]!]!
  return weight
}
