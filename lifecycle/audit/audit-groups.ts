import type { Target } from '@cadre/learn'
import { fairnessGaps, groupOutcomes, impactRatio, largestMeanGap, rowsByGroup } from '@cadre/learn/fairness'
import type { GroupAssignment, GroupOutcome, ImpactRatio } from '@cadre/learn/fairness'
import type { AttributeAudit } from './audit-result.ts'
import { auditBeyondTheCut } from './beyond-the-cut.ts'
import { describeFinding } from './finding.ts'
import { describeGroup } from './group-audit.ts'
import { mergedName, mergeSmallGroups } from './merge-small-groups.ts'
import type { SelectionRule } from './selection-rule.ts'

interface AuditedGroups {
  readonly attribute: string
  readonly groups: GroupAssignment
  readonly isIntersection: boolean
}

interface AuditOptions {
  readonly rules: readonly SelectionRule[]
  readonly target: Target
  readonly seed: number
  readonly disclosureMinimum: number
  readonly inferenceMinimum: number
}

/** One attribute's audit. With several classes it is of the class whose predictions differ most surely between groups. */
export function auditGroups(audited: AuditedGroups, options: AuditOptions): AttributeAudit {
  const { attribute, isIntersection } = audited
  const { target, seed, disclosureMinimum, inferenceMinimum } = options
  const groups = mergeSmallGroups(audited.groups, disclosureMinimum)
  const merged = mergedName(disclosureMinimum)
  const { rule, outcomes, impact } = ruleToReport(groups, merged, options)
  const judged = outcomes.filter(({ group, total }) => group !== merged && total >= inferenceMinimum)
  const rows = rowsByGroup(groups)
  const scoresOf = ({ group }: GroupOutcome): Float64Array =>
    Float64Array.from(rows[groups.names.indexOf(group)]!, (row) => rule.rows.scores[row]!)
  const meanGap = target.task === 'regression' ? largestMeanGap(judged.map(scoresOf), { seed }) : undefined
  const audit = {
    attribute,
    isIntersection,
    unknown: groups.codes.reduce((sum, code) => sum + (code < 0 ? 1 : 0), 0),
    groups: outcomes.map((outcome) =>
      describeGroup(outcome, impact, {
        ...options,
        isMerged: outcome.group === merged,
        rows: rows[groups.names.indexOf(outcome.group)]!,
        scores: rule.rows.scores,
      }),
    ),
    selection: rule.words,
    impactRatio: summarise(impact, options.rules.length),
    gaps:
      target.task === 'regression'
        ? { ...(meanGap && { meanPrediction: meanGap }) }
        : fairnessGaps(
            judged.map(({ counts }) => counts),
            { seed },
          ),
    ...auditBeyondTheCut(groups, {
      target,
      scores: rule.rows.scores,
      isIntersection,
      judged: judged.map(({ group }) => group),
      merged,
    }),
  }
  return { ...audit, finding: describeFinding(audit, { rule, task: target.task, inferenceMinimum }) }
}

interface ReportedRule {
  readonly rule: SelectionRule
  readonly outcomes: readonly GroupOutcome[]
  readonly impact: ImpactRatio
}

function ruleToReport(groups: GroupAssignment, merged: string, options: AuditOptions): ReportedRule {
  const reports = options.rules.map((rule) => {
    const outcomes = groupOutcomes(groups, rule.rows)
    const compared = outcomes.filter(({ group }) => group !== merged)
    return { rule, outcomes, impact: impactRatio(compared, options) }
  })
  const sureness = ({ impact }: ReportedRule): number => impact.lowest?.adjustedPValue ?? Infinity
  return reports.toSorted((a, b) => sureness(a) - sureness(b) || 0)[0]!
}

/** `tries` is the number of classes looked at, of which this is the surest. */
function summarise(impact: ImpactRatio, tries: number): AttributeAudit['impactRatio'] {
  const { evidence, highestGroup, lowest } = impact
  if (!lowest || highestGroup === undefined) return { evidence }
  const { ratio, pValue, adjustedPValue = pValue, test, shiftOne, minimumDetectableRatio } = lowest
  return {
    evidence,
    lowestGroup: lowest.group,
    highestGroup,
    ratio,
    pValue,
    adjustedPValue: Math.min(1, adjustedPValue * tries),
    test,
    isBelowFourFifths: lowest.isBelowFourFifths,
    oneSelectionFlips: shiftOne.turnsFourFifths || shiftOne.turnsFavouredGroup,
    ...(minimumDetectableRatio !== undefined && { minimumDetectableRatio }),
  }
}
