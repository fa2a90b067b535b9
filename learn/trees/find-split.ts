import { tryBoundedSplits } from './bounded-split.ts'
import type { BestBounded, LeafBounds } from './bounded-split.ts'
import type { Histograms } from './histograms.ts'
import type { SplitConstraints } from './split-constraints.ts'
import { createBestSplit, describeSplit, leafScore, minSideHessian, nextFilled } from './split.ts'
import type { HistogramNode, Split, SplitRules } from './split.ts'
import type { TrainingRows } from './training-rows.ts'

/** A split, and where the values of its sides are kept apart when its column has a direction. */
export interface ConstrainedSplit extends Split {
  readonly divide?: number
}

interface SearchedLeaf extends HistogramNode {
  readonly depth: number
  readonly slot: number
  readonly bounds: LeafBounds
  readonly groups: readonly number[] | undefined
}

interface SplitSearch {
  readonly data: TrainingRows
  readonly histograms: Histograms
  readonly features: readonly number[]
  readonly rules: SplitRules & { readonly maxDepth: number }
  readonly constraints: SplitConstraints | undefined
}

const best: BestBounded = { ...createBestSplit(), leftValue: 0, rightValue: 0 }

/** The best split of a leaf that depth, weight and constraints allow. */
export function findConstrainedSplit(search: SplitSearch, leaf: SearchedLeaf): ConstrainedSplit | undefined {
  const { data, histograms, features, rules, constraints } = search
  if (leaf.depth >= rules.maxDepth || leaf.hessian < 2 * minSideHessian(leaf, rules)) return undefined
  // Rounding alone must not look like a gain.
  best.gain = rules.minGain + 1e-10 * leafScore(leaf.gradient, leaf.hessian, rules.l1, rules.l2)
  const places = allowedPlaces(features, leaf, constraints)
  const chosen = constraints?.directions
    ? searchBounded(search, leaf, places ?? [...features.keys()])
    : histograms.search(leaf.slot, leaf, { rules, best, places })
  if (chosen < 0) return undefined
  best.feature = features[chosen]!
  const cut = data.cuts[best.feature]!
  const histogram = histograms.feature(leaf.slot, chosen)
  const next = (bin: number): number => nextFilled(bin, histogram, cut.binCount)
  const split = describeSplit(best, cut, { next, atEdge: true })
  if (!constraints?.directions?.[best.feature]) return split
  return { ...split, divide: best.leftValue / 2 + best.rightValue / 2 }
}

/** Features that a group above holds together with all those on the path; all when undefined. */
function allowedPlaces(
  features: readonly number[],
  { groups }: SearchedLeaf,
  constraints: SplitConstraints | undefined,
): readonly number[] | undefined {
  const groupsOf = constraints?.groupsOf
  if (!groupsOf) return undefined
  const isOpen = (group: number): boolean => !groups || groups.includes(group)
  return [...features.keys()].filter((place) => groupsOf[features[place]!]!.some(isOpen))
}

/** Feature by feature; gives the place of the one chosen, or -1. */
function searchBounded(
  { data, histograms, features, rules, constraints }: SplitSearch,
  leaf: SearchedLeaf,
  places: readonly number[],
): number {
  const node = { ...leaf, ...leaf.bounds }
  let chosen = -1
  for (const place of places) {
    const feature = features[place]!
    const direction = constraints!.directions![feature]!
    const gainBefore = best.gain
    tryBoundedSplits(data.cuts[feature]!, histograms.feature(leaf.slot, place), {
      node,
      rules,
      best,
      feature,
      direction,
    })
    if (best.gain > gainBefore) chosen = place
  }
  return chosen
}

interface DividedLeaf {
  readonly split: ConstrainedSplit
  readonly bounds: LeafBounds
  readonly groups: readonly number[] | undefined
}

/** Bounds of the two children: after a split with a direction, both sides keep to their side of its middle. */
export function boundsBelow(
  { split, bounds }: DividedLeaf,
  constraints: SplitConstraints | undefined,
): { readonly left: LeafBounds; readonly right: LeafBounds } {
  const { divide } = split
  if (divide === undefined) return { left: bounds, right: bounds }
  const below = { ...bounds, upper: Math.min(bounds.upper, divide) }
  const above = { ...bounds, lower: Math.max(bounds.lower, divide) }
  return constraints!.directions![split.feature]! > 0
    ? { left: below, right: above }
    : { left: above, right: below }
}

/** The groups that hold the feature of this split as well as those above. */
export function groupsBelow(
  { split, groups }: DividedLeaf,
  constraints: SplitConstraints | undefined,
): readonly number[] | undefined {
  const own = constraints?.groupsOf?.[split.feature]
  return groups ? own!.filter((group) => groups.includes(group)) : own
}
