import type { Interval } from '../study/study-result.ts'

/** How well learners tell when, on rows that none of them has seen, each with 95 % intervals over people. */
export interface FollowedFigures {
  readonly horizonMonths: number
  /** What is asked about. */
  readonly cause: string
  readonly rows: number
  readonly judged: readonly JudgedOverTime[]
  /** Groups of rows by what the first of `judged` with a curve said of them: what it said, and what came. */
  readonly curves: readonly RiskCurve[]
  /** Share that each cause has ended by each month, whichever came first; rare ones together. */
  readonly causes: readonly { readonly cause: string; readonly points: readonly SharePoint[] }[]
  /** One minus Kaplan–Meier of the cause alone: what would come if nothing else could. Never less than its share. */
  readonly alone: readonly SharePoint[]
}

export interface JudgedOverTime {
  readonly learner: string
  readonly label: string
  readonly isRecommended: boolean
  /** Uno's: of two rows, how often the one that left first had the higher score. */
  readonly concordance: Interval
  /** Squared distance at the horizon, and how much that is better than one probability for all. */
  readonly brier: Interval
  readonly skill: Interval
  /** Mean squared distance over all months; absent where a learner knows the horizon alone. */
  readonly integratedBrier?: number
  /** By the end of each month, those who had left against those still there; null where one of both is missing. */
  readonly aucByMonth: readonly (number | null)[]
  /** In fifths of the probability. */
  readonly calibration: readonly {
    readonly meanPredicted: number
    readonly observed?: Interval
    readonly count: number
  }[]
}

export interface RiskCurve {
  readonly group: 'highest' | 'middle' | 'lowest'
  readonly rows: number
  readonly points: readonly {
    readonly month: number
    readonly predicted: number
    readonly observed: number
    readonly low: number
    readonly high: number
  }[]
}

export interface SharePoint {
  readonly month: number
  readonly share: number
}
