import type { Interval } from '@cadre/learn/metrics'

export const mitigationMethods = [
  'none',
  'drop-proxies',
  'reweighing',
  'exponentiated-gradient',
  'adversarial',
  'group-cuts',
] as const
export type MitigationMethod = (typeof mitigationMethods)[number]

/** Methods whose model scores without anyone's group. */
export const keepableMethods = [
  'drop-proxies',
  'reweighing',
  'exponentiated-gradient',
  'adversarial',
] as const satisfies readonly MitigationMethod[]
export type KeepableMethod = (typeof keepableMethods)[number]

/** What is made alike: rates of both errors, or how often people are selected. */
export type MitigationParity = 'equalized-odds' | 'demographic-parity'

export const methodLabels: Readonly<Record<MitigationMethod, string>> = {
  none: 'as recommended',
  'drop-proxies': 'without proxies',
  reweighing: 'reweighing',
  'exponentiated-gradient': 'exponentiated gradient',
  adversarial: 'adversarial net',
  'group-cuts': 'cuts by group',
}

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
  readonly parity: MitigationParity
  /** Groups large enough to judge. */
  readonly groups: readonly string[]
  /** The learner that was mitigated, and who is selected. */
  readonly learner: string
  readonly selection: string
  readonly evidence: 'measured' | 'not enough evidence'
  readonly rows: readonly MitigationRow[]
  readonly finding: string
  /** Methods that could not be tried, and why. */
  readonly leftOut: readonly string[]
  /** The method whose model the bundle holds, when one was kept. */
  readonly kept?: KeepableMethod
}
