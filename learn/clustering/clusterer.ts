import type { FittedJson } from '../estimator.ts'
import type { ParamDeclarations, ParamValues } from '../params/params.ts'
import type { Table } from '../table/table.ts'

export interface ClusterOptions {
  readonly seed?: number
  readonly signal?: AbortSignal | undefined
}

/** Rows put into groups that nobody has named. */
export interface FittedClusters {
  readonly clusters: number
  /** Columns it reads, all numbers without gaps. */
  readonly names: readonly string[]
  /** clusters × names: where each cluster's middle is. */
  readonly centres: Float64Array
  /** The likeliest cluster of each row. */
  assign(table: Table): Int32Array
  /** rows × clusters: how much a row belongs to each; every row sums to 1. */
  memberships(table: Table): Float64Array
  /** Plain JSON; `ClustererDefinition.fromJson` reads it back to the same bits. */
  toJSON(): FittedJson
}

export interface Clusterer<F extends FittedClusters = FittedClusters> {
  readonly name: string
  readonly params: Readonly<Record<string, unknown>>
  /**
   * Every column of the table must hold finite numbers; scale them first, for far columns weigh more. Throws
   * `column-kind`, `too-few-rows`, `invalid-weights` and `cancelled`.
   */
  fit(table: Table, weights: Float64Array | undefined, options?: ClusterOptions): Promise<F>
}

/** One way of clustering: everything other layers need to know about it. */
export interface ClustererDefinition<
  P extends ParamDeclarations = ParamDeclarations,
  F extends FittedClusters = FittedClusters,
> {
  readonly name: string
  readonly label: string
  readonly params: P
  create(params?: Partial<ParamValues<P>>): Clusterer<F>
  fromJson(json: FittedJson): F
}
