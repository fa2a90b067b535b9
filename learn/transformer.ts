import type { FitOptions, Target } from './estimator.ts'
import type { ParamDeclarations, ParamValues } from './params/params.ts'
import type { Table } from './table/table.ts'

export interface TransformOptions extends FitOptions {
  /** Weights of the rows, so that a row of weight 2 is learned from as two rows. */
  readonly weights?: Float64Array | undefined
}

/**
 * A step before the learner. Learned from training rows only. Each new column carries the
 * `source` it came from, so that explanations can be summed back to the original columns.
 */
export interface Transformer {
  readonly name: string
  readonly params: Readonly<Record<string, unknown>>
  /**
   * Learns the step and gives the training rows as the learner should see them, which for
   * cross-fitted encodings is not `transform` of the same rows.
   */
  fitTransform(
    table: Table,
    target: Target,
    options?: TransformOptions,
  ): { readonly fitted: FittedTransformer; readonly table: Table }
}

export interface FittedTransformer {
  transform(table: Table): Table
  toJSON(): FittedTransformerJson
}

export interface FittedTransformerJson {
  readonly kind: string
  readonly [key: string]: unknown
}

export interface TransformerDefinition<P extends ParamDeclarations = ParamDeclarations> {
  readonly name: string
  readonly label: string
  readonly params: P
  /** Throws `invalid-param`. */
  create(params?: Partial<ParamValues<P>>): Transformer
  fromJson(json: FittedTransformerJson): FittedTransformer
}
