import { LearnError } from '../learn-error.ts'
import { rowsByGroup } from './group-assignment.ts'
import type { GroupAssignment } from './group-assignment.ts'

/** Rates of one group at a cut; whoever scores at least the cut is selected. A rate over no one is absent. */
export interface GroupAtCut {
  readonly group: string
  readonly selectionRate: number
  readonly truePositiveRate?: number
  readonly falsePositiveRate?: number
  /** Share of the selected that are positive. */
  readonly precision?: number
}

interface LabelledScores {
  /** 1 for positive rows. */
  readonly labels: Float64Array
  readonly scores: Float64Array
}

/**
 * What each group's selection and error rates would be at each of these cuts, in their order (the threshold curves of a
 * group); empty groups are left out. Throws `shape`.
 */
export function ratesByCut(
  groups: GroupAssignment,
  rows: LabelledScores,
  cuts: ArrayLike<number>,
): GroupAtCut[][] {
  if (rows.labels.length !== groups.codes.length || rows.scores.length !== groups.codes.length)
    throw new LearnError('shape', 'Groups, labels and scores must have the same number of rows.')
  const curves = rowsByGroup(groups).flatMap((members, code) =>
    members.length === 0 ? [] : [curveOf(groups.names[code]!, members, { rows, cuts })],
  )
  return Array.from(cuts, (_, at) => curves.map((curve) => curve[at]!))
}

function curveOf(
  group: string,
  members: Uint32Array,
  { rows, cuts }: { readonly rows: LabelledScores; readonly cuts: ArrayLike<number> },
): GroupAtCut[] {
  const positives = sortedScores(members, rows, 1)
  const negatives = sortedScores(members, rows, 0)
  return Array.from(cuts, (cut) => {
    const found = atLeast(positives, cut)
    const wrong = atLeast(negatives, cut)
    return {
      group,
      selectionRate: (found + wrong) / members.length,
      ...(positives.length > 0 && { truePositiveRate: found / positives.length }),
      ...(negatives.length > 0 && { falsePositiveRate: wrong / negatives.length }),
      ...(found + wrong > 0 && { precision: found / (found + wrong) }),
    }
  })
}

function sortedScores(members: Uint32Array, { labels, scores }: LabelledScores, label: 0 | 1): Float64Array {
  return Float64Array.from(
    members.filter((row) => labels[row] === label),
    (row) => scores[row]!,
  ).sort()
}

/** How many of the sorted scores reach the cut. */
function atLeast(sorted: Float64Array, cut: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle]! < cut) low = middle + 1
    else high = middle
  }
  return sorted.length - low
}
