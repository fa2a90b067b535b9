import { explainThrough, interactionsThrough } from './attribution/sum-to-source.ts'
import type {
  Attribution,
  Estimator,
  EstimatorDefinition,
  FitOptions,
  Fitted,
  FittedJson,
  Interactions,
} from './estimator.ts'
import { LearnError, throwIfCancelled } from './learn-error.ts'
import { readModel } from './model-json.ts'
import type { ModelReader } from './model-json.ts'
import { resolveParams } from './params/params.ts'
import type { ParamDeclarations, ParamValues } from './params/params.ts'
import type { Column } from './table/column.ts'
import type { Prepared, PrepareRequest } from './prepared-tables.ts'
import { asOriginals } from './table/source-shares.ts'
import type { Table } from './table/table.ts'
import type {
  FittedTransformer,
  FittedTransformerJson,
  Transformer,
  TransformerDefinition,
} from './transformer.ts'

/** A learner and the steps before it, once both have been fitted. */
export interface FittedPipeline extends Fitted {
  /** The table as the learner sees it. */
  prepare(table: Table): Table
  readonly learner: Fitted
}

/**
 * Steps and a learner as one estimator: whatever the steps learn, they learn from the rows given to
 * `fit`. Without any step the learner's own model comes back.
 */
export function createPipeline(
  name: string,
  stepsFor: (table: Table) => readonly Transformer[],
  learner: Estimator,
): Estimator {
  return {
    name,
    params: learner.params,
    async fit(table, target, weights, options = {}) {
      const steps = stepsFor(table)
      if (steps.length === 0) return learner.fit(table, target, weights, options)
      const request = { table, target, steps, options: { ...options, weights } }
      const prepare = (): Prepared => prepareWith(request)
      throwIfCancelled(options.signal)
      const { steps: fittedSteps, table: prepared } = options.preparedTables
        ? options.preparedTables.once(request, prepare)
        : prepare()
      const through = throughSteps(options, fittedSteps)
      const warmStart = options.warmStart && learnerBehind(options.warmStart, fittedSteps)
      const fitted = await learner.fit(prepared, target, weights, { ...through, warmStart })
      const columns = table.columns.map(({ name, kind }) => ({ name, kind }))
      return createFittedPipeline({ definition: name, columns, steps: fittedSteps, learner: fitted })
    },
  }
}

/** Each step learns from the rows as the steps before it left them. */
function prepareWith({ table, target, steps, options }: PrepareRequest): Prepared {
  const fittedSteps: FittedTransformer[] = []
  let prepared = asOriginals(table)
  for (const step of steps) {
    throwIfCancelled(options.signal)
    const { fitted, table: next } = step.fitTransform(prepared, target, options)
    fittedSteps.push(fitted)
    prepared = next
  }
  return { steps: fittedSteps, table: prepared }
}

/**
 * A learner of the library that needs its table prepared. Parameters are the learner's own; the
 * steps are chosen from them and from the kinds of columns there are.
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
  readonly steps: (params: ParamValues<P>, table: Table) => readonly Transformer[]
  readonly stepDefinitions: readonly Pick<TransformerDefinition, 'name' | 'fromJson'>[]
  readonly learner: EstimatorDefinition<P>
}): EstimatorDefinition<P> {
  return {
    name,
    label,
    complexity,
    tasks: learner.tasks,
    params: learner.params,
    ...(learner.load && { load: learner.load }),
    ...(learner.ranks && { ranks: true }),
    ...(learner.warmStarts && { warmStarts: true }),
    create(params) {
      const resolved = resolveParams(learner.params, params)
      return createPipeline(name, (table) => steps(resolved, table), learner.create(params))
    },
    fromJson: (json) =>
      json.kind === 'pipeline'
        ? readPipeline(json, name, { stepDefinitions, readLearner: learner.fromJson })
        : learner.fromJson(json),
  }
}

/** Reads the pipeline of that name that `toJSON` wrote. Throws `invalid-model`. */
export function readPipeline(
  json: FittedJson,
  name: string,
  {
    stepDefinitions,
    readLearner,
  }: {
    readonly stepDefinitions: readonly Pick<TransformerDefinition, 'name' | 'fromJson'>[]
    readonly readLearner: (json: FittedJson) => Fitted
  },
): FittedPipeline {
  const reader = readModel(json, name)
  if (reader.string('definition') !== name) reader.fail(`belongs to "${reader.string('definition')}".`)
  return createFittedPipeline({
    definition: name,
    columns: reader
      .objects('columns')
      .map((column) => ({ name: column.string('name'), kind: column.string('kind') })),
    steps: reader.objects('steps').map((step) => readStep(name, step, stepDefinitions)),
    learner: readLearner(learnerJson(reader)),
  })
}

/** True when the model is a pipeline, so that its steps and its learner can be reached. */
export function isFittedPipeline(fitted: Fitted): fitted is FittedPipeline {
  return 'prepare' in fitted && 'learner' in fitted
}

/** Throws `column-kind` for a known column of another kind, which a step might quietly leave out. */
function isKnown({ name, kind }: Column, kindLearned: string | undefined): boolean {
  if (kindLearned === undefined) return false
  if (kind !== kindLearned)
    throw new LearnError('column-kind', `Column "${name}" holds ${kind}, not ${kindLearned}.`, { name, kind })
  return true
}

export interface PipelineParts {
  readonly definition: string
  /** The columns it was fitted on; others are ignored later. */
  readonly columns: readonly { readonly name: string; readonly kind: string }[]
  readonly steps: readonly FittedTransformer[]
  readonly learner: Fitted
}

/** Fitted steps and the model fitted on what they give, as one model of the columns they were given. */
export function createFittedPipeline({ definition, columns, steps, learner }: PipelineParts): FittedPipeline {
  const kinds = new Map(columns.map(({ name, kind }) => [name, kind]))
  const prepare = (table: Table): Table =>
    steps.reduce<Table>(
      (prepared, step) => step.transform(prepared),
      asOriginals({
        rowCount: table.rowCount,
        columns: table.columns.filter((column) => isKnown(column, kinds.get(column.name))),
      }),
    )
  const { explain, interactions } = learner
  return {
    task: learner.task,
    classes: learner.classes,
    link: learner.link,
    outputs: learner.outputs,
    prepare,
    learner,
    predict: (table) => learner.predict(prepare(table)),
    predictMargin: (table) => learner.predictMargin(prepare(table)),
    ...(explain && {
      explain: (table: Table): Attribution => {
        const prepared = prepare(table)
        return explainThrough(table, prepared, explain(prepared))
      },
    }),
    ...(interactions && {
      interactions: (table: Table): Interactions => interactionsThrough(table, prepare(table), interactions),
    }),
    toJSON: () => ({
      kind: 'pipeline',
      definition,
      columns,
      steps: steps.map((step) => step.toJSON()),
      learner: learner.toJSON(),
    }),
  }
}

/**
 * The learner of a pipeline to go on from, whose steps must have learned the same. Throws `invalid-model`.
 */
function learnerBehind(warmStart: Fitted, steps: readonly FittedTransformer[]): Fitted {
  if (!isFittedPipeline(warmStart))
    throw new LearnError('invalid-model', 'The model to go on from was fitted on columns as they are.')
  const learned = JSON.stringify(warmStart.toJSON()['steps'])
  if (learned !== JSON.stringify(steps.map((step) => step.toJSON())))
    throw new LearnError(
      'invalid-model',
      'The model to go on from has its columns prepared otherwise; go on with the rows and seed it began with.',
    )
  return warmStart.learner
}

function readStep(
  name: string,
  step: ModelReader,
  definitions: readonly Pick<TransformerDefinition, 'name' | 'fromJson'>[],
): FittedTransformer {
  const kind = step.string('kind')
  const definition = definitions.find((candidate) => candidate.name === kind)
  if (!definition)
    throw new LearnError('invalid-model', `The model has a step "${kind}" that ${name} does not know.`)
  return definition.fromJson(step.whole() as FittedTransformerJson)
}

function learnerJson(reader: ModelReader): FittedJson {
  const learner = reader.object('learner')
  learner.string('kind')
  return learner.whole() as FittedJson
}

function throughSteps(options: FitOptions, steps: readonly FittedTransformer[]): FitOptions {
  if (!options.validation) return options
  const { validation } = options
  return {
    ...options,
    validation: {
      ...validation,
      table: steps.reduce((table, step) => step.transform(table), asOriginals(validation.table)),
    },
  }
}
