import type { FittedTransformer, FittedTransformerJson, TransformerDefinition } from '../transformer.ts'
import { readModel } from '../model-json.ts'
import type { ParamDeclarations } from '../params/params.ts'
import { resolveParams } from '../params/params.ts'

const noParams = {} as const satisfies ParamDeclarations

/** Several steps at their defaults as one, each learning from what the one before gives. */
export function chainSteps({
  name,
  label,
  steps,
}: {
  readonly name: string
  readonly label: string
  readonly steps: readonly TransformerDefinition[]
}): TransformerDefinition<typeof noParams> {
  return {
    name,
    label,
    params: noParams,
    create(given) {
      return {
        name,
        params: resolveParams(noParams, given),
        fitTransform(table, target, options) {
          const fittedSteps: FittedTransformer[] = []
          let prepared = table
          for (const step of steps) {
            const { fitted, table: next } = step.create().fitTransform(prepared, target, options)
            fittedSteps.push(fitted)
            prepared = next
          }
          return { fitted: chained(name, fittedSteps), table: prepared }
        },
      }
    },
    fromJson(json) {
      const reader = readModel(json, `Step "${name}"`)
      const stored = reader.objects('steps')
      if (reader.string('kind') !== name || stored.length !== steps.length)
        reader.fail(`holds ${stored.length} steps of kind "${reader.string('kind')}".`)
      return chained(
        name,
        stored.map((step, index) => steps[index]!.fromJson(step.whole() as FittedTransformerJson)),
      )
    },
  }
}

function chained(name: string, fittedSteps: readonly FittedTransformer[]): FittedTransformer {
  return {
    transform: (table) => fittedSteps.reduce((prepared, step) => step.transform(prepared), table),
    toJSON: () => ({ kind: name, steps: fittedSteps.map((step) => step.toJSON()) }),
  }
}
