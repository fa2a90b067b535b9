import { LearnError } from '../learn-error.ts'
import { createRandom, deriveSeed } from '../random.ts'
import type { Table } from '../table/table.ts'
import { findBinEdges } from './bin-edges.ts'
import type { TreeFeature, TreeMatrix } from './tree-ensemble.ts'
import { describeFeatures, encodeTable } from './tree-matrix.ts'

/** How one feature is cut. Present values lie in bins 0 to binCount - 1, missing ones in bin `binCount`. */
export interface FeatureBins {
  readonly feature: TreeFeature
  readonly binCount: number
  /** Numbers, dates, booleans: bin b holds `edges[b - 1] <= value < edges[b]`; empty for categories. */
  readonly edges: Float64Array
  /** Smallest and largest training value of each bin; empty for categories. */
  readonly low: Float64Array
  readonly high: Float64Array
  /** Categories: the bin of each level. Beyond 255 levels, the rarest share the last bin. */
  readonly levelBins: Uint8Array
  /** Whether any training row is missing here. */
  readonly hasMissing: boolean
}

/** A table cut into bins: `bins[feature][row]`. */
export interface Binned {
  readonly rowCount: number
  readonly features: readonly FeatureBins[]
  readonly bins: readonly Uint8Array[]
}

interface BinOptions {
  /** Most bins for present values of one feature, 2 to 255. */
  readonly maxBins?: number
  readonly weights?: Float64Array | undefined
  /** Draws the rows that the cuts are found on when there are more than `sampleRows`. */
  readonly seed?: number
  readonly sampleRows?: number
}

/** Bins every column of a table that trees can read. Rows without weight do not count. */
export function binTable(table: Table, options: BinOptions = {}): Binned {
  const features = describeFeatures(table, options.weights)
  return binMatrix(features, encodeTable(features, table), options)
}

/** Finds the bins of an encoded table and puts its rows in them. */
export function binMatrix(
  features: readonly TreeFeature[],
  matrix: TreeMatrix,
  options: BinOptions = {},
): Binned {
  const { maxBins = 255, weights } = options
  if (!(maxBins >= 2 && maxBins <= 255))
    throw new LearnError('invalid-param', `"maxBins" must be from 2 to 255, not ${maxBins}`)
  const rows = sampleOf(matrix.rowCount, options)
  const cuts = features.map((feature, f): FeatureBins => {
    const column = matrix.columns[f]!
    const sampled = rows ? take(column, rows) : column
    const sampledWeights = rows && weights ? take(weights, rows) : weights
    const hasMissing = holdsMissing(column)
    return feature.kind === 'category'
      ? { ...binLevels(feature, column, { maxBins, weights }), hasMissing }
      : { ...binNumbers(feature, sampled, { maxBins, weights: sampledWeights }), hasMissing }
  })
  return {
    rowCount: matrix.rowCount,
    features: cuts,
    bins: cuts.map((cut, f) => assignBins(cut, matrix.columns[f]!)),
  }
}

/** The bin of each value of an encoded column (see `encodeTable`). */
export function assignBins(cut: FeatureBins, column: Float64Array): Uint8Array {
  const { levelBins, binCount } = cut
  const bins = new Uint8Array(column.length)
  if (cut.feature.kind === 'category') {
    for (let row = 0; row < column.length; row++) {
      const code = column[row]!
      bins[row] = code < levelBins.length ? levelBins[code]! : binCount
    }
    return bins
  }
  binNumbersInto(bins, column, cut)
  return bins
}

/** Equal steps over the range of the edges; each knows which edges lie in it. */
const gridSteps = 1024

/**
 * Looks each value's step up first, so that the search for its bin is among a few edges. Steps rise
 * with values, rounding included: edges in lower steps are below the value, those in higher ones above.
 */
function binNumbersInto(bins: Uint8Array, column: Float64Array, { edges, binCount }: FeatureBins): void {
  const low = edges[0] ?? 0
  const span = (edges.at(-1) ?? 0) - low
  const scale = span > 0 && span < Infinity ? (gridSteps - 1) / span : 0
  const stepOf = (value: number): number =>
    scale === 0 ? 0 : Math.floor(Math.min(Math.max((value - low) * scale, 0), gridSteps - 1))
  const firstEdge = new Int32Array(gridSteps + 1)
  for (const edge of edges) firstEdge[stepOf(edge) + 1]! += 1
  for (let step = 0; step < gridSteps; step++) firstEdge[step + 1]! += firstEdge[step]!
  for (let row = 0; row < column.length; row++) {
    const value = column[row]!
    if (Number.isNaN(value)) {
      bins[row] = binCount
      continue
    }
    const step = stepOf(value)
    let bin = firstEdge[step]!
    for (let to = firstEdge[step + 1]!; bin < to;) {
      const half = (bin + to) >> 1
      if (edges[half]! <= value) bin = half + 1
      else to = half
    }
    bins[row] = bin
  }
}

interface CutOptions {
  readonly maxBins: number
  readonly weights: Float64Array | undefined
}

function binNumbers(feature: TreeFeature, column: Float64Array, { maxBins, weights }: CutOptions) {
  const { edges, low, high } = findBinEdges(column, weights, maxBins)
  return { feature, binCount: Math.max(1, low.length), edges, low, high, levelBins: new Uint8Array(0) }
}

function binLevels(feature: TreeFeature, column: Float64Array, { maxBins, weights }: CutOptions) {
  const levelCount = feature.levels?.length ?? 0
  const none = new Float64Array(0)
  const levelBins = Uint8Array.from({ length: levelCount }, (_, code) => Math.min(code, 255))
  const cut = { feature, edges: none, low: none, high: none }
  if (levelCount <= maxBins) return { ...cut, binCount: Math.max(1, levelCount), levelBins }
  const mass = new Float64Array(levelCount)
  for (let row = 0; row < column.length; row++) {
    const code = column[row]!
    if (!Number.isNaN(code)) mass[code]! += weights ? weights[row]! : 1
  }
  const byMass = Array.from(mass.keys()).sort((a, b) => mass[b]! - mass[a]! || a - b)
  byMass.forEach((code, rank) => (levelBins[code] = Math.min(rank, maxBins - 1)))
  return { ...cut, binCount: maxBins, levelBins }
}

function sampleOf(rowCount: number, { seed = 1, sampleRows = 100_000 }: BinOptions): Int32Array | undefined {
  if (rowCount <= sampleRows) return undefined
  const random = createRandom(deriveSeed(seed, 'bins'))
  return Int32Array.from({ length: sampleRows }, () => random.integer(rowCount))
}

function take(values: Float64Array, rows: Int32Array): Float64Array {
  const taken = new Float64Array(rows.length)
  for (let i = 0; i < rows.length; i++) taken[i] = values[rows[i]!]!
  return taken
}

/** Whether any value is NaN. */
export function holdsMissing(column: Float64Array): boolean {
  for (let row = 0; row < column.length; row++) if (Number.isNaN(column[row]!)) return true
  return false
}
