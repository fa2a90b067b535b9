import type { Target } from '@cadre/learn'
import { meanWithInterval } from '@cadre/learn/fairness'
import type { GroupOutcome, ImpactRatio } from '@cadre/learn/fairness'
import { rootMeanSquaredError } from '@cadre/learn/metrics'
import type { GroupAudit } from './audit-result.ts'

interface GroupContext {
  readonly target: Target
  readonly disclosureMinimum: number
  readonly inferenceMinimum: number
  readonly isMerged: boolean
  /** The group's rows. */
  readonly rows: Uint32Array
  /** Score of every row. */
  readonly scores: Float64Array
}

/** One group's row in the audit. A row of fewer people than may be shown has a count and nothing else. */
export function describeGroup(outcome: GroupOutcome, impact: ImpactRatio, context: GroupContext): GroupAudit {
  const { target, isMerged } = context
  const common = {
    group: outcome.group,
    count: outcome.total,
    isSmall: isMerged || outcome.total < context.inferenceMinimum,
    ...(isMerged && { isMerged }),
  }
  if (outcome.total < context.disclosureMinimum) return common
  return {
    ...common,
    selected: outcome.selected,
    selectionRate: outcome.selectionRate,
    meanScore: outcome.meanScore,
    ...ratioOf(outcome.group, impact),
    ...(target.task === 'regression' ? numberFigures(context) : classFigures(outcome)),
  }
}

function ratioOf(group: string, impact: ImpactRatio): Pick<GroupAudit, 'impactRatio'> {
  if (group === impact.highestGroup) return { impactRatio: { value: 1, low: 1, high: 1 } }
  const compared = impact.groups.find((each) => each.group === group)
  // A ratio whose interval has no end tells nothing that the rates do not.
  return compared && Number.isFinite(compared.ratio.high) ? { impactRatio: compared.ratio } : {}
}

function classFigures(outcome: GroupOutcome): Partial<GroupAudit> {
  const { baseRate, truePositiveRate, falsePositiveRate, precision, auc, calibrationGap } = outcome
  return {
    outcome: baseRate,
    calibrationGap,
    ...(truePositiveRate && { truePositiveRate }),
    ...(falsePositiveRate && { falsePositiveRate }),
    ...(precision && { precision }),
    ...(auc !== undefined && { auc }),
  }
}

function numberFigures({ target, rows, scores }: GroupContext): Partial<GroupAudit> {
  const truth = Float64Array.from(rows, (row) => target.values[row]!)
  const predicted = Float64Array.from(rows, (row) => scores[row]!)
  return {
    outcome: meanWithInterval(truth),
    // Scores that only order are in no unit of the target.
    ...(!target.queries && unitFigures(truth, predicted)),
  }
}

function unitFigures(truth: Float64Array, predicted: Float64Array): Partial<GroupAudit> {
  return {
    calibrationGap: meanWithInterval(predicted.map((value, index) => value - truth[index]!)),
    rmse: rootMeanSquaredError(truth, predicted),
  }
}
