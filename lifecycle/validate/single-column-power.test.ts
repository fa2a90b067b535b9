import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createRandom } from '@cadre/learn'
import type { Target } from '@cadre/learn'
import { categoryColumn, dateColumn, numberColumn } from '@cadre/learn/table'
import { singleColumnPower } from './single-column-power.ts'

const rows = 600
const random = createRandom(11)
const values = Float64Array.from({ length: rows }, () => (random.next() < 0.3 ? 1 : 0))
const target: Target = { task: 'binary', values, classes: ['No', 'Yes'] }
const noise = Float64Array.from({ length: rows }, () => random.normal())

test('noise says nothing', () => {
  const { value } = singleColumnPower(numberColumn('noise', noise), target, 1)
  assert.ok(value > 0.45 && value < 0.6, String(value))
})

test('a label of its own for every row says nothing on rows it was not learned from', () => {
  const ids = categoryColumn(
    'id',
    Array.from(values, (_, row) => `E${row}`),
  )
  assert.ok(singleColumnPower(ids, target, 1).value < 0.55)
})

test('the target in other words says everything', () => {
  const copy = categoryColumn(
    'status',
    Array.from(values, (value) => (value === 1 ? 'gone' : 'here')),
  )
  assert.ok(singleColumnPower(copy, target, 1).value > 0.999)
  assert.ok(
    singleColumnPower(
      numberColumn(
        'code',
        values.map((value) => 5 - value),
      ),
      target,
      1,
    ).value > 0.999,
  )
})

test('a relation that turns round is found', () => {
  const bent = numberColumn(
    'bent',
    values.map((value, row) => (value === 1 ? 3 : 1) * Math.sign(noise[row]!)),
  )
  assert.ok(singleColumnPower(bent, target, 1).value > 0.99)
})

test('being filled tells when a date is filled for one class only', () => {
  const date = dateColumn(
    'end',
    Array.from(values, (value, row) => (value === 1 && row % 5 > 0 ? 18000 + row : null)),
  )
  const power = singleColumnPower(date, target, 1)
  assert.equal(power.tellingState?.state, 'filled')
  assert.equal(power.tellingState?.targetClass, 'Yes')
  assert.ok(power.fromMissing > 0.85)
})

test('an amount in another currency explains all of a regression target, noise none', () => {
  const amounts: Target = {
    task: 'regression',
    values: noise.map((value) => Math.exp(value) * 1000),
    classes: [],
  }
  const euros = numberColumn(
    'euros',
    amounts.values.map((value) => value * 0.92),
  )
  assert.ok(singleColumnPower(euros, amounts, 1).value > 0.999)
  const steps = numberColumn(
    'rank',
    amounts.values.map((value) => Math.log(value)),
  )
  assert.ok(singleColumnPower(steps, amounts, 1).value > 0.999)
  assert.ok(singleColumnPower(numberColumn('other', values), amounts, 1).value < 0.05)
})

test('the same seed gives the same figure', () => {
  const column = numberColumn('noise', noise)
  assert.deepEqual(singleColumnPower(column, target, 3), singleColumnPower(column, target, 3))
})
