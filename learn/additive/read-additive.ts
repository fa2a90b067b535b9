import type { FittedJson, Task } from '../estimator.ts'
import { readModel } from '../model-json.ts'
import type { ModelReader } from '../model-json.ts'
import { createFittedAdditive } from './fitted-additive.ts'
import type { FittedAdditive } from './fitted-additive.ts'
import type { Shape } from './shape.ts'

const TASKS: readonly Task[] = ['binary', 'multiclass', 'regression']
const KINDS: readonly Shape['kind'][] = ['number', 'date', 'boolean', 'category']

/** Reads a model that `toJSON` wrote, to the same bits. Throws `invalid-model` saying what is wrong. */
export function readAdditive(json: FittedJson): FittedAdditive {
  const reader = readModel(json, 'additive')
  if (reader.string('kind') !== 'additive' || reader.number('format') !== 1)
    reader.fail('is a model of another kind or format.')
  const task = oneOf(reader, 'task', TASKS)
  const classes = reader.strings('classes')
  const fewest = { regression: 0, binary: 2, multiclass: 2 }[task]
  if (classes.length < fewest || (task !== 'multiclass' && classes.length > fewest))
    reader.fail(`"classes" are not those of a ${task} task.`)
  const outputs = task === 'multiclass' ? classes.length : 1
  return createFittedAdditive({
    task,
    classes,
    intercept: Float64Array.from(reader.numbers('intercept', outputs)),
    shapes: reader.objects('shapes').map((shape) => readShape(shape, outputs)),
  })
}

function readShape(reader: ModelReader, outputs: number): Shape {
  const kind = oneOf(reader, 'kind', KINDS)
  const counts = reader.numbers('counts')
  const bins = counts.length - 1
  if (bins < 0 || bins > 0xff00) reader.fail('"counts" are too few or too many.')
  const intervals = kind === 'category' ? 0 : bins
  const edges = reader.numbers('edges', Math.max(0, intervals - 1))
  if (edges.some((edge, index) => index > 0 && !(edge > edges[index - 1]!)))
    reader.fail('"edges" do not ascend.')
  const low = reader.numbers('low')
  const high = reader.numbers('high', low.length)
  if (low.length > intervals) reader.fail('"low" holds too many numbers.')
  const levels = reader.strings('levels')
  if (levels.length !== (kind === 'category' ? bins : 0) || new Set(levels).size !== levels.length)
    reader.fail('"levels" are not one for each bin.')
  const size = outputs * (bins + 1)
  return {
    column: reader.string('column'),
    kind,
    bins,
    edges: Float64Array.from(edges),
    low: Float64Array.from(low),
    high: Float64Array.from(high),
    levels,
    values: Float64Array.from(reader.numbers('values', size)),
    deviations: Float64Array.from(reader.numbers('deviations', size)),
    counts: Float64Array.from(counts),
  }
}

function oneOf<T extends string>(reader: ModelReader, key: string, options: readonly T[]): T {
  const value = reader.string(key)
  return (
    options.find((option) => option === value) ?? reader.fail(`"${key}" is not one of ${options.join(', ')}.`)
  )
}
