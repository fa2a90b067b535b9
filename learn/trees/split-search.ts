import type { KernelCrew } from '../kernels/kernel-crew.ts'
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

interface SearchOptions {
  /** Most features of a tree. */
  readonly features: number
  /** Whether a bin's sums are two halves of one i64 rather than two doubles. */
  readonly isPacked: boolean
  readonly crew: KernelCrew
  readonly mostShares: number
  /** How many bins are shared out among threads. */
  readonly minWork: number
}

/** Doubles and words of the struct `SplitSearch` of `kernels/assembly/split-search.ts`, in order. */
const doubleCount = 13
const wordCount = 10
const gainAt = 10
const featureAt = 2 * doubleCount
const binsPerFeature = 256
/** Words that tell the kernel of a feature. */
const entryWords = 3

/** Makes room in a workspace for searches in so many shares. */
export function createSplitSearch(
  workspace: Workspace,
  { features, isPacked, crew, mostShares, minWork }: SearchOptions,
): SplitSearch {
  const kernel = isPacked ? 'searchPackedSplits' : 'searchSplits'
  const binBytes = isPacked ? 8 : 16
  const places = Array.from({ length: mostShares }, () => createPlace(workspace))
  const list = workspace.int32(entryWords * features)
  const allowed = workspace.int32(entryWords * features)
  /** Bins of the features before each, and of all. */
  const binsBefore = new Int32Array(features + 1)
  let units = { gradient: 1, hessian: 1 }
  let featureCount = 0

  /** The first feature of a share, such that shares have about as many bins. */
  function startOf(share: number, shares: number): number {
    if (share === shares) return featureCount
    const bins = (binsBefore[featureCount]! * share) / shares
    let first = 0
    while (first < featureCount && binsBefore[first]! < bins) first++
    return first
  }

  return {
    start(cuts, treeUnits) {
      units = treeUnits
      featureCount = cuts.length
      cuts.forEach(({ binCount, feature }, i) => {
        list[entryWords * i] = binBytes * binsBefore[i]!
        list[entryWords * i + 1] = binCount
        list[entryWords * i + 2] = feature.kind === 'category' ? 1 : 0
        binsBefore[i + 1] = binsBefore[i]! + binCount + 1
      })
    },
    find(histogram, node, { rules, best, places: open }) {
      const shares = open || binsBefore[featureCount]! < minWork ? 1 : crew.shares
      for (let share = 0; share < shares; share++) places[share]!.ask(node, { rules, best, units })
      const search = (share: number, parts: number): [number, number, number, number] => {
        const from = startOf(share, parts)
        const entries = list.byteOffset + 4 * entryWords * from
        return [places[share]!.address, histogram, entries, startOf(share + 1, parts) - from]
      }
      if (open) {
        open.forEach((place, i) =>
          allowed.set(list.subarray(entryWords * place, entryWords * (place + 1)), entryWords * i),
        )
        workspace.kernels[kernel](places[0]!.address, histogram, allowed.byteOffset, open.length)
      } else if (shares > 1) crew.run(kernel, search)
      else workspace.kernels[kernel](...search(0, 1))
      let chosen = -1
      for (let share = 0; share < shares; share++) {
        const found = places[share]!.take(best)
        if (found >= 0) chosen = startOf(share, shares) + found
      }
      return open && chosen >= 0 ? open[chosen]! : chosen
    },
  }
}

/** Where one share is told what to look for and answers. */
interface SearchPlace {
  readonly address: number
  ask(
    node: HistogramNode,
    search: {
      readonly rules: SplitRules
      readonly best: BestSplit
      readonly units: { readonly gradient: number; readonly hessian: number }
    },
  ): void
  /** Betters `best` by what was found; gives its place among the features searched, or -1. */
  take(best: BestSplit): number
}

function createPlace({ memory, ...workspace }: Workspace): SearchPlace {
  const doubles = workspace.float64(doubleCount + wordCount / 2)
  const words = new Int32Array(memory.buffer, doubles.byteOffset, 2 * doubles.length)
  const filled = workspace.uint8(binsPerFeature)
  const ordered = workspace.uint8(binsPerFeature)
  const ratios = workspace.float64(binsPerFeature)
  const goesLeft = workspace.uint8(binsPerFeature)
  const cells = workspace.float64(2 * binsPerFeature)
  return {
    address: doubles.byteOffset,
    ask(node, { rules, best, units }) {
      doubles[0] = node.gradient
      doubles[1] = node.hessian
      doubles[2] = units.gradient
      doubles[3] = units.hessian
      doubles[4] = rules.l1
      doubles[5] = rules.l2
      doubles[6] = minSideHessian(node, rules)
      doubles[7] = rules.categoryL2
      doubles[8] = rules.categorySmoothing
      doubles[9] = (rules.minCategoryWeight * node.hessian) / node.weight
      doubles[gainAt] = best.gain
      words[featureAt + 4] = filled.byteOffset
      words[featureAt + 5] = ordered.byteOffset
      words[featureAt + 6] = ratios.byteOffset
      words[featureAt + 7] = goesLeft.byteOffset
      words[featureAt + 8] = cells.byteOffset
    },
    take(best) {
      const chosen = words[featureAt]!
      if (chosen < 0 || doubles[gainAt]! <= best.gain) return -1
      best.gain = doubles[gainAt]!
      best.bin = words[featureAt + 1]!
      best.missingLeft = words[featureAt + 2] === 1
      if (best.bin < 0) best.goesLeft.set(goesLeft)
      return chosen
    },
  }
}
