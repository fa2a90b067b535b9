import type { FeatureBins } from './binning.ts'
import { middle } from './bin-edges.ts'

/** How a node is divided. */
export interface Split {
  readonly feature: number
  /** Loss taken away (in units of gradient² / hessian), above that of the undivided node. */
  readonly gain: number
  /** Last bin on the left of a number split; -1 for categories. */
  readonly bin: number
  readonly threshold: number
  /** For categories, 1 at each bin that goes left. */
  readonly leftBins: Uint8Array | undefined
  readonly missingLeft: boolean
}

/** What limits splits, the same for a whole fit. */
export interface SplitRules {
  readonly l1: number
  readonly l2: number
  readonly minGain: number
  /** Least weight of rows on each side; see `HistogramNode.weight`. */
  readonly minLeafWeight: number
  readonly minLeafHessian: number
  /** Added to the hessian of a level when levels are put in order, against chance in small ones. */
  readonly categorySmoothing: number
  /** Added to `l2` when levels are split by their order: that split chooses among many more sides. */
  readonly categoryL2: number
  /** Levels of less weight than this in a node are not placed by their own gradient. */
  readonly minCategoryWeight: number
}

/** A node while its best split is looked for. Sums are in true units. */
export interface HistogramNode {
  readonly gradient: number
  readonly hessian: number
  /**
   * Weight of the node's rows. The weight of a side is taken from its share of the hessian: exact
   * where the hessian is the weight (squared error, forests), close elsewhere.
   */
  readonly weight: number
}

/** Histogram of one feature: (gradient, hessian) of bin b at `values[2 × (first + b)]`, in scaled units. */
export interface FeatureHistogram {
  readonly values: Float64Array
  readonly first: number
  readonly gradientUnit: number
  readonly hessianUnit: number
  /** The bins of present values that have rows, in order; all bins may have when not given. */
  readonly present?: Uint8Array
  readonly presentCount?: number
}

/** The best division found so far; changed in place while the features of a node are tried. */
export interface BestSplit {
  feature: number
  gain: number
  /** Last bin on the left of a number split; -1 for categories, whose sides are in `goesLeft`. */
  bin: number
  missingLeft: boolean
  readonly goesLeft: Uint8Array
}

export function createBestSplit(): BestSplit {
  return { feature: -1, gain: 0, bin: -1, missingLeft: false, goesLeft: new Uint8Array(256) }
}

/** Half the loss that the best leaf value takes away, twice: (|g| − l1)² / (h + l2). */
export function leafScore(gradient: number, hessian: number, l1: number, l2: number): number {
  if (l1 === 0) return (gradient * gradient) / (hessian + l2)
  const shrunk = Math.max(0, Math.abs(gradient) - l1)
  return (shrunk * shrunk) / (hessian + l2)
}

/** The leaf value that takes away the most loss. */
export function leafOutput(
  gradient: number,
  hessian: number,
  { l1, l2 }: Pick<SplitRules, 'l1' | 'l2'>,
): number {
  const shrunk = l1 === 0 ? gradient : Math.sign(gradient) * Math.max(0, Math.abs(gradient) - l1)
  const divisor = hessian + l2
  return divisor > 0 ? -shrunk / divisor : 0
}

/** The least hessian of a side. */
export function minSideHessian(node: HistogramNode, rules: SplitRules): number {
  const { hessian, weight } = node
  const byWeight = weight > 0 ? (rules.minLeafWeight * hessian) / weight : 0
  // A hair under, or rounding would refuse sides of exactly the least weight.
  return Math.max(rules.minLeafHessian, byWeight * (1 - 1e-12), Number.MIN_VALUE)
}

/**
 * Writes out a best split. Its threshold is halfway to the next bin that has rows; with `atEdge` at the
 * edge of a bin nearest to there, so that bins alone tell the side of any row.
 */
export function describeSplit(
  best: BestSplit,
  cut: FeatureBins,
  { next, atEdge }: { readonly next: (bin: number) => number; readonly atEdge: boolean },
): Split {
  const { feature, gain, missingLeft, bin } = best
  const shared = { feature, gain, missingLeft }
  if (bin < 0) return { ...shared, bin, threshold: 0, leftBins: best.goesLeft.slice() }
  const beyond = next(bin)
  // Only missing values lie beyond: every present one goes left.
  if (beyond >= cut.binCount)
    return { ...shared, bin: cut.binCount - 1, threshold: Infinity, leftBins: undefined }
  const threshold = middle(cut.high[bin]!, cut.low[beyond]!)
  if (!atEdge) return { ...shared, bin, threshold, leftBins: undefined }
  const edge = nearestEdge(cut.edges, threshold, { from: bin, to: beyond })
  return { ...shared, bin: edge, threshold: cut.edges[edge]!, leftBins: undefined }
}

function nearestEdge(
  edges: Float64Array,
  value: number,
  { from, to }: { readonly from: number; readonly to: number },
): number {
  let nearest = from
  for (let edge = from + 1; edge < to; edge++)
    if (Math.abs(edges[edge]! - value) < Math.abs(edges[nearest]! - value)) nearest = edge
  return nearest
}

/** Writes 1 at each bin that goes left, as partitions read it. */
export function writeSides(
  { bin, leftBins, missingLeft }: Split,
  cut: FeatureBins,
  goesLeft: Uint8Array,
): void {
  if (leftBins) goesLeft.set(leftBins)
  else goesLeft.fill(0).fill(1, 0, bin + 1)
  goesLeft[cut.binCount] = missingLeft ? 1 : 0
}

/** For a category split, 1 at each level that goes left. */
export function leftLevels({ leftBins }: Split, { levelBins }: FeatureBins): Uint8Array | undefined {
  if (!leftBins) return undefined
  const levels = new Uint8Array(levelBins.length)
  for (let code = 0; code < levels.length; code++) levels[code] = leftBins[levelBins[code]!]!
  return levels
}

/** The next bin with a sum that is not zero. */
export function nextFilled(bin: number, { values, first }: FeatureHistogram, binCount: number): number {
  for (let next = bin + 1; next < binCount; next++) {
    const at = 2 * (first + next)
    if (values[at] !== 0 || values[at + 1] !== 0) return next
  }
  return binCount
}
