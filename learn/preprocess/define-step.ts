import type { Target } from '../estimator.ts'
import { readModel } from '../model-json.ts'
import type { ModelReader } from '../model-json.ts'
import { resolveParams } from '../params/params.ts'
import type { ParamDeclarations, ParamValues } from '../params/params.ts'
import type { Table } from '../table/table.ts'
import type { FittedTransformer, TransformOptions, TransformerDefinition } from '../transformer.ts'

/** What a step is given to learn from. */
export interface StepInput<P extends ParamDeclarations> {
  readonly table: Table
  readonly target: Target
  readonly params: ParamValues<P>
  readonly options: TransformOptions
}

/**
 * A step from three functions: `learn` gives what is kept (plain JSON), `apply` uses it on any
 * table, `read` checks it when it comes back from a file. `train` is for cross-fitted steps, whose
 * training rows are not what `apply` gives.
 */
export function defineStep<P extends ParamDeclarations, State extends object>({
  name,
  label,
  params,
  learn,
  apply,
  train,
  read,
}: {
  readonly name: string
  readonly label: string
  readonly params: P
  readonly learn: (input: StepInput<P>) => State
  readonly apply: (table: Table, state: State) => Table
  readonly train?: (input: StepInput<P>, state: State) => Table
  readonly read: (reader: ModelReader) => State
}): TransformerDefinition<P> {
  const fittedFrom = (state: State): FittedTransformer => ({
    transform: (table) => apply(table, state),
    toJSON: () => ({ ...state, kind: name }),
  })
  return {
    name,
    label,
    params,
    create(given) {
      const resolved = resolveParams(params, given)
      return {
        name,
        params: resolved,
        fitTransform(table, target, options = {}) {
          const input = { table, target, params: resolved, options }
          const state = learn(input)
          return { fitted: fittedFrom(state), table: train ? train(input, state) : apply(table, state) }
        },
      }
    },
    fromJson(json) {
      const reader = readModel(json, `Step "${name}"`)
      if (reader.string('kind') !== name) reader.fail(`is of kind "${reader.string('kind')}".`)
      return fittedFrom(read(reader))
    },
  }
}
