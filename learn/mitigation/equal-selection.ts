import type { GroupAssignment } from '../fairness/group-assignment.ts'
import { rowsByGroup } from '../fairness/group-assignment.ts'
import type { GroupRule } from './equalized-odds.ts'
import { rocHull } from './roc-hull.ts'
import type { RocPoint } from './roc-hull.ts'

/** A rule for each group under which the same share of each is selected. */
export interface EqualSelection {
  readonly selectionRate: number
  readonly groups: readonly GroupRule[]
}

const gridSteps = 1000

/** One cut of a group: whom it selects, in shares of the group, and how many more right than wrong. */
interface SelectionPoint {
  readonly threshold: number
  readonly selected: number
  /** Selected rows with the outcome less those without it. */
  readonly gain: number
}

/**
 * Finds the cuts by group that select the same share of every group (demographic parity) at the most accuracy (Hardt,
 * Price and Srebro 2016, as in fairlearn's ThresholdOptimizer). Cuts that differ by group adjust scores by group, which
 * US law forbids in selection (Civil Rights Act 1991, section 106): for audit and what-if. `labels` are 1 for positive rows.
 */
export function equalizeSelection(
  labels: Float64Array,
  scores: Float64Array,
  groups: GroupAssignment,
): EqualSelection {
  const members = rowsByGroup(groups)
  const hulls = groups.names.flatMap((group, code) => {
    const rows = members[code]!
    const points = selectionHull(pick(labels, rows), pick(scores, rows))
    return rows.length === 0 ? [] : [{ group, points }]
  })
  let best = { gain: -Infinity, selectionRate: 0 }
  for (let step = 0; step <= gridSteps; step++) {
    const selectionRate = step / gridSteps
    const gain = hulls.reduce((sum, { points }) => sum + mixAt(points, selectionRate).gain, 0)
    if (gain > best.gain) best = { gain, selectionRate }
  }
  const { selectionRate } = best
  return {
    selectionRate,
    groups: hulls.map(({ group, points }) => {
      const { first, second, shareOfFirst } = mixAt(points, selectionRate)
      return {
        group,
        cuts: [
          { threshold: first.threshold, share: shareOfFirst },
          { threshold: second.threshold, share: 1 - shareOfFirst },
        ],
        ignored: 0,
        selectedOfIgnored: 0,
      }
    }),
  }
}

/** The cuts worth mixing are those of the ROC hull: selected share and gain are straight lines of its axes. */
function selectionHull(labels: Float64Array, scores: Float64Array): readonly SelectionPoint[] {
  const positives = labels.reduce((sum, label) => sum + label, 0)
  const negatives = labels.length - positives
  const points: readonly RocPoint[] =
    positives > 0 && negatives > 0 ? rocHull(labels, scores) : everyCut(scores, positives > 0)
  return points.map(({ threshold, truePositiveRate, falsePositiveRate }) => {
    const hits = truePositiveRate * positives
    const alarms = falsePositiveRate * negatives
    return { threshold, selected: (hits + alarms) / labels.length, gain: hits - alarms }
  })
}

/** Where everyone has the same outcome every cut is as good; the rates are those of the outcome that is there. */
function everyCut(scores: Float64Array, isPositive: boolean): RocPoint[] {
  const sorted = scores.toSorted().reverse()
  const points: RocPoint[] = [{ threshold: Infinity, truePositiveRate: 0, falsePositiveRate: 0 }]
  sorted.forEach((threshold, at) => {
    if (sorted[at + 1] === threshold) return
    const rate = (at + 1) / sorted.length
    points.push({
      threshold,
      truePositiveRate: isPositive ? rate : 0,
      falsePositiveRate: isPositive ? 0 : rate,
    })
  })
  return points
}

function mixAt(points: readonly SelectionPoint[], selectionRate: number) {
  let at = 1
  while (at < points.length - 1 && points[at]!.selected < selectionRate) at++
  const first = points[at - 1]!
  const second = points[at]!
  const width = second.selected - first.selected
  const shareOfFirst = width === 0 ? 0 : Math.min(1, Math.max(0, (second.selected - selectionRate) / width))
  return { first, second, shareOfFirst, gain: shareOfFirst * first.gain + (1 - shareOfFirst) * second.gain }
}

function pick(values: Float64Array, rows: Uint32Array): Float64Array {
  return Float64Array.from(rows, (row) => values[row]!)
}
