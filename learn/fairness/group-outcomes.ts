import { LearnError } from '../learn-error.ts'
import type { Interval } from '../metrics/interval.ts'
import { normalInterval } from '../metrics/interval.ts'
import { rocAuc } from '../metrics/roc-auc.ts'
import { wilsonInterval } from '../metrics/wilson.ts'
import { rowsByGroup } from './group-assignment.ts'
import type { GroupAssignment } from './group-assignment.ts'

/** Counts of one group: enough for every rate and error. */
export interface GroupCounts {
  readonly truePositives: number
  readonly falsePositives: number
  readonly falseNegatives: number
  readonly trueNegatives: number
}

/** What happened, and what the model did, in one group. A rate over no one is absent. */
export interface GroupOutcome {
  readonly group: string
  readonly total: number
  readonly counts: GroupCounts
  readonly selected: number
  readonly baseRate: Interval
  readonly selectionRate: Interval
  readonly meanScore: number
  readonly truePositiveRate?: Interval
  readonly falsePositiveRate?: Interval
  /** Share of the selected that are positive. */
  readonly precision?: Interval
  /** Absent when the group has one class only. */
  readonly auc?: number
  /** Mean score minus base rate. */
  readonly calibrationGap: Interval
}

export interface ScoredRows {
  /** 1 for positive rows. */
  readonly labels: Float64Array
  readonly scores: Float64Array
  /** 1 for selected rows. */
  readonly selected: Uint8Array
}

/** Rates and errors by group with 95 % intervals, in the order of group names; empty groups are left out. Throws `shape`. */
export function groupOutcomes(groups: GroupAssignment, rows: ScoredRows): GroupOutcome[] {
  const { labels, scores, selected } = rows
  if ([labels, scores, selected].some(({ length }) => length !== groups.codes.length))
    throw new LearnError('shape', 'Groups, labels, scores and selections must have the same number of rows.')
  return rowsByGroup(groups).flatMap((members, code) =>
    members.length === 0 ? [] : [outcomeOf(groups.names[code]!, members, rows)],
  )
}

function outcomeOf(group: string, members: Uint32Array, rows: ScoredRows): GroupOutcome {
  const labels = pick(rows.labels, members)
  const scores = pick(rows.scores, members)
  const counts = countOutcomes(members, rows)
  const { truePositives, falsePositives, falseNegatives, trueNegatives } = counts
  const total = members.length
  const selected = truePositives + falsePositives
  const positives = truePositives + falseNegatives
  const negatives = falsePositives + trueNegatives
  const auc = rocAuc(labels, scores)
  return {
    group,
    total,
    counts,
    selected,
    baseRate: wilsonInterval(positives, total),
    selectionRate: wilsonInterval(selected, total),
    meanScore: scores.reduce((sum, score) => sum + score, 0) / total,
    ...(positives > 0 && { truePositiveRate: wilsonInterval(truePositives, positives) }),
    ...(negatives > 0 && { falsePositiveRate: wilsonInterval(falsePositives, negatives) }),
    ...(selected > 0 && { precision: wilsonInterval(truePositives, selected) }),
    ...(!Number.isNaN(auc) && { auc }),
    calibrationGap: meanWithInterval(scores.map((score, index) => score - labels[index]!)),
  }
}

function pick(values: Float64Array, members: Uint32Array): Float64Array {
  const picked = new Float64Array(members.length)
  for (let index = 0; index < members.length; index++) picked[index] = values[members[index]!]!
  return picked
}

function countOutcomes(members: Uint32Array, { labels, selected }: ScoredRows): GroupCounts {
  // By label (0 or 1) and selection: [label 0 not, label 0 selected, label 1 not, label 1 selected].
  const cells = new Uint32Array(4)
  for (const row of members) cells[2 * labels[row]! + selected[row]!]!++
  return {
    trueNegatives: cells[0]!,
    falsePositives: cells[1]!,
    falseNegatives: cells[2]!,
    truePositives: cells[3]!,
  }
}

/** A mean with its 95 % interval, mean ± 1.96 · s/√n; one value alone is its own interval. */
export function meanWithInterval(values: Float64Array): Interval {
  const count = values.length
  const mean = values.reduce((sum, value) => sum + value, 0) / count
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  return normalInterval(mean, count > 1 ? Math.sqrt(squares / (count - 1) / count) : 0)
}
