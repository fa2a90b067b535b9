import type { GeneratedColumns } from '../generate/generated-columns.ts'
import type { FollowedFigures } from '../follow/followed-figures.ts'
import type { MitigationComparison } from '../mitigate/mitigation-result.ts'
import type { Task } from '@cadre/learn'
import type { Preparation } from '@cadre/learn/learners'
import type { SearchStrategy } from '@cadre/learn/selection'
import type { AttributeAudit, ProxyFinding } from '../audit/audit-result.ts'
import type { StudyColumn } from '../validate/roles.ts'
import type { DataProfile } from '../validate/profile.ts'

/** A figure with its 95 % interval. */
export interface Interval {
  readonly value: number
  readonly low: number
  readonly high: number
}

/** Names: auc averagePrecision logLoss brier ece f1 macroF1 accuracy rmse mae r2, ndcg ndcg5 map mrr, as the task allows. */
export type Metrics = Readonly<Record<string, Interval>>

export interface StudyWarning {
  readonly code: string
  readonly column?: string
  readonly message: string
  /** What says otherwise: an option of the command line, which those who show it elsewhere have in their own place. */
  readonly option?: string
}

/** Everything a study found, as `--json` prints it and the report draws it. */
export interface StudyResult {
  readonly formatVersion: 1
  readonly cadreVersion: string
  readonly createdAt: string
  readonly file: string
  /** SHA-256 of the table as it was learned from. */
  readonly dataHash: string
  readonly seed: number
  readonly budget: 'fast' | 'normal' | 'thorough'
  /** How parameters were searched, when it was said. */
  readonly search?: SearchStrategy
  readonly task: Task
  readonly target: string
  /** The class that is predicted, for two classes. */
  readonly positive?: string
  readonly classes: readonly string[]
  /** What was asked to happen before each learner. */
  readonly preparation?: Preparation
  /** Columns made of others, when asked for. */
  readonly generated?: GeneratedColumns
  readonly rows: number
  /** Rows that outer folds have tested, and how many people, teams or the like they are of, where a column says so. */
  readonly judgedOn?: { readonly rows: number; readonly groups?: number }
  readonly columns: readonly StudyColumn[]
  readonly profile: DataProfile
  readonly warnings: readonly StudyWarning[]
  /** How rows were parted: "5 outer folds, duplicates kept together". */
  readonly validation: string
  readonly leaderboard: readonly LeaderboardRow[]
  /** Absent when the study refuses to recommend one. */
  readonly model?: {
    readonly learner: string
    readonly label: string
    readonly reason: string
    readonly params: Readonly<Record<string, unknown>>
  }
  readonly refusal?: { readonly code: string; readonly reasons: readonly string[] }
  /** Of the recommended model, on outer folds. */
  readonly metrics: Metrics
  readonly baseline: { readonly learner: string; readonly label: string; readonly metrics: Metrics }
  readonly comparisonOnly: boolean
  /** What models were not allowed to do with columns, in sentences; absent when nothing was asked. */
  readonly constraints?: readonly string[]
  readonly calibration?: {
    readonly method: 'none' | 'platt' | 'isotonic' | 'temperature'
    readonly bins: readonly ReliabilityBin[]
  }
  /** Gains when acting on the highest scores first; two classes only. */
  readonly gains?: readonly GainPoint[]
  /** What each cut would bring, from the highest score down; two classes only. */
  readonly cuts?: readonly CutPoint[]
  /** The cut the audit and the reasons use; two classes only. */
  readonly threshold?: {
    readonly value: number
    readonly selectedShare: number
    readonly reason: string
    readonly precision: Interval
    readonly recall: Interval
  }
  /** Counts of truth (rows) by prediction (columns; at the threshold for two classes), classes in order. */
  readonly confusion?: readonly (readonly number[])[]
  /** Predicted against observed by tenth of the prediction; regression only. */
  readonly predictedObserved?: readonly {
    readonly meanPredicted: number
    readonly meanObserved: number
    readonly count: number
  }[]
  /** Lists put in order: what stands at each place, of ten at most. A hit is a grade above 0. Rankings only. */
  readonly ranking?: {
    /** The column that tells lists apart. */
    readonly query: string
    readonly lists: number
    readonly medianRows: number
    readonly meanGrade: number
    readonly hitShare: number
    readonly places: readonly {
      readonly place: number
      readonly lists: number
      readonly meanGrade: number
      readonly hitShare: number
    }[]
  }
  /** How well learners tell when, where rows were followed. */
  readonly followed?: FollowedFigures
  readonly audit: readonly AttributeAudit[]
  readonly proxies: readonly ProxyFinding[]
  /** Ways to treat groups more alike, when asked for. */
  readonly mitigation?: MitigationComparison
  readonly explanation: Explanation
  readonly bundle?: string
  readonly report?: string
  /** Milliseconds by stage and `total`. */
  readonly timings: Readonly<Record<string, number>>
}

export interface LeaderboardRow {
  readonly learner: string
  readonly label: string
  readonly complexity: number
  readonly params: Readonly<Record<string, unknown>>
  readonly metrics: Metrics
  readonly fitMs: number
  readonly isBaseline: boolean
  readonly isRecommended: boolean
  /** Difference of the main metric to the best row, paired on the same rows; absent on the best row. */
  readonly behindBest?: Interval
}

export interface ReliabilityBin {
  readonly meanPredicted: number
  readonly observed: Interval
  readonly count: number
}

export interface GainPoint {
  /** Share of people acted on, highest scores first. */
  readonly share: number
  /** Share of all positives among them. */
  readonly capture: number
  readonly precision: number
  readonly lift: number
}

export interface CutPoint {
  /** Share of rows selected by the cut. */
  readonly share: number
  /** Share of positives that are selected (recall), and of the others. */
  readonly truePositiveRate: number
  readonly falsePositiveRate: number
  readonly precision: number
}

export interface Explanation {
  /** 'margin' (log-odds) or 'prediction' (units of the target or probability). */
  readonly space: 'margin' | 'prediction'
  readonly importance: readonly {
    readonly column: string
    readonly meanAbsolute: number
    readonly share: number
    readonly direction?: 'up' | 'down' | 'mixed'
  }[]
  readonly shapes: readonly Shape[]
  /** How far the strongest columns move single rows; one output only. */
  readonly swarm?: Swarm
  /** What columns do together, where the model can tell. */
  readonly joint?: JointEffects
  readonly examples: readonly ExampleRow[]
}

/** Contributions of a sample of rows, by column, in groups of five rows and more. */
export interface Swarm {
  readonly rows: number
  readonly columns: readonly { readonly column: string; readonly dots: readonly SwarmDot[] }[]
}

/** Rows of like value and like contribution. */
export interface SwarmDot {
  /** Whether their values are among the lower or the higher third; `any` of labels and missing cells. */
  readonly value: 'low' | 'middle' | 'high' | 'any'
  /** Mean contribution, in the space of the explanation. */
  readonly contribution: number
  readonly count: number
}

/** What pairs do together (SHAP interaction values of trees, the pair tables of an additive model), averaged without their sign over a sample of rows. */
export interface JointEffects {
  readonly rows: number
  /** Part of all movement of the prediction that belongs to pairs and not to columns alone. */
  readonly share: number
  /** Strongest first. */
  readonly pairs: readonly {
    readonly columns: readonly [string, string]
    readonly meanAbsolute: number
    readonly share: number
  }[]
  /** Where the strongest pair raises and lowers; one output only. */
  readonly map?: PairMap
}

/** Mean joint contribution by bands of two columns; cells of fewer than five rows hold nothing. */
export interface PairMap {
  readonly down: ValueBands
  readonly across: ValueBands
  readonly cells: readonly (readonly { readonly count?: number; readonly value?: number }[])[]
}

/** A column in a few bands: labels, or numbers (dates as days) parted by cuts. */
export type ValueBands =
  | { readonly column: string; readonly kind: 'levels'; readonly levels: readonly string[] }
  | { readonly column: string; readonly kind: 'number' | 'date'; readonly cuts: readonly number[] }

/** How the prediction moves with one column, all else as it is (partial dependence or shape function). */
export type Shape =
  | {
      readonly column: string
      readonly kind: 'number' | 'date'
      /** Effect on the prediction (probability or target unit) at each value. */
      readonly points: readonly { readonly x: number; readonly y: number }[]
      /** Counts of rows over equal-width bins from the first to the last x. */
      readonly histogram: readonly number[]
      /** The same for groups of rows, from those it raises least to those it raises most; absent when all move alike. */
      readonly groups?: readonly { readonly rows: number; readonly y: readonly number[] }[]
      /** The class whose probability is shown, for several classes. */
      readonly ofClass?: string
    }
  | {
      readonly column: string
      readonly kind: 'category'
      readonly levels: readonly { readonly level: string; readonly y: number; readonly count: number }[]
      readonly ofClass?: string
    }

export interface ExampleRow {
  readonly kind: 'high' | 'typical' | 'low' | 'borderline'
  /** Data row, counted from 1. */
  readonly row: number
  readonly prediction: number
  readonly predictedClass?: string
  readonly reasons: readonly Reason[]
}

export interface Reason {
  readonly column: string
  /** The cell as text. */
  readonly value: string
  readonly contribution: number
  /** "OverTime is Yes: raises the score" */
  readonly text: string
}
