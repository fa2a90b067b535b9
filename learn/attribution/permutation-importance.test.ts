import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Target } from '../estimator.ts'
import { createRandom } from '../random.ts'
import { columnOfKind, createTable, numberColumn } from '../table/index.ts'
import type { Table } from '../table/index.ts'
import { permutationImportance } from './permutation-importance.ts'

const random = createRandom(1)
const rows = 2_000
const a = Float64Array.from({ length: rows }, () => random.normal())
const b = Float64Array.from({ length: rows }, () => random.normal())
const table = createTable([
  numberColumn('a', a),
  numberColumn('b', b),
  numberColumn('copy', a),
  numberColumn('idle', b),
])
const target: Target = { task: 'regression', classes: [], values: a.map((value, row) => 2 * value + b[row]!) }

/** a + copy + b, which is the target without error. */
const model = {
  predict: (rows: Table): Float64Array => {
    const of = (name: string): Float64Array => columnOfKind(rows, name, 'number').values
    const [first, copy, second] = [of('a'), of('copy'), of('b')]
    return first.map((value, row) => value + copy[row]! + second[row]!)
  },
}

const squaredError = (truth: Float64Array, predictions: Float64Array): number =>
  truth.reduce((sum, value, row) => sum + (value - predictions[row]!) ** 2, 0) / truth.length

const options = { metric: squaredError, higherIsBetter: false, repeats: 10 }

test('shuffling a column costs twice its variance in squared error, and an unused one nothing', () => {
  const [ofA, ofB, ofCopy, ofIdle] = permutationImportance(model, { table, target }, options)
  for (const importance of [ofA!, ofB!, ofCopy!]) assert.ok(Math.abs(importance.mean - 2) < 0.15)
  assert.deepEqual(ofIdle, { columns: ['idle'], mean: 0, deviation: 0, repeats: new Float64Array(10) })
  assert.ok(ofA!.deviation > 0 && ofA!.deviation < 0.2)
})

test('columns of a group are shuffled together', () => {
  const [together] = permutationImportance(model, { table, target }, { ...options, groups: [['a', 'copy']] })
  assert.deepEqual(together!.columns, ['a', 'copy'])
  assert.ok(Math.abs(together!.mean - 8) < 0.6)
})

test('a metric to be raised counts its fall', () => {
  const metric = (truth: Float64Array, predictions: Float64Array): number => -squaredError(truth, predictions)
  const raised = permutationImportance(model, { table, target }, { metric, repeats: 10 })
  const lowered = permutationImportance(model, { table, target }, options)
  assert.deepEqual(raised, lowered)
})

test('the seed decides, and a column is shuffled alike whatever others are asked for', () => {
  const first = permutationImportance(model, { table, target }, options)
  const alone = permutationImportance(model, { table, target }, { ...options, groups: [['b']] })
  const other = permutationImportance(model, { table, target }, { ...options, seed: 2 })
  assert.deepEqual(alone[0], first[1])
  assert.notDeepEqual(other[1], first[1])
})

test('a target of other rows, no repeats and unknown columns are refused', () => {
  const short = { ...target, values: target.values.slice(1) }
  assert.throws(() => permutationImportance(model, { table, target: short }, options), { code: 'shape' })
  assert.throws(() => permutationImportance(model, { table, target }, { ...options, repeats: 0 }), {
    code: 'invalid-param',
  })
  assert.throws(() => permutationImportance(model, { table, target }, { ...options, groups: [['c']] }), {
    code: 'column-missing',
  })
})
