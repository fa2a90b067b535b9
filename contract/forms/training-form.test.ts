import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newTraining, trainingFields } from './training-form.ts'

test('every field of a training can be asked for, by what it holds', () => {
  const types = Object.fromEntries(trainingFields.map(({ name, type }) => [name, type]))
  assert.deepEqual(
    [types.target, types.drop, types.learners, types.budget, types.positive, types.seed],
    ['column', 'columns', 'words', 'choice', 'text', 'integer'],
  )
  const budget = trainingFields.find(({ name }) => name === 'budget')!
  assert.deepEqual([budget.isRequired, budget.choices], [false, ['fast', 'normal', 'thorough']])
  assert.deepEqual(
    trainingFields.filter(({ isRequired }) => isRequired).map(({ name }) => name),
    ['target'],
  )
})

test('what the form sends is checked as the server checks it', () => {
  assert.ok(newTraining.safeParse({ dataSet: 'tables/leavers', target: 'left' }).success)
  assert.ok(!newTraining.safeParse({ dataSet: 'Leavers!', target: 'left' }).success)
})
