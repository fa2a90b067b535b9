/** A figure with its 95 % interval. */
interface Interval {
  readonly value: number
  readonly low: number
  readonly high: number
}

export type Evidence = 'measured' | 'not enough evidence' | 'no selections'

export interface GroupAudit {
  readonly group: string
  readonly count: number
  /** Under the inference minimum (30): shown, but nothing is concluded from it. */
  readonly isSmall: boolean
  /** Rate of the positive outcome in the data (classes) or mean outcome (regression). */
  readonly outcome?: Interval
  /** Share of the group that the model selects at the study's threshold. */
  readonly selected?: number
  readonly selectionRate?: Interval
  readonly meanScore: number
  /** Selection rate over the highest group's. */
  readonly impactRatio?: Interval
  readonly truePositiveRate?: Interval
  readonly falsePositiveRate?: Interval
  readonly precision?: Interval
  readonly auc?: number
  /** Mean prediction minus mean outcome. */
  readonly calibrationGap?: Interval
  /** Regression: root mean squared error in the group. */
  readonly rmse?: number
}

export interface AttributeAudit {
  /** "Gender", or "Gender × AgeBand" for an intersection. */
  readonly attribute: string
  readonly isIntersection: boolean
  /** Rows whose group is not known; counted, left out of rates. */
  readonly unknown: number
  readonly groups: readonly GroupAudit[]
  readonly impactRatio: {
    readonly evidence: Evidence
    readonly lowestGroup?: string
    readonly highestGroup?: string
    readonly ratio?: Interval
    readonly pValue?: number
    readonly test?: 'fisher' | 'z'
    readonly isBelowFourFifths?: boolean
    /** Would one selection more or less turn the finding? */
    readonly oneSelectionFlips?: boolean
    /** The smallest departure from 1 that this many people could show at 80 % power. */
    readonly minimumDetectableRatio?: number
  }
  /** Largest difference between groups large enough to judge; classes only. */
  readonly gaps: {
    readonly demographicParity?: Interval
    readonly equalOpportunity?: Interval
    readonly equalizedOdds?: Interval
    readonly predictiveParity?: Interval
    /** Regression: difference of mean predictions. */
    readonly meanPrediction?: Interval
  }
  /** What it says, in a sentence for people. */
  readonly finding: string
}

export interface ProxyFinding {
  readonly column: string
  readonly attribute: string
  /** How well this column alone tells the groups apart (AUC, largest over groups). */
  readonly auc: number
  /** Score of the recommended learner's main metric without the column, when it was tried. */
  readonly metricWithout?: { readonly metric: string; readonly value: number }
  readonly message: string
}
