import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createRandom } from '@cadre/learn'
import type { Target } from '@cadre/learn'
import { learnerNamed } from '@cadre/learn/learners'
import { booleanColumn, categoryColumn, createTable, numberColumn, sliceRows } from '@cadre/learn/table'
import { jointEffectsOf } from './joint-effects.ts'

const random = createRandom(5)
const rows = 600
const pay = Float64Array.from({ length: rows }, () => random.normal())
const isLate = Uint8Array.from({ length: rows }, () => random.integer(2))
const table = createTable([
  numberColumn('pay', pay),
  booleanColumn('late', isLate),
  numberColumn(
    'noise',
    Float64Array.from({ length: rows }, () => random.normal()),
  ),
  categoryColumn(
    'team',
    Array.from({ length: rows }, () => 'ABCDEF'[random.integer(6)]!),
  ),
])
// Low pay matters only to those who work late.
const target: Target = {
  task: 'binary',
  classes: ['stayed', 'left'],
  values: pay.map((value, row) => Number(random.next() < (isLate[row] === 1 && value < 0 ? 0.8 : 0.1))),
}

test('the pair that was made to act together is found, with where it raises', async () => {
  const fitted = await learnerNamed('gradient-boosting').create({ rounds: 40 }).fit(table, target, undefined)
  const joint = jointEffectsOf(fitted, table)!
  assert.deepEqual(joint.pairs[0]!.columns, ['pay', 'late'])
  assert.ok(joint.share > 0.1 && joint.share < 1, `${joint.share}`)
  const { map } = joint
  assert.deepEqual(map!.across, { column: 'late', kind: 'levels', levels: ['no', 'yes'] })
  assert.equal(map!.cells.length, 4)
  assert.ok(map!.cells[0]![1]!.value! > 0.05 && map!.cells[3]![1]!.value! < -0.05)
})

test('cells of fewer than five rows are left empty', async () => {
  const fitted = await learnerNamed('gradient-boosting').create({ rounds: 20 }).fit(table, target, undefined)
  const joint = jointEffectsOf(fitted, sliceRows(table, 0, 16))!
  const counts = joint.map!.cells.flat().flatMap(({ count }) => count ?? [])
  assert.ok(counts.every((count) => count >= 5))
  assert.ok(joint.map!.cells.flat().some(({ value }) => value === undefined))
})

test('a model of lines has nothing to say of pairs', async () => {
  const fitted = await learnerNamed('logistic-regression').create().fit(table, target, undefined)
  assert.equal(jointEffectsOf(fitted, table), undefined)
})
