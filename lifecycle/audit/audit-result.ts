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
  /** Several groups of fewer than 5 people in one row; nothing is concluded from it. */
  readonly isMerged?: boolean
  /** Rate of the positive outcome in the data (classes) or mean outcome (regression). */
  readonly outcome?: Interval
  /** Share of the group that the model selects at the study's threshold. */
  readonly selected?: number
  readonly selectionRate?: Interval
  /** Absent, with every rate, in a row of fewer than 5 people. */
  readonly meanScore?: number
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

/** What would be at another cut. */
export interface CutAudit {
  readonly cut: number
  /** Share of everybody who would be selected. */
  readonly selectedShare: number
  readonly groups: readonly {
    readonly group: string
    readonly selectionRate: number
    /** Selection rate over the highest group's. */
    readonly impactRatio?: number
    readonly truePositiveRate?: number
    readonly falsePositiveRate?: number
    readonly precision?: number
  }[]
}

/** Whether a score means the same in every group. */
export interface GroupCalibrationAudit {
  readonly group: string
  /** Mean distance between score and outcome over the bands. */
  readonly error: number
  readonly bands: readonly {
    readonly meanScore: number
    readonly observed: Interval
    readonly count: number
  }[]
}

/** Who scores above the median of everyone, as New York City's rule has it counted (6 RCNY § 5-300). */
export interface ScoringAudit {
  readonly median: number
  readonly tiedAtMedian: number
  readonly groups: readonly {
    readonly group: string
    readonly count: number
    readonly above: number
    readonly scoringRate: Interval
    /** Over the highest group's; absent where the rule lets the group be left out of ratios. */
    readonly impactRatio?: Interval
    readonly isUnderTwoPercent: boolean
  }[]
}

export interface AttributeAudit {
  /** "Gender", or "Gender × AgeBand" for an intersection. */
  readonly attribute: string
  readonly isIntersection: boolean
  /** Rows whose group is not known; counted, left out of rates. */
  readonly unknown: number
  /** Largest first; merged ones last. */
  readonly groups: readonly GroupAudit[]
  /** What "selected" means here: "a score of at least 0.5", "predicted above the median". */
  readonly selection: string
  readonly impactRatio: {
    readonly evidence: Evidence
    readonly lowestGroup?: string
    readonly highestGroup?: string
    readonly ratio?: Interval
    readonly pValue?: number
    /** Holm-adjusted over the groups compared (and the classes, when there are several). */
    readonly adjustedPValue?: number
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
  /** Of single attributes and two classes, groups of 30 or more only; cuts lowest first. */
  readonly atCuts?: readonly CutAudit[]
  /** Of single attributes and two classes, groups of 30 or more only. */
  readonly calibration?: readonly GroupCalibrationAudit[]
  /** Of models that give one score. */
  readonly scoring?: ScoringAudit
  /** What it says, in a sentence for people. */
  readonly finding: string
}

export interface ProxyFinding {
  readonly column: string
  readonly attribute: string
  /** The group it tells apart from the rest best. */
  readonly group: string
  /** How well this column alone tells the groups apart (AUC, largest over groups), out of fold. */
  readonly auc: number
  readonly interval: Interval
  /** How strongly column and attribute go together, 0 to 1. */
  readonly cramersV: number
  /** Holm-adjusted over all columns and attributes looked at. */
  readonly pValue: number
  /** Score of the recommended learner's main metric without the column, when it was tried. */
  readonly metricWithout?: { readonly metric: string; readonly value: number }
  readonly message: string
}
