import { shareOf } from '../kernels/kernel-crew.ts'
import type { KernelCrew } from '../kernels/kernel-crew.ts'
import type { Histograms } from './histograms.ts'
import type { Pacer } from './pacer.ts'
import { noBounds } from './bounded-split.ts'
import type { LeafBounds } from './bounded-split.ts'
import { boundsBelow, findConstrainedSplit, groupsBelow } from './find-split.ts'
import type { ConstrainedSplit } from './find-split.ts'
import type { SplitConstraints } from './split-constraints.ts'
import { leftLevels, writeSides } from './split.ts'
import type { HistogramNode, Split, SplitRules } from './split.ts'
import { weightOf } from './training-rows.ts'
import type { TrainingRows } from './training-rows.ts'
import { addLeaf, createDraft, splitLeaf } from './tree-draft.ts'
import type { TreeDraft } from './tree-draft.ts'

export interface GrowthRules extends SplitRules {
  readonly maxLeaves: number
  readonly maxDepth: number
  /** Always where the loss falls most, or all leaves of a depth before the next. */
  readonly growth: 'leaf-wise' | 'depth-wise'
}

/** A leaf of a grown tree: its node, and its two stretches of the row list. */
export interface GrownLeaf {
  readonly node: number
  /** Rows it was grown on. */
  readonly from: number
  readonly to: number
  /** Rows that only follow. */
  readonly otherFrom: number
  readonly otherTo: number
  /** Between what its value must lie. */
  readonly bounds: LeafBounds
}

interface Leaf extends GrownLeaf, HistogramNode {
  readonly depth: number
  /** Groups of features that hold all those above it; undefined when any may meet. */
  readonly groups: readonly number[] | undefined
  /** Slot of its histogram; -1 when it has none (any more). */
  slot: number
  readonly split: ConstrainedSplit | undefined
}

interface Growth {
  readonly data: TrainingRows
  readonly histograms: Histograms
  readonly features: readonly number[]
  readonly rules: GrowthRules
  readonly constraints: SplitConstraints | undefined
  readonly crew: KernelCrew
}

/**
 * Grows one tree leaf by leaf on the first `rowCount` rows of the row list; the others up to `listed`
 * only follow. Puts both in order of leaves. Sums are exact whole numbers, so a larger child's histogram
 * is its parent's less its sibling's, to the bit. Leaf values are left to the caller.
 */
export async function growTree(
  growth: Growth,
  { rowCount, listed }: { readonly rowCount: number; readonly listed: number },
  pacer: Pacer,
): Promise<{ readonly draft: TreeDraft; readonly leaves: readonly GrownLeaf[] }> {
  const { data, histograms, rules, features } = growth
  const draft = createDraft()
  const weight = weightOf(data, 0, rowCount)
  const slot = histograms.take()
  histograms.build(slot, 0, rowCount)
  const stretch = { from: 0, to: rowCount, otherFrom: rowCount, otherTo: listed }
  const limits = { bounds: noBounds, groups: undefined }
  const root = { node: addLeaf(draft, [0], weight), ...stretch, ...limits, depth: 0, slot, weight }
  const leaves = [withSplit(growth, { ...root, split: undefined, ...histograms.total(slot) })]
  while (leaves.length < rules.maxLeaves) {
    const chosen = nextLeaf(leaves, rules)
    if (!chosen) break
    const { split, from, to } = chosen
    splitLeaf(draft, chosen.node, { split, levels: leftLevels(split, data.cuts[split.feature]!) })
    const middles = partition(growth, split, chosen)
    const [left, right] = addChildren(growth, { draft, leaves, chosen, ...middles })
    leaves[leaves.indexOf(chosen)] = left
    leaves.push(right)
    if (pacer.isDue((to - from) * (features.length / 2 + 4) + 4 * histograms.binCount)) await pacer.pause()
  }
  return { draft, leaves }
}

type SplittableLeaf = Leaf & { readonly split: ConstrainedSplit }

/** The leaf to divide next; of those as deep, where the loss falls most. */
function nextLeaf(leaves: readonly Leaf[], { growth }: GrowthRules): SplittableLeaf | undefined {
  let next: SplittableLeaf | undefined
  for (const leaf of leaves) {
    if (!isSplittable(leaf)) continue
    const isSooner = growth === 'depth-wise' && next !== undefined && leaf.depth < next.depth
    const isLater = growth === 'depth-wise' && next !== undefined && leaf.depth > next.depth
    if (!next || isSooner || (!isLater && leaf.split.gain > next.split.gain)) next = leaf
  }
  return next
}

function isSplittable(leaf: Leaf): leaf is SplittableLeaf {
  return leaf.split !== undefined
}

/** Puts the rows that go left first in both stretches; returns where the others start. */
function partition(
  { data, crew }: Growth,
  split: Split,
  leaf: Leaf,
): { middle: number; otherMiddle: number } {
  writeSides(split, data.cuts[split.feature]!, data.goesLeft)
  return {
    middle: divideRows(data, crew, { ...leaf, split }),
    otherMiddle: divideRows(data, crew, { from: leaf.otherFrom, to: leaf.otherTo, split }),
  }
}

/** Fewer rows than this are divided by one thread. */
const leastSharedRows = 4000

function divideRows(
  { workspace, columnBins, rows, spareRows, goesLeft }: TrainingRows,
  crew: KernelCrew,
  { from, to, split }: { readonly from: number; readonly to: number; readonly split: Split },
): number {
  const bins = columnBins[split.feature]!.byteOffset
  const argumentsOf = (first: number, last: number): [number, number, number, number, number] => [
    bins,
    rows.byteOffset + 4 * first,
    last - first,
    goesLeft.byteOffset,
    spareRows.byteOffset + 4 * first,
  ]
  if (to - from < leastSharedRows || crew.shares === 1)
    return from + workspace.kernels.partitionRows(...argumentsOf(from, to))
  const { shares } = crew
  const stretch = (share: number): [number, number] => {
    const [first, last] = shareOf(to - from, { share, shares })
    return [from + first, from + last]
  }
  const lefts = crew.run('partitionRows', (share) => argumentsOf(...stretch(share)))
  // Each share's left rows move up to those of the shares before it.
  let middle = from + lefts[0]!
  for (let share = 1; share < shares; share++) {
    const [first] = stretch(share)
    const left = lefts[share]!
    spareRows.set(rows.subarray(middle, first))
    rows.copyWithin(middle, first, first + left)
    rows.set(spareRows.subarray(0, first - middle), middle + left)
    middle += left
  }
  return middle
}

interface Division {
  readonly draft: TreeDraft
  readonly leaves: readonly Leaf[]
  readonly chosen: SplittableLeaf
  readonly middle: number
  readonly otherMiddle: number
}

type NewLeaf = Omit<Leaf, 'split' | 'gradient' | 'hessian'>

function addChildren(growth: Growth, { draft, leaves, chosen, middle, otherMiddle }: Division): [Leaf, Leaf] {
  const { data, histograms, rules } = growth
  const { from, to, otherFrom, otherTo } = chosen
  const bounds = boundsBelow(chosen, growth.constraints)
  const groups = groupsBelow(chosen, growth.constraints)
  const child = (stretch: Omit<GrownLeaf, 'node'>): NewLeaf => {
    const weight = weightOf(data, stretch.from, stretch.to)
    const node = addLeaf(draft, [0], weight)
    return { node, ...stretch, groups, depth: chosen.depth + 1, slot: -1, weight }
  }
  const left = child({ from, to: middle, otherFrom, otherTo: otherMiddle, bounds: bounds.left })
  const right = child({ from: middle, to, otherFrom: otherMiddle, otherTo, bounds: bounds.right })
  const isLast = leaves.length + 1 >= rules.maxLeaves || chosen.depth + 1 >= rules.maxDepth
  if (isLast || !(canDivide(left, rules) || canDivide(right, rules))) {
    histograms.giveBack(chosen.slot)
    return [asFinal(left), asFinal(right)]
  }
  fillHistograms(growth, { leaves, chosen, left, right })
  return [withSums(growth, left), withSums(growth, right)]
}

function canDivide({ weight }: NewLeaf, { minLeafWeight }: SplitRules): boolean {
  return weight >= 2 * minLeafWeight
}

function asFinal(leaf: NewLeaf): Leaf {
  return { ...leaf, gradient: 0, hessian: 0, split: undefined }
}

function withSums(growth: Growth, leaf: NewLeaf): Leaf {
  const final = asFinal(leaf)
  if (leaf.slot < 0) return final
  const summed = { ...final, ...growth.histograms.total(leaf.slot) }
  if (canDivide(leaf, growth.rules)) return withSplit(growth, summed)
  return releaseSlot(growth.histograms, summed)
}

interface Siblings {
  readonly leaves: readonly Leaf[]
  readonly chosen: Leaf
  readonly left: NewLeaf & { slot: number }
  readonly right: NewLeaf & { slot: number }
}

/** Sums the smaller child; the larger one follows from the parent when its histogram is still there. */
function fillHistograms({ histograms, rules }: Growth, { leaves, chosen, left, right }: Siblings): void {
  const [small, large] = left.to - left.from <= right.to - right.from ? [left, right] : [right, left]
  if (chosen.slot >= 0 && canDivide(large, rules)) {
    small.slot = takeSlot(histograms, leaves, chosen)
    histograms.build(small.slot, small.from, small.to)
    large.slot = chosen.slot
    histograms.subtract(large.slot, small.slot)
    return
  }
  histograms.giveBack(chosen.slot)
  for (const leaf of [small, large]) {
    if (!canDivide(leaf, rules)) continue
    leaf.slot = takeSlot(histograms, leaves, chosen)
    histograms.build(leaf.slot, leaf.from, leaf.to)
  }
}

/** An empty slot, or else that of the leaf least likely to be divided: its children are then summed anew. */
function takeSlot(histograms: Histograms, leaves: readonly Leaf[], busy: Leaf): number {
  const slot = histograms.take()
  if (slot >= 0) return slot
  let least: Leaf | undefined
  for (const leaf of leaves) {
    if (leaf.slot < 0 || leaf === busy) continue
    if (!least || leaf.split!.gain < least.split!.gain) least = leaf
  }
  const taken = least!.slot
  least!.slot = -1
  return taken
}

/** Finds the leaf's best split; without one its histogram is of no more use. */
function withSplit(growth: Growth, leaf: Leaf): Leaf {
  const split = findConstrainedSplit(growth, leaf)
  return split ? { ...leaf, split } : releaseSlot(growth.histograms, leaf)
}

function releaseSlot(histograms: Histograms, leaf: Leaf): Leaf {
  histograms.giveBack(leaf.slot)
  return { ...leaf, slot: -1 }
}
