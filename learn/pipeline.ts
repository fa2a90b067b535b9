import { explainThrough } from './attribution/sum-to-source.ts'
import type {
  Attribution,
  Estimator,
  EstimatorDefinition,
  FitOptions,
  Fitted,
  FittedJson,
} from './estimator.ts'
import { LearnError } from './learn-error.ts'
import type { ParamDeclarations, ParamValues } from './params/params.ts'
import type { Table } from './table/table.ts'
import type {
  FittedTransformer,
  FittedTransformerJson,
  Transformer,
  TransformerDefinition,
} from './transformer.ts'

/** Steps and a learner as one estimator: whatever the steps learn, they learn from the rows given to `fit`. */
export function createPipeline(name: string, steps: readonly Transformer[], learner: Estimator): Estimator {
  return {
    name,
    params: learner.params,
    async fit(table, target, weights, options = {}) {
      const fittedSteps: FittedTransformer[] = []
      let prepared = table
      for (const step of steps) {
        const { fitted, table: next } = step.fitTransform(prepared, target, options)
        fittedSteps.push(fitted)
        prepared = next
      }
      const fitted = await learner.fit(prepared, target, weights, throughSteps(options, fittedSteps))
      return createFittedPipeline(fittedSteps, fitted)
    },
  }
}

/**
 * A learner of the library that needs its table prepared. Parameters are the learner's own; the
 * steps are chosen by `stepsFor` from them.
 */
export function definePipeline<P extends ParamDeclarations>({
  name,
  label,
  complexity,
  steps,
  stepDefinitions,
  learner,
}: {
  readonly name: string
  readonly label: string
  readonly complexity: EstimatorDefinition['complexity']
  readonly steps: (params: ParamValues<P>) => readonly Transformer[]
  readonly stepDefinitions: readonly Pick<TransformerDefinition, 'name' | 'fromJson'>[]
  readonly learner: EstimatorDefinition<P>
}): EstimatorDefinition<P> {
  return {
    name,
    label,
    complexity,
    tasks: learner.tasks,
    params: learner.params,
    create(params) {
      const estimator = learner.create(params)
      return createPipeline(name, steps(estimator.params as ParamValues<P>), estimator)
    },
    fromJson(json) {
      const fittedSteps = (json['steps'] as readonly FittedTransformerJson[]).map((step) => {
        const definition = stepDefinitions.find((candidate) => candidate.name === step.kind)
        if (!definition)
          throw new LearnError(
            'invalid-model',
            `The model has a step "${step.kind}" that ${name} does not know.`,
          )
        return definition.fromJson(step)
      })
      return createFittedPipeline(fittedSteps, learner.fromJson(json['learner'] as FittedJson))
    },
  }
}

function createFittedPipeline(steps: readonly FittedTransformer[], learner: Fitted): Fitted {
  const prepare = (table: Table): Table => steps.reduce((prepared, step) => step.transform(prepared), table)
  const { explain } = learner
  return {
    task: learner.task,
    classes: learner.classes,
    link: learner.link,
    outputs: learner.outputs,
    predict: (table) => learner.predict(prepare(table)),
    predictMargin: (table) => learner.predictMargin(prepare(table)),
    ...(explain && {
      explain: (table: Table): Attribution => {
        const prepared = prepare(table)
        return explainThrough(table, prepared, explain(prepared))
      },
    }),
    toJSON: () => ({
      kind: 'pipeline',
      steps: steps.map((step) => step.toJSON()),
      learner: learner.toJSON(),
    }),
  }
}

function throughSteps(options: FitOptions, steps: readonly FittedTransformer[]): FitOptions {
  if (!options.validation) return options
  const { validation } = options
  return {
    ...options,
    validation: {
      ...validation,
      table: steps.reduce((table, step) => step.transform(table), validation.table),
    },
  }
}
