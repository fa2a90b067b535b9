import type { EstimatorDefinition, Fitted, FittedJson, Target, Task } from '../estimator.ts'
import { throwIfCancelled } from '../learn-error.ts'
import { checkTarget, checkedWeights } from '../linear/check-target.ts'
import { probabilitiesFrom } from '../linear/margins.ts'
import { readModel } from '../model-json.ts'
import type { ParamDeclarations } from '../params/params.ts'
import { resolveParams } from '../params/params.ts'
import { quantile, sortedSample } from '../preprocess/weighted-stats.ts'
import type { Table } from '../table/table.ts'

const name = 'baseline'
const tasks: readonly Task[] = ['binary', 'multiclass', 'regression']

const params = {
  centre: {
    kind: 'choice',
    default: 'mean',
    options: ['mean', 'median'],
    meaning: 'what is guessed for every row when a number is predicted',
  },
} as const satisfies ParamDeclarations

/**
 * The naive guess that every model has to beat: the share of each class, or the mean or median of the
 * target, whatever the row. A class without rows gets a share of one in a billion.
 */
export const baseline: EstimatorDefinition<typeof params> = {
  name,
  label: 'naive guess',
  tasks,
  params,
  complexity: 0,
  create(given) {
    const { centre } = resolveParams(params, given)
    return {
      name,
      params: { centre },
      async fit(table, target, weights, { signal } = {}) {
        throwIfCancelled(signal)
        checkTarget(target, table.rowCount, tasks)
        const rowWeights = checkedWeights(table.rowCount, weights)
        return createFittedBaseline(target, marginsFor(target, rowWeights, centre))
      },
    }
  },
  fromJson: readBaseline,
}

function marginsFor(target: Target, weights: Float64Array, centre: 'mean' | 'median'): Float64Array {
  const { task, values, classes } = target
  if (task === 'regression') {
    const middle =
      centre === 'median' ? quantile(sortedSample(values, weights), 0.5) : weightedMean(values, weights)
    return Float64Array.of(middle)
  }
  const shares = classShares(values, weights, classes.length)
  return task === 'binary'
    ? Float64Array.of(Math.log(shares[1]! / shares[0]!))
    : shares.map((share) => Math.log(share))
}

const leastShare = 1e-9

function classShares(values: Float64Array, weights: Float64Array, classCount: number): Float64Array {
  const shares = new Float64Array(classCount)
  let total = 0
  for (let row = 0; row < values.length; row++) {
    shares[values[row]!]! += weights[row]!
    total += weights[row]!
  }
  return shares.map((sum) => Math.max(sum / total, leastShare))
}

function weightedMean(values: Float64Array, weights: Float64Array): number {
  let sum = 0
  let total = 0
  for (let row = 0; row < values.length; row++) {
    sum += weights[row]! * values[row]!
    total += weights[row]!
  }
  return sum / total
}

function createFittedBaseline(
  { task, classes }: Pick<Target, 'task' | 'classes'>,
  margins: Float64Array,
): Fitted {
  const outputs = margins.length
  const predictions = predictionsFrom(task, margins)
  return {
    task,
    classes,
    link: task === 'regression' ? 'identity' : task === 'binary' ? 'logit' : 'softmax',
    outputs,
    predict: (table) => repeated(predictions, table),
    predictMargin: (table) => repeated(margins, table),
    explain: (table) => ({
      names: table.columns.map((column) => column.name),
      base: margins.slice(),
      values: new Float64Array(table.rowCount * outputs * table.columns.length),
    }),
    toJSON: () => ({ kind: name, task, classes, margins: [...margins] }),
  }
}

function readBaseline(json: FittedJson): Fitted {
  const reader = readModel(json, `Model "${name}"`)
  if (reader.string('kind') !== name) reader.fail(`is of kind "${reader.string('kind')}".`)
  const task =
    tasks.find((candidate) => candidate === reader.string('task')) ?? reader.fail('has no known task.')
  const classes = reader.strings('classes')
  const outputs = task === 'multiclass' ? classes.length : 1
  return createFittedBaseline({ task, classes }, Float64Array.from(reader.numbers('margins', outputs)))
}

function predictionsFrom(task: Task, margins: Float64Array): Float64Array {
  if (task === 'regression') return margins
  return probabilitiesFrom(margins.slice(), margins.length)
}

function repeated(one: Float64Array, { rowCount }: Table): Float64Array {
  const all = new Float64Array(rowCount * one.length)
  for (let row = 0; row < rowCount; row++) all.set(one, row * one.length)
  return all
}
