import type { Interval } from '@cadre/learn/metrics'

export const mitigationMethods = [
  'none',
  'drop-proxies',
  'reweighing',
  'exponentiated-gradient',
  'equalized-odds',
] as const
export type MitigationMethod = (typeof mitigationMethods)[number]

/** What one method did on rows that none of its training has seen. */
export interface MitigationRow {
  readonly method: MitigationMethod
  readonly label: string
  readonly accuracy: Interval
  /** Mean of the shares found right among those with and those without the outcome. */
  readonly balancedAccuracy: number
  /** Accuracy less that without mitigation. */
  readonly accuracyChange: number
  /** Absent where the method gives decisions, not scores. */
  readonly auc?: number
  /** Lowest group's selection rate over the highest's. */
  readonly impactRatio?: Interval
  /** Largest differences between groups: of selection rates, of true positive rates, and of both error rates on average. */
  readonly demographicParity?: Interval
  readonly equalOpportunity?: Interval
  readonly averageOdds?: Interval
  /** What has to be known before it is used. */
  readonly caution?: string
}

/** Ways to treat the groups of one attribute more alike, and what each costs. */
export interface MitigationComparison {
  readonly attribute: string
  /** Groups large enough to judge. */
  readonly groups: readonly string[]
  /** The learner that was mitigated, and who is selected. */
  readonly learner: string
  readonly selection: string
  readonly evidence: 'measured' | 'not enough evidence'
  readonly rows: readonly MitigationRow[]
  readonly finding: string
}
