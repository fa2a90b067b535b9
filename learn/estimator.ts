import type { ParamDeclarations, ParamValues } from './params/params.ts'
import type { PreparedTables } from './prepared-tables.ts'
import type { FollowedTarget } from './survival/followed-target.ts'
import type { Table } from './table/table.ts'

export type Task = 'binary' | 'multiclass' | 'regression'

/**
 * What is learned. For classes, `values` holds the index into `classes` (binary: index 1 is the
 * positive class); for regression, the number itself and `classes` is empty.
 */
export interface Target {
  readonly task: Task
  readonly values: Float64Array
  readonly classes: readonly string[]
  /**
   * Rows of one number are one list to put in order (the applicants of one posting): the target is then a
   * grade, and figures are those of ranking. For regression targets alone.
   */
  readonly queries?: Int32Array | undefined
  /**
   * How long each row was watched after its day, and what ended it: the target then says whether the first of the causes
   * came within the horizon. For binary targets alone.
   */
  readonly followed?: FollowedTarget | undefined
}

export interface FitOptions {
  readonly seed?: number
  readonly signal?: AbortSignal | undefined
  /** Share of this fit that is done, 0 to 1. */
  readonly onProgress?: ((done: number) => void) | undefined
  /** Threads this one fit may use; 1 inside a parallel search. Never changes the result. */
  readonly threads?: number
  /** Rows kept apart for early stopping; never learned from. */
  readonly validation?:
    | { readonly table: Table; readonly target: Target; readonly weights?: Float64Array | undefined }
    | undefined
  /** What steps made of the same rows before, kept by the caller; never changes the result. */
  readonly preparedTables?: PreparedTables | undefined
  /** Rows with the same number belong together (one person, duplicates) and are never cross-fitted apart. */
  readonly groups?: Int32Array | undefined
  /**
   * A model of the same learner and columns to go on from: its trees are kept and as many added as the
   * parameters say. Only for learners with `warmStarts`; others begin anew. With the same rows, weights,
   * seed and other parameters, and without early stopping, boosting comes to the bits of one fit of all
   * rounds; a forest too when its trees double (or grow by another power of two), else to rounding.
   */
  readonly warmStart?: Fitted | undefined
}

/** How a margin becomes a prediction. `identity` also for forests, whose margin is the probability. */
export type Link = 'identity' | 'logit' | 'softmax' | 'log'

/**
 * Contributions to the margin: for each row and output,
 * `base[output] + Σ values[row, output, ·] = margin[row, output]` (to 1e-9).
 */
export interface Attribution {
  /** Columns the contributions belong to, as named in the table given to `explain`. */
  readonly names: readonly string[]
  readonly base: Float64Array
  /** rows × outputs × names, row-major. */
  readonly values: Float64Array
}

/**
 * Contributions parted by pairs of columns (Lundberg et al. 2020): off the diagonal what two columns do together,
 * half on each side; on it what a column does alone. Each row sums to that column's contribution (to 1e-9).
 */
export interface Interactions {
  readonly names: readonly string[]
  readonly base: Float64Array
  /** rows × outputs × names × names, symmetric. */
  readonly values: Float64Array
}

export interface Fitted {
  readonly task: Task
  readonly classes: readonly string[]
  readonly link: Link
  /** Numbers per row: 1 for binary and regression, the number of classes for multiclass. */
  readonly outputs: number
  /** rows × outputs: probability of the positive class, of each class, or the predicted value. */
  predict(table: Table): Float64Array
  /** rows × outputs, before the link. */
  predictMargin(table: Table): Float64Array
  explain?(table: Table): Attribution
  /** What columns do together, where a model can tell; costs the square of the columns in memory for each row. */
  interactions?(table: Table): Interactions
  /** Where a model knows when, and not only whether: what it says of other horizons than its own. */
  readonly overTime?: OverTime | undefined
  /** Plain JSON; `EstimatorDefinition.fromJson` reads it back to the same bits. */
  toJSON(): FittedJson
}

/** What a model of when something happens says beside the probability within its whole horizon. */
export interface OverTime {
  /** Whole periods (months) that are looked ahead. */
  readonly horizon: number
  /** rows × periods: probability that it has happened by the end of each period up to the horizon; never falls. */
  predictBy(table: Table): Float64Array
  /** The same model for a shorter horizon. Throws `invalid-param` for one that is not a whole number up to its own. */
  within(horizon: number): Fitted
}

export interface FittedJson {
  readonly kind: string
  readonly [key: string]: unknown
}

export interface Estimator {
  readonly name: string
  readonly params: Readonly<Record<string, unknown>>
  fit(table: Table, target: Target, weights: Float64Array | undefined, options?: FitOptions): Promise<Fitted>
}

/** One learner of the library: everything other layers need to know about it. */
export interface EstimatorDefinition<P extends ParamDeclarations = ParamDeclarations> {
  readonly name: string
  /** A few words for people: "gradient-boosted trees". */
  readonly label: string
  readonly tasks: readonly Task[]
  readonly params: P
  /** True when predictions only put rows in order, `Target.queries`, and are in no unit of the target. */
  readonly ranks?: boolean
  /** True when it learns from how long rows were watched, `Target.followed`, and cannot do without. */
  readonly follows?: boolean
  /** Whether `fit` can go on from a model, `FitOptions.warmStart`. */
  readonly warmStarts?: boolean
  /** How hard the model is to read: 0 baseline, 1 line or short tree, 2 additive, 3 ensemble, 4 blend. */
  readonly complexity: 0 | 1 | 2 | 3 | 4
  /** Loads what the learner needs beyond this library; rejects with `unavailable`, saying why, when it is not there. */
  readonly load?: (() => Promise<void>) | undefined
  /** Throws `invalid-param` naming the parameter and its range. */
  create(params?: Partial<ParamValues<P>>): Estimator
  fromJson(json: FittedJson): Fitted
}
