import { createRandom, definePipeline, deriveSeed, throwIfCancelled } from '@cadre/learn'
import type { EstimatorDefinition, Fitted, FitOptions, Target } from '@cadre/learn'
import { resolveParams } from '@cadre/learn/params'
import type { ParamDeclarations, ParamValues } from '@cadre/learn/params'
import { impute, prepareLinear } from '@cadre/learn/preprocess'
import type { Table } from '@cadre/learn/table'
import { createFittedNet, netKind, readFittedNet } from './fitted-net.ts'
import { netRows, netTasks, partRows, takeNetRows, weightedMeans } from './net-rows.ts'
import type { NetRows } from './net-rows.ts'
import { asLayers, netShape } from './net-weights.ts'
import { outputScale, rescaleLayers } from './output-scale.ts'
import { loadTensorFlow } from './tensorflow.ts'
import type { LoadTensorFlow } from './tensorflow.ts'
import { trainNet } from './train-net.ts'

const netParams = {
  firstLayer: {
    kind: 'number',
    default: 64,
    min: 1,
    max: 2048,
    integer: true,
    scale: 'log',
    meaning: 'units of the first hidden layer',
  },
  secondLayer: {
    kind: 'number',
    default: 32,
    min: 0,
    max: 2048,
    integer: true,
    meaning: 'units of the second hidden layer; 0 for none',
  },
  thirdLayer: {
    kind: 'number',
    default: 0,
    min: 0,
    max: 2048,
    integer: true,
    meaning: 'units of a third hidden layer; 0 for none',
  },
  dropout: {
    kind: 'number',
    default: 0.3,
    min: 0,
    max: 0.9,
    search: [0, 0.5],
    meaning: 'share of hidden units that each step of training leaves out',
  },
  l2: {
    kind: 'number',
    default: 15,
    min: 0,
    max: 1e6,
    scale: 'log',
    search: [1, 100],
    meaning: 'how strongly weights are drawn to nothing, in rows that speak for nothing',
  },
  learningRate: {
    kind: 'number',
    default: 0.005,
    min: 1e-6,
    max: 1,
    scale: 'log',
    search: [0.001, 0.01],
    meaning: 'how far a step of training goes',
  },
  batchSize: {
    kind: 'number',
    default: 256,
    min: 256,
    max: 65_536,
    integer: true,
    meaning: 'least rows of a step of training',
  },
  epochs: {
    kind: 'number',
    default: 200,
    min: 1,
    max: 10_000,
    integer: true,
    meaning: 'most times that training goes through all rows',
  },
  patience: {
    kind: 'number',
    default: 20,
    min: 1,
    max: 10_000,
    integer: true,
    meaning: 'epochs without a better loss on rows held out before training stops',
  },
  validationShare: {
    kind: 'number',
    default: 0.15,
    min: 0,
    max: 0.5,
    meaning: 'share of rows held out to say when to stop; 0 runs all epochs',
  },
} as const satisfies ParamDeclarations

type NetParams = ParamValues<typeof netParams>

/** A dense neural net for any table; text is left out. `load` gives TensorFlow.js. */
export function defineNeuralNet(
  load: LoadTensorFlow = loadTensorFlow,
): EstimatorDefinition<typeof netParams> {
  return definePipeline({
    name: netKind,
    label: 'neural net',
    complexity: 3,
    steps: () => [prepareLinear.create()],
    // A net that was taken over has its missing cells filled and nothing else.
    stepDefinitions: [prepareLinear, impute],
    learner: netCore(load),
  })
}

export const neuralNet = defineNeuralNet()

/** The net itself, for columns of finite numbers on one scale. */
function netCore(load: LoadTensorFlow): EstimatorDefinition<typeof netParams> {
  return {
    name: netKind,
    label: 'neural net',
    tasks: netTasks,
    params: netParams,
    complexity: 3,
    load: async () => void (await load()),
    create(given) {
      const params = resolveParams(netParams, given)
      return {
        name: netKind,
        params,
        async fit(table, target, weights, options = {}) {
          throwIfCancelled(options.signal)
          const rows = netRows(table, target, weights)
          const tf = await load()
          return fitNet({ tf, rows, target, params, options })
        },
      }
    },
    fromJson: readFittedNet,
  }
}

interface NetFit {
  readonly tf: Awaited<ReturnType<LoadTensorFlow>>
  readonly rows: NetRows & { readonly names: readonly string[] }
  readonly target: Target
  readonly params: NetParams
  readonly options: FitOptions
}

function fitNet({ tf, rows, target, params, options }: NetFit): Fitted {
  const { task, classes } = target
  const { seed = 1, validation, groups } = options
  const scale = outputScale(target, rows.weights)
  const scaled = { ...rows, values: scale.into(rows.values) }
  const random = createRandom(deriveSeed(seed, 'validation'))
  const share = validation ? 0 : params.validationShare
  const { train, heldOut } = partRows(rows.values.length, { share, random, groups })
  const shape = netShape(rows.names.length, [...hiddenUnits(params), scale.start.length])
  const given = validation && givenRows(validation, scale.into)
  const stopOn = given ?? (heldOut.length > 0 ? takeNetRows(scaled, heldOut) : undefined)
  const learned = takeNetRows(scaled, train)
  const weights = trainNet(
    tf,
    {
      shape,
      task,
      // Weights may leave nothing on either side.
      rows: hasWeight(learned) ? learned : scaled,
      heldOut: stopOn && hasWeight(stopOn) && hasWeight(learned) ? stopOn : undefined,
      start: scale.start,
    },
    { ...options, settings: params },
  )
  return createFittedNet({
    task,
    classes,
    names: rows.names,
    reference: weightedMeans(rows),
    layers: rescaleLayers(asLayers(shape, weights), scale),
  })
}

/** Hidden layers that have units, first to last. */
function hiddenUnits({ firstLayer, secondLayer, thirdLayer }: NetParams): number[] {
  return [firstLayer, secondLayer, thirdLayer].filter((units) => units > 0)
}

function givenRows(
  { table, target, weights }: { table: Table; target: Target; weights?: Float64Array | undefined },
  into: (values: Float64Array) => Float64Array,
): NetRows | undefined {
  if (table.rowCount === 0) return undefined
  const rows = netRows(table, target, weights)
  return { ...rows, values: into(rows.values) }
}

function hasWeight({ weights }: NetRows): boolean {
  return weights.some((weight) => weight > 0)
}
