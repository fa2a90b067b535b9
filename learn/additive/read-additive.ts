import type { FittedJson, Task } from '../estimator.ts'
import { readModel } from '../model-json.ts'
import type { ModelReader } from '../model-json.ts'
import { createFittedAdditive } from './fitted-additive.ts'
import type { FittedAdditive } from './fitted-additive.ts'
import type { PairShape, PairSide } from './pair-shape.ts'
import type { Shape } from './shape.ts'

const TASKS: readonly Task[] = ['binary', 'multiclass', 'regression']
const KINDS: readonly Shape['kind'][] = ['number', 'date', 'boolean', 'category']

/** Reads a model that `toJSON` wrote, to the same bits. Throws `invalid-model` saying what is wrong. */
export function readAdditive(json: FittedJson): FittedAdditive {
  const reader = readModel(json, 'additive')
  const format = reader.number('format')
  if (reader.string('kind') !== 'additive' || (format !== 1 && format !== 2))
    reader.fail('is a model of another kind or format.')
  const task = oneOf(reader, 'task', TASKS)
  const classes = reader.strings('classes')
  const fewest = { regression: 0, binary: 2, multiclass: 2 }[task]
  if (classes.length < fewest || (task !== 'multiclass' && classes.length > fewest))
    reader.fail(`"classes" are not those of a ${task} task.`)
  const outputs = task === 'multiclass' ? classes.length : 1
  const shapes = reader.objects('shapes').map((shape) => readShape(shape, outputs))
  return createFittedAdditive({
    task,
    classes,
    intercept: Float64Array.from(reader.numbers('intercept', outputs)),
    shapes,
    pairs: format === 1 ? [] : reader.objects('pairs').map((pair) => readPair(pair, shapes, outputs)),
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

function readPair(reader: ModelReader, shapes: readonly Shape[], outputs: number): PairShape {
  const sides = reader.objects('sides').map(readSide)
  const [first, second] = sides
  if (!first || !second || sides.length > 2) return reader.fail('does not have two "sides".')
  const isKnown = ({ column, kind }: PairSide): boolean =>
    shapes.some((shape) => shape.column === column && shape.kind === kind)
  if (!sides.every(isKnown) || first.column === second.column)
    reader.fail('is not of two different columns of the model.')
  const size = (first.slots + 1) * (second.slots + 1)
  return {
    sides: [first, second],
    values: Float64Array.from(reader.numbers('values', outputs * size)),
    deviations: Float64Array.from(reader.numbers('deviations', outputs * size)),
    counts: Float64Array.from(reader.numbers('counts', size)),
  }
}

function readSide(reader: ModelReader): PairSide {
  const kind = oneOf(reader, 'kind', KINDS)
  const slots = reader.number('slots')
  if (!(Number.isInteger(slots) && slots >= 1 && slots <= 0xff)) reader.fail('"slots" is not a count.')
  const isCategory = kind === 'category'
  const edges = reader.numbers('edges', isCategory ? 0 : slots - 1)
  if (edges.some((edge, index) => index > 0 && !(edge > edges[index - 1]!)))
    reader.fail('"edges" do not ascend.')
  const levels = reader.strings('levels')
  if (new Set(levels).size !== levels.length || (!isCategory && levels.length > 0))
    reader.fail('"levels" are not those of a category.')
  const levelSlots = reader.numbers('levelSlots', levels.length)
  if (!levelSlots.every((slot) => Number.isInteger(slot) && slot >= 0 && slot < slots))
    reader.fail('"levelSlots" are not slots.')
  return { column: reader.string('column'), kind, slots, edges: Float64Array.from(edges), levels, levelSlots }
}

function oneOf<T extends string>(reader: ModelReader, key: string, options: readonly T[]): T {
  const value = reader.string(key)
  return (
    options.find((option) => option === value) ?? reader.fail(`"${key}" is not one of ${options.join(', ')}.`)
  )
}
