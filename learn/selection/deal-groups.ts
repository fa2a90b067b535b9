import { LearnError } from '../learn-error.ts'
import type { Random } from '../random.ts'

interface Group {
  readonly rows: number[]
  /** Rows by stratum; the last entry counts all rows, so that sizes are evened out as strata are. */
  readonly counts: Map<number, number>
}

/**
 * Deals whole groups to folds, the largest first, each to the fold where it adds least to
 * Σ (count in fold / count in all)² over strata and over all rows: the fold that has least of what
 * the group brings. Gives the fold of each row; throws `too-few-rows` with fewer groups than folds.
 */
export function dealGroups(
  groups: Int32Array,
  strata: Int32Array,
  { folds, random }: { readonly folds: number; readonly random: Random },
): Int32Array {
  const dealt = largestFirst(groups, strata, random)
  if (dealt.length < folds)
    throw new LearnError(
      'too-few-rows',
      `${dealt.length} groups do not make ${folds} folds: group by something finer.`,
    )
  const totals = new Map<number, number>()
  for (const { counts } of dealt) addCounts(totals, counts)
  const held = Array.from({ length: folds }, () => new Map<number, number>())
  const foldOf = new Int32Array(groups.length)
  for (const group of dealt) {
    const fold = leastBurdened(group, held, totals)
    addCounts(held[fold]!, group.counts)
    for (const row of group.rows) foldOf[row] = fold
  }
  return foldOf
}

const allRows = -1

function largestFirst(groups: Int32Array, strata: Int32Array, random: Random): Group[] {
  const byNumber = new Map<number, Group>()
  for (let row = 0; row < groups.length; row++) {
    let group = byNumber.get(groups[row]!)
    if (!group) byNumber.set(groups[row]!, (group = { rows: [], counts: new Map() }))
    group.rows.push(row)
    addCounts(group.counts, [
      [strata[row]!, 1],
      [allRows, 1],
    ])
  }
  const all = [...byNumber.values()]
  const order = random.shuffle(Array.from(all, (_, index) => index))
  return order.map((index) => all[index]!).sort((a, b) => b.rows.length - a.rows.length)
}

function leastBurdened(
  { counts }: Group,
  held: readonly Map<number, number>[],
  totals: ReadonlyMap<number, number>,
): number {
  let best = 0
  let bestCost = Infinity
  for (let fold = 0; fold < held.length; fold++) {
    let cost = 0
    for (const [stratum, count] of counts) {
      const before = held[fold]!.get(stratum) ?? 0
      cost += (count * (count + 2 * before)) / totals.get(stratum)! ** 2
    }
    if (cost < bestCost) {
      best = fold
      bestCost = cost
    }
  }
  return best
}

function addCounts(into: Map<number, number>, counts: Iterable<readonly [number, number]>): void {
  for (const [stratum, count] of counts) into.set(stratum, (into.get(stratum) ?? 0) + count)
}
