import type { GroupAssignment } from '../fairness/group-assignment.ts'
import { rowsByGroup } from '../fairness/group-assignment.ts'
import { LearnError } from '../learn-error.ts'
import { hullAt, rocHull } from './roc-hull.ts'
import type { RocPoint } from './roc-hull.ts'

/** What is done with a score in one group. */
export interface GroupRule {
  readonly group: string
  /** Cuts, each with the share of people it is for; shares sum to 1. */
  readonly cuts: readonly { readonly threshold: number; readonly share: number }[]
  /** Share of people whose score is passed over, and the share of these that is selected. */
  readonly ignored: number
  readonly selectedOfIgnored: number
}

/** A rule for each group under which true and false positive rates are the same in all. */
export interface EqualizedOdds {
  readonly falsePositiveRate: number
  readonly truePositiveRate: number
  readonly groups: readonly GroupRule[]
}

const gridSteps = 1000

/**
 * Finds the cuts by group that give every group the same true and false positive rates at the most accuracy (Hardt,
 * Price and Srebro 2016): the point under the lowest of the groups' ROC hulls. Cuts that differ by group adjust scores
 * by group, which US law forbids in selection (Civil Rights Act 1991, section 106): for audit and what-if.
 * `labels` are 1 for positive rows. Throws `too-few-rows` for a group with one outcome only.
 */
export function equalizeOdds(
  labels: Float64Array,
  scores: Float64Array,
  groups: GroupAssignment,
): EqualizedOdds {
  const members = rowsByGroup(groups)
  const hulls = groups.names.flatMap((group, code) => {
    const rows = members[code]!
    if (rows.length === 0) return []
    return [{ group, hull: hullOf(group, pick(labels, rows), pick(scores, rows)) }]
  })
  const known = labels.filter((_, row) => groups.codes[row]! >= 0)
  const positives = known.reduce((sum, label) => sum + label, 0)
  let best = { accuracy: -Infinity, falsePositiveRate: 0, truePositiveRate: 0 }
  for (let step = 0; step <= gridSteps; step++) {
    const falsePositiveRate = step / gridSteps
    const truePositiveRate = Math.min(
      ...hulls.map(({ hull }) => hullAt(hull, falsePositiveRate).truePositiveRate),
    )
    const right = positives * truePositiveRate + (known.length - positives) * (1 - falsePositiveRate)
    const accuracy = right / known.length
    if (accuracy > best.accuracy) best = { accuracy, falsePositiveRate, truePositiveRate }
  }
  const { falsePositiveRate, truePositiveRate } = best
  return {
    falsePositiveRate,
    truePositiveRate,
    groups: hulls.map(({ group, hull }) => ruleFor(group, hull, { falsePositiveRate, truePositiveRate })),
  }
}

/** Each row's chance of being selected, 0 to 1; NaN for an unknown group, whom no rule is for. */
export function selectionChances(
  rule: Pick<EqualizedOdds, 'groups'>,
  scores: Float64Array,
  { codes, names }: GroupAssignment,
): Float64Array {
  const ofGroup = names.map((name) => rule.groups.find(({ group }) => group === name))
  return scores.map((score, row) => {
    const group = codes[row]! < 0 ? undefined : ofGroup[codes[row]!]
    if (!group) return Number.NaN
    const byScore = group.cuts.reduce(
      (sum, { threshold, share }) => sum + (score >= threshold ? share : 0),
      0,
    )
    return group.ignored * group.selectedOfIgnored + (1 - group.ignored) * byScore
  })
}

function hullOf(group: string, labels: Float64Array, scores: Float64Array): readonly RocPoint[] {
  const positives = labels.reduce((sum, label) => sum + label, 0)
  if (positives > 0 && positives < labels.length) return rocHull(labels, scores)
  const message = `Everyone in the group "${group}" has the same outcome: it has no error rates to make equal.`
  throw new LearnError('too-few-rows', message, { group })
}

function ruleFor(
  group: string,
  hull: readonly RocPoint[],
  { falsePositiveRate, truePositiveRate }: { falsePositiveRate: number; truePositiveRate: number },
): GroupRule {
  const mix = hullAt(hull, falsePositiveRate)
  // Passing some scores over moves the group straight down to the common rate.
  const above = mix.truePositiveRate - falsePositiveRate
  const ignored = above > 0 ? (mix.truePositiveRate - truePositiveRate) / above : 0
  return {
    group,
    cuts: [
      { threshold: mix.first.threshold, share: mix.shareOfFirst },
      { threshold: mix.second.threshold, share: 1 - mix.shareOfFirst },
    ],
    ignored,
    selectedOfIgnored: falsePositiveRate,
  }
}

function pick(values: Float64Array, rows: Uint32Array): Float64Array {
  return Float64Array.from(rows, (row) => values[row]!)
}
