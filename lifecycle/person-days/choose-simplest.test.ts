import { createRandom } from '@cadre/learn'
import type { Target } from '@cadre/learn'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { chooseSimplest } from './choose-simplest.ts'

const random = createRandom(3)
const truth = Float64Array.from({ length: 400 }, () => random.normal())
const target: Target = { task: 'regression', values: truth, classes: [] }
const off = (by: number): Float64Array => truth.map((value) => value + by * random.normal())
const options = { metric: 'rmse', groups: Int32Array.from(truth.keys()), seed: 1 } as const

test('of two that are as good as each other the simpler is taken', () => {
  const [line, forest] = [
    { name: 'line', complexity: 1, predicted: off(1) },
    { name: 'forest', complexity: 3, predicted: off(0.99) },
  ]
  assert.equal(chooseSimplest(target, [line, forest], options).name, 'line')
})

test('one that is better by more than chance is taken, however hard it is to read', () => {
  const [line, forest] = [
    { name: 'line', complexity: 1, predicted: off(1) },
    { name: 'forest', complexity: 3, predicted: off(0.7) },
  ]
  assert.equal(chooseSimplest(target, [line, forest], options).name, 'forest')
})
