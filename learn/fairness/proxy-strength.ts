import type { Interval } from '../metrics/interval.ts'
import { logitInterval } from '../metrics/interval.ts'
import { normalCdf } from '../metrics/normal-distribution.ts'
import { createRandom, deriveSeed } from '../random.ts'
import type { BinnedColumn } from './bin-column.ts'
import { cramersV } from './cramers-v.ts'
import { rowsByGroup } from './group-assignment.ts'
import type { GroupAssignment } from './group-assignment.ts'

export interface ProxyStrength {
  /** The group this column tells apart from the rest best. */
  readonly group: string
  /** How well, out of fold: 0.5 not at all, 1 always. Interval by Hanley and McNeil (1982). */
  readonly auc: Interval
  /** One-sided p-value that it does so by chance, times the number of groups tried. */
  readonly pValue: number
  /** Bias-corrected Cramér's V of the binned column and the groups. */
  readonly cramersV: number
}

export interface ProxyOptions {
  readonly seed?: number
  readonly inferenceMinimum?: number
  /** Groups of a smaller share of the people are not tried (29 CFR 1607.15 A looks at groups of 2 %). */
  readonly minimumShare?: number
}

const folds = 5
/** Rows of the overall rate mixed into each bin's rate, so that bins of a few rows say little. */
const smoothing = 5

/**
 * How well one column (cut by `binColumn`) alone tells each group from the rest. Every bin of the column is scored by
 * the group's share in it in the other folds, so a level with one row is not a perfect guess. Only
 * groups of `inferenceMinimum` people and 2 %, with as many others, are tried; `undefined` when there is none.
 */
export function proxyStrength(
  binned: BinnedColumn,
  groups: GroupAssignment,
  { seed = 1, inferenceMinimum = 30, minimumShare = 0.02 }: ProxyOptions = {},
): ProxyStrength | undefined {
  const counts = countCells(binned, groups, seed)
  const sizes = rowsByGroup(groups).map(({ length }) => length)
  const known = sizes.reduce((sum, size) => sum + size, 0)
  const tried = sizes.flatMap((size, group) => {
    if (Math.min(size, known - size) < Math.max(inferenceMinimum, minimumShare * known)) return []
    return [{ group, size, auc: outOfFoldAuc(counts, group) }]
  })
  const best = tried.toSorted((a, b) => b.auc - a.auc).at(0)
  if (!best) return undefined
  const others = known - best.size
  const nullError = Math.sqrt((known + 1) / (12 * best.size * others))
  return {
    group: groups.names[best.group]!,
    auc: logitInterval(best.auc, hanleyMcNeilError(best.auc, best.size, others), Math.min(best.size, others)),
    pValue: Math.min(1, tried.length * normalCdf((0.5 - best.auc) / nullError)),
    cramersV: cramersV(counts.overall, counts.groupCount),
  }
}

interface CellCounts {
  readonly binCount: number
  readonly groupCount: number
  /** Fold × bin × group. */
  readonly byFold: Float64Array
  /** Bin × group. */
  readonly overall: Float64Array
}

function countCells(
  { bins, count: binCount }: BinnedColumn,
  groups: GroupAssignment,
  seed: number,
): CellCounts {
  const random = createRandom(deriveSeed(seed, 'proxy folds'))
  const groupCount = groups.names.length
  const width = binCount * groupCount
  const byFold = new Float64Array(folds * width)
  const overall = new Float64Array(width)
  rowsByGroup(groups).forEach((members, group) => {
    random.shuffle(members)
    for (let at = 0; at < members.length; at++) {
      const cell = bins[members[at]!]! * groupCount + group
      byFold[(at % folds) * width + cell]!++
      overall[cell]!++
    }
  })
  return { binCount, groupCount, byFold, overall }
}

/** The mean of the folds' AUCs, by their number of pairs. */
function outOfFoldAuc({ binCount, groupCount, byFold, overall }: CellCounts, group: number): number {
  const width = binCount * groupCount
  const totals = { of: sumsByBin(overall, groupCount, group), all: sumsByBin(overall, groupCount) }
  let concordant = 0
  let pairs = 0
  for (let fold = 0; fold < folds; fold++) {
    const held = byFold.subarray(fold * width, (fold + 1) * width)
    const heldOf = sumsByBin(held, groupCount, group)
    const heldAll = sumsByBin(held, groupCount)
    const rate = (sum(totals.of) - sum(heldOf)) / (sum(totals.all) - sum(heldAll))
    const scores = totals.all.map(
      (all, bin) => (totals.of[bin]! - heldOf[bin]! + smoothing * rate) / (all - heldAll[bin]! + smoothing),
    )
    const area = concordantPairs(scores, heldOf, heldAll)
    concordant += area
    pairs += sum(heldOf) * (sum(heldAll) - sum(heldOf))
  }
  return pairs > 0 ? concordant / pairs : 0.5
}

/** Pairs in which the member's bin scores above the other's, ties counting half. */
function concordantPairs(scores: Float64Array, members: Float64Array, all: Float64Array): number {
  const order = Array.from(scores, (_, bin) => bin)
    .filter((bin) => all[bin]! > 0)
    .sort((a, b) => scores[b]! - scores[a]!)
  let pairs = 0
  let membersAbove = 0
  for (let start = 0; start < order.length;) {
    let membersHere = 0
    let othersHere = 0
    const score = scores[order[start]!]!
    for (; start < order.length && scores[order[start]!] === score; start++) {
      const bin = order[start]!
      membersHere += members[bin]!
      othersHere += all[bin]! - members[bin]!
    }
    pairs += othersHere * (membersAbove + membersHere / 2)
    membersAbove += membersHere
  }
  return pairs
}

function sumsByBin(cells: Float64Array, groupCount: number, group?: number): Float64Array {
  const sums = new Float64Array(cells.length / groupCount)
  for (let cell = 0; cell < cells.length; cell++) {
    if (group === undefined || cell % groupCount === group)
      sums[Math.floor(cell / groupCount)]! += cells[cell]!
  }
  return sums
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0)
}

function hanleyMcNeilError(auc: number, members: number, others: number): number {
  const twoMembers = auc / (2 - auc)
  const twoOthers = (2 * auc * auc) / (1 + auc)
  const variance =
    auc * (1 - auc) + (members - 1) * (twoMembers - auc * auc) + (others - 1) * (twoOthers - auc * auc)
  return Math.sqrt(Math.max(0, variance) / (members * others))
}
