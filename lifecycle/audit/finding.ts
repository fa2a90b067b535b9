import type { Task } from '@cadre/learn'
import type { AttributeAudit, GroupAudit } from './audit-result.ts'
import type { SelectionRule } from './selection-rule.ts'

interface FindingContext {
  readonly rule: SelectionRule
  readonly task: Task
  readonly inferenceMinimum: number
}

type AuditFigures = Omit<AttributeAudit, 'finding'>

/** What an attribute's audit says, in plain words: what was seen, how sure it is, and what to do. Never a pass mark. */
export function describeFinding(audit: AuditFigures, context: FindingContext): string {
  const sentences = [
    ...comparison(audit, context),
    ...means(audit, context),
    ...errors(audit, context),
    ...leftOut(audit, context),
  ]
  return sentences.join(' ')
}

function comparison(audit: AuditFigures, { rule, task, inferenceMinimum }: FindingContext): string[] {
  const { impactRatio, groups } = audit
  if (impactRatio.evidence === 'not enough evidence') {
    const large = groups.filter(({ isSmall }) => !isSmall).length
    const found = large === 0 ? 'no group has' : 'only one group has'
    return [`There is not enough evidence to compare groups: ${found} at least ${inferenceMinimum} people.`]
  }
  if (impactRatio.evidence === 'no selections')
    return [
      `Nobody in a group of ${inferenceMinimum} or more is selected (${rule.words}), so there is nothing to compare.`,
    ]
  const lowest = groups.find(({ group }) => group === impactRatio.lowestGroup)!
  const highest = groups.find(({ group }) => group === impactRatio.highestGroup)!
  const { value, low, high } = impactRatio.ratio!
  const interval = Number.isFinite(high) ? ` (95 % interval ${fixed(low)} to ${fixed(high)})` : ''
  return [
    `The model ${rule.verb} ${percent(lowest.selectionRate!.value)} of "${lowest.group}" and ${percent(highest.selectionRate!.value)} of "${highest.group}": a ratio of ${fixed(value)}${interval}, ${judgement(impactRatio)}`,
    ...(task === 'regression' ? [] : basis(lowest, highest)),
    ...(impactRatio.oneSelectionFlips ? ['One different selection would turn this finding.'] : []),
  ]
}

function judgement({
  isBelowFourFifths,
  pValue,
  adjustedPValue = pValue,
  test,
  minimumDetectableRatio,
}: AttributeAudit['impactRatio']): string {
  const by = `${probability(adjustedPValue ?? 1)}, ${test === 'fisher' ? 'Fisher’s exact test' : 'two-proportion z test'}`
  const isShown = (adjustedPValue ?? 1) < 0.05
  if (isBelowFourFifths && isShown)
    return `below four fifths and more than chance would explain (${by}). Assess why, and mitigate or justify it, before anyone acts on the scores.`
  if (isBelowFourFifths)
    return `below four fifths, but chance could explain it (${by}). Watch it as more people are added.`
  if (isShown)
    return `above four fifths, yet more than chance would explain (${by}). Assess whether it matters in practice.`
  const limit =
    minimumDetectableRatio === undefined
      ? 'this few people could show no difference at all'
      : `this many people would show only ratios of ${fixed(minimumDetectableRatio)} or less (80 % power)`
  return `above four fifths, and no difference is shown (${by}). That does not show that there is none: ${limit}.`
}

/** Rates in the data stand beside rates of the model: the reader should see whether it follows or widens them. */
function basis(lowest: GroupAudit, highest: GroupAudit): string[] {
  if (!lowest.outcome || !highest.outcome) return []
  return [
    `In the data the outcome is found in ${percent(lowest.outcome.value)} and ${percent(highest.outcome.value)} of them.`,
  ]
}

function means({ gaps, groups }: AuditFigures, { task }: FindingContext): string[] {
  const gap = gaps.meanPrediction
  if (task !== 'regression' || !gap) return []
  const judged = groups
    .filter(({ isSmall, meanScore }) => !isSmall && meanScore !== undefined)
    .toSorted((a, b) => a.meanScore! - b.meanScore!)
  const [lowest, highest] = [judged[0]!, judged.at(-1)!]
  const outcomes =
    lowest.outcome && highest.outcome
      ? ` Their mean outcomes are ${figure(lowest.outcome.value)} and ${figure(highest.outcome.value)}.`
      : ''
  return [
    `The mean prediction is ${figure(lowest.meanScore!)} for "${lowest.group}" and ${figure(highest.meanScore!)} for "${highest.group}", ${figure(gap.value)} apart (95 % interval ${figure(gap.low)} to ${figure(gap.high)}).${outcomes}`,
  ]
}

/** Said when the interval stays clear of no gap; the figures are there either way. */
function errors({ gaps, groups }: AuditFigures, { task }: FindingContext): string[] {
  const gap = gaps.equalOpportunity
  if (task === 'regression' || !gap || gap.low <= 0.02) return []
  const judged = groups.filter(({ isSmall }) => !isSmall)
  if (judged.length < 2) return []
  return [
    `Of those with the outcome it finds shares up to ${points(gap.value)} apart between groups (95 % interval ${points(gap.low)} to ${points(gap.high)}), so its misses do not fall alike.`,
  ]
}

function leftOut({ groups, unknown }: AuditFigures, { inferenceMinimum }: FindingContext): string[] {
  const small = groups.filter(({ isSmall, isMerged }) => isSmall && !isMerged).length
  const merged = groups.find(({ isMerged }) => isMerged)
  const sentences: string[] = []
  if (small > 0)
    sentences.push(
      `${small === 1 ? 'One group has' : `${small} groups have`} fewer than ${inferenceMinimum} people and ${small === 1 ? 'is' : 'are'} shown without a conclusion.`,
    )
  if (merged)
    sentences.push(
      `${people(merged.count)} in still smaller groups ${merged.count === 1 ? 'is' : 'are'} shown together.`,
    )
  if (unknown > 0)
    sentences.push(`For ${people(unknown)} the group is not known; they are left out of the rates.`)
  return sentences
}

function people(count: number): string {
  return count === 1 ? '1 person' : `${count} people`
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`
}

function points(share: number): string {
  return `${(100 * share).toFixed(1)} points`
}

function fixed(value: number): string {
  return value.toFixed(2)
}

function figure(value: number): string {
  return String(Number(value.toPrecision(4)))
}

function probability(p: number): string {
  return p < 0.001 ? 'p < 0.001' : `p = ${p.toFixed(p < 0.1 ? 3 : 2)}`
}
