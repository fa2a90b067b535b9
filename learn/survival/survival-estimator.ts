import type { FitOptions, FittedJson } from '../estimator.ts'
import type { ParamDeclarations, ParamValues } from '../params/params.ts'
import type { Table } from '../table/table.ts'
import type { SurvivalTarget } from './survival-target.ts'

/** Where in its time each row is now, and how far is looked from there. */
export interface Window {
  /** Time since each row's beginning, nothing having happened yet; 0 unless given. */
  readonly from?: Float64Array | undefined
  readonly horizon: number
}

/**
 * What each column adds to the probability that the event falls in the window:
 * `base[row] + Σ values[row, ·] = probability[row]` (to 1e-9). The base is what the average row would have.
 */
export interface WindowAttribution {
  readonly names: readonly string[]
  /** One per row: what is to be expected depends on where in its time a row is. */
  readonly base: Float64Array
  /** rows × names, row-major. */
  readonly values: Float64Array
}

/** A fitted model of when something happens. */
export interface FittedSurvival {
  readonly kind: string
  /** Times between which rows were watched; nothing is said of others. */
  readonly span: { readonly from: number; readonly to: number }
  /**
   * rows × times: probability that nothing has happened by each time, given that nothing had by `from`; 1 up to there.
   * Throws `invalid-param` for times that were not watched.
   */
  predictSurvival(table: Table, times: Float64Array, options?: Pick<Window, 'from'>): Float64Array
  /** Probability for each row that it happens within the horizon from where the row is. Throws as above. */
  predictEvent(table: Table, window: Window): Float64Array
  explainEvent(table: Table, window: Window): WindowAttribution
  /** rows × horizons: hazard summed up from where each row is; the probability of an event is 1 − e^−it. Throws as above. */
  cumulativeHazard(
    table: Table,
    windows: Pick<Window, 'from'> & { readonly horizons: Float64Array },
  ): Float64Array
  /** Plain JSON; `SurvivalDefinition.fromJson` reads it back to the same bits. */
  toJSON(): FittedJson
}

export interface SurvivalFitOptions extends Pick<FitOptions, 'seed' | 'signal' | 'onProgress' | 'threads'> {
  /** Rows kept apart for early stopping, of other people than those learned from. */
  readonly validation?:
    | { readonly table: Table; readonly target: SurvivalTarget; readonly weights?: Float64Array | undefined }
    | undefined
}

/** As `Estimator`, for a target of times and events. */
export interface SurvivalEstimator<F extends FittedSurvival = FittedSurvival> {
  readonly name: string
  readonly params: Readonly<Record<string, unknown>>
  fit(
    table: Table,
    target: SurvivalTarget,
    weights: Float64Array | undefined,
    options?: SurvivalFitOptions,
  ): Promise<F>
}

/** One learner of survival: everything other layers need to know about it. */
export interface SurvivalDefinition<
  P extends ParamDeclarations = ParamDeclarations,
  F extends FittedSurvival = FittedSurvival,
> {
  readonly name: string
  /** A few words for people. */
  readonly label: string
  readonly params: P
  /** As of `EstimatorDefinition`. */
  readonly complexity: 0 | 1 | 2 | 3 | 4
  /** Throws `invalid-param` naming the parameter and its range. */
  create(params?: Partial<ParamValues<P>>): SurvivalEstimator<F>
  fromJson(json: FittedJson): F
}
