import type { Random } from '../random.ts'
import { tryCategorySplits } from './category-split.ts'
import { tryClassSplits } from './class-split.ts'
import { tryDrawnSplit } from './drawn-split.ts'
import { featureGroup } from './forest-memory.ts'
import type { ForestRows } from './forest-rows.ts'
import type { ForestRules } from './forest-tree.ts'
import { addClassesByBin, addNumbersByBin, createLists, divideStretch, listFilledBins } from './node-lists.ts'
import { tryNumberSplits } from './number-split.ts'
import { createBestSplit, describeSplit, leafScore, writeSides } from './split.ts'
import type { Split } from './split.ts'

/** A stretch of the row list, with its sums of labels and its weight. */
interface SummedNode {
  readonly from: number
  readonly to: number
  readonly sums: readonly number[]
  readonly weight: number
}

/** Looks for splits of the nodes of one tree, in buffers used again for each. */
interface NodeSearch {
  /** Sums a node into `sums` and `weight`; true when all its labels are the same. */
  enter(from: number, to: number): boolean
  readonly sums: Float64Array
  weight(): number
  find(node: SummedNode): Split | undefined
  /** Puts the rows that go left first; returns where the others start. */
  partition(split: Split, from: number, to: number): number
}

interface SearchOptions {
  /** Rows of the tree; put in order of its leaves. */
  readonly rows: Int32Array
  readonly weights: Float64Array
  readonly rules: ForestRules
  readonly random: Random
}

export function createNodeSearch(
  data: ForestRows,
  { rows, weights, rules, random }: SearchOptions,
): NodeSearch {
  const { labels, classes, cuts, columnBins, usable } = data
  const sums = new Float64Array(Math.max(1, classes))
  let nodeWeight = 0
  // Per bin: the sum of labels (of each class, or one), then the weight. All zero between uses.
  const width = sums.length + 1
  const values = new Float64Array(256 * width)
  const present = new Uint8Array(256)
  const histogram = { values, first: 0, gradientUnit: 1, hessianUnit: 1, present, presentCount: 0 }
  const order = Int32Array.from(usable)
  const lists = createLists(rows, weights, labels)
  const spare = createLists(rows.slice(), weights, labels)
  const best = createBestSplit()
  const goesLeft = new Uint8Array(256)

  function fill(feature: number, { from, to }: SummedNode): void {
    const column = columnBins[feature]!
    const { binCount } = cuts[feature]!
    const stretch = { ...lists, from, to }
    if (classes > 0) addClassesByBin(values, column, { ...stretch, classes })
    else addNumbersByBin(values, column, stretch)
    histogram.presentCount = listFilledBins(present, { values, column, binCount }, stretch)
  }

  function clear(feature: number): void {
    values.fill(0, 0, width * (cuts[feature]!.binCount + 1))
  }

  function tryFeature(feature: number, { weight }: SummedNode): void {
    const cut = cuts[feature]!
    if (rules.drawsSplits) {
      tryDrawnSplit(cut, histogram, { sums, weight, rules, best, feature, random })
      return
    }
    if (classes > 0) {
      tryClassSplits(cut, histogram, { sums, weight, rules, best, feature })
      return
    }
    const search = { node: { gradient: sums[0]!, hessian: weight, weight }, rules, best, feature }
    if (cut.feature.kind === 'category') tryCategorySplits(cut, histogram, search)
    else tryNumberSplits(cut, histogram, search)
  }

  /** Puts the next features at their places, as many at once as the kernel does; returns where they end. */
  function drawNext(from: number): number {
    const wanted = Math.min(rules.featuresPerNode, order.length)
    const to = from >= wanted ? from + 1 : Math.min(from + (classes > 0 ? 1 : featureGroup), wanted)
    for (let i = from; i < to; i++) {
      const j = i + random.integer(order.length - i)
      const feature = order[j]!
      order[j] = order[i]!
      order[i] = feature
    }
    return to
  }

  const atNextPresent = {
    atEdge: false,
    next(bin: number): number {
      const at = present.indexOf(bin) + 1
      return at < histogram.presentCount ? present[at]! : 256
    },
  }

  return {
    sums,
    weight: () => nodeWeight,
    enter(from, to) {
      sums.fill(0)
      nodeWeight = 0
      const first = lists.labels[from]!
      let isUniform = true
      for (let i = from; i < to; i++) {
        const label = lists.labels[i]!
        const weight = lists.weights[i]!
        if (label !== first) isUniform = false
        if (classes > 0) sums[label]! += weight
        else sums[0]! += weight * label
        nodeWeight += weight
      }
      return isUniform
    },
    find(node) {
      sums.set(node.sums)
      best.feature = -1
      let score = 0
      for (let k = 0; k < sums.length; k++) score += leafScore(sums[k]!, node.weight, 0, 0)
      // Rounding alone must not look like a gain.
      best.gain = rules.minGain + 1e-10 * score
      let split: Split | undefined
      let drawn = 0
      for (let i = 0; i < order.length; i++) {
        if (i >= rules.featuresPerNode && best.feature >= 0) break
        if (i === drawn) drawn = drawNext(i)
        const feature = order[i]!
        fill(feature, node)
        const gainBefore = best.gain
        tryFeature(feature, node)
        if (best.gain > gainBefore) split = describeSplit(best, cuts[feature]!, atNextPresent)
        clear(feature)
      }
      return split
    },
    partition(split, from, to) {
      writeSides(split, cuts[split.feature]!, goesLeft)
      return divideStretch({ ...lists, from, to }, columnBins[split.feature]!, { goesLeft, spare })
    },
  }
}
