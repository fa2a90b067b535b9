import type { Workspace } from '../kernels/workspace.ts'
import type { FeatureBins } from './binning.ts'
import { minSideHessian } from './split.ts'
import type { BestSplit, HistogramNode, SplitRules } from './split.ts'

export interface NodeSearchRules {
  readonly rules: SplitRules
  readonly best: BestSplit
  /** Places of the features that may be split on; all unless given. */
  readonly places?: readonly number[] | undefined
}

/** Looks for the best split of a node, in a kernel; to the bit what `tryNumberSplits` and `tryCategorySplits` find. */
export interface SplitSearch {
  /** Names the features of a tree, in the order of their histograms, and what one whole number is worth. */
  start(cuts: readonly FeatureBins[], units: { readonly gradient: number; readonly hessian: number }): void
  /** Betters `best`; gives the place of the feature it chose among those named, or -1. */
  find(histogram: number, node: HistogramNode, search: NodeSearchRules): number
}

/** Doubles and words of the struct `SplitSearch` of `kernels/assembly/node-splits.ts`, in order. */
const doubleCount = 11
const wordCount = 8
const gainAt = 10
const featureAt = 2 * doubleCount
const binsPerFeature = 256

/** Makes room in a workspace for searches over up to so many features. */
export function createSplitSearch(
  { kernels, memory, ...workspace }: Workspace,
  features: number,
): SplitSearch {
  const doubles = workspace.float64(doubleCount + wordCount / 2)
  const words = new Int32Array(memory.buffer, doubles.byteOffset, 2 * doubles.length)
  const list = workspace.int32(3 * features)
  const allowed = workspace.int32(3 * features)
  const filled = workspace.uint8(binsPerFeature)
  const ordered = workspace.uint8(binsPerFeature)
  const ratios = workspace.float64(binsPerFeature)
  const goesLeft = workspace.uint8(binsPerFeature)
  let featureCount = 0

  return {
    start(cuts, units) {
      doubles[2] = units.gradient
      doubles[3] = units.hessian
      featureCount = cuts.length
      let bytes = 0
      cuts.forEach(({ binCount, feature }, i) => {
        list[3 * i] = bytes
        list[3 * i + 1] = binCount
        list[3 * i + 2] = feature.kind === 'category' ? 1 : 0
        bytes += 16 * (binCount + 1)
      })
    },
    find(histogram, node, { rules, best, places }) {
      doubles[0] = node.gradient
      doubles[1] = node.hessian
      doubles[4] = rules.l1
      doubles[5] = rules.l2
      doubles[6] = minSideHessian(node, rules)
      doubles[7] = rules.categoryL2
      doubles[8] = rules.categorySmoothing
      doubles[9] = (rules.minCategoryWeight * node.hessian) / node.weight
      doubles[gainAt] = best.gain
      words.set(
        [filled.byteOffset, ordered.byteOffset, ratios.byteOffset, goesLeft.byteOffset],
        featureAt + 4,
      )
      places?.forEach((place, i) => allowed.set(list.subarray(3 * place, 3 * place + 3), 3 * i))
      const searched = places ? allowed : list
      kernels.searchSplits(
        doubles.byteOffset,
        histogram,
        searched.byteOffset,
        places ? places.length : featureCount,
      )
      const chosen = words[featureAt]!
      if (chosen < 0) return -1
      best.gain = doubles[gainAt]!
      best.bin = words[featureAt + 1]!
      best.missingLeft = words[featureAt + 2] === 1
      if (best.bin < 0) best.goesLeft.set(goesLeft)
      return places ? places[chosen]! : chosen
    },
  }
}
