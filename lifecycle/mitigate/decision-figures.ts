import { averageOddsGap, fairnessGaps, groupOutcomes, impactRatio } from '@cadre/learn/fairness'
import type { GroupAssignment } from '@cadre/learn/fairness'
import { rocAuc, wilsonInterval } from '@cadre/learn/metrics'
import { minimumCounts } from '@cadre/people'
import type { MitigationRow } from './mitigation-result.ts'

/** Decisions of one method on rows it has not seen. */
export interface Decisions {
  /** 1 for positive rows. */
  readonly labels: Float64Array
  /** 1 for selected rows. */
  readonly selected: Uint8Array
  /** Absent where there are none. */
  readonly scores?: Float64Array | undefined
}

type Figures = Omit<MitigationRow, 'method' | 'label' | 'accuracyChange' | 'caution'>

/** How right the decisions are, and how differently they treat groups, with 95 % intervals. */
export function decisionFigures(
  { labels, selected, scores }: Decisions,
  groups: GroupAssignment,
  seed: number,
): Figures {
  const outcomes = groupOutcomes(groups, { labels, selected, scores: scores ?? Float64Array.from(selected) })
  const judged = outcomes.filter(({ total }) => total >= minimumCounts.inferenceMinimum)
  const counts = judged.map((outcome) => outcome.counts)
  const gaps = fairnessGaps(counts, { seed })
  const averageOdds = averageOddsGap(counts, { seed })
  const ratio = impactRatio(judged).lowest?.ratio
  const right = labels.reduce((sum, label, row) => sum + (label === selected[row] ? 1 : 0), 0)
  return {
    accuracy: wilsonInterval(right, labels.length),
    balancedAccuracy: balanced(labels, selected),
    ...(scores && { auc: rocAuc(labels, scores) }),
    ...(ratio && { impactRatio: ratio }),
    ...(gaps.demographicParity && { demographicParity: gaps.demographicParity }),
    ...(gaps.equalOpportunity && { equalOpportunity: gaps.equalOpportunity }),
    ...(averageOdds && { averageOdds }),
  }
}

function balanced(labels: Float64Array, selected: Uint8Array): number {
  const rightOf = (label: number): number => {
    let right = 0
    let all = 0
    for (let row = 0; row < labels.length; row++) {
      if (labels[row] !== label) continue
      all++
      if (selected[row] === label) right++
    }
    return right / all
  }
  return (rightOf(0) + rightOf(1)) / 2
}
