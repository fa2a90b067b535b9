import type { Target } from '@cadre/learn'
import { categoryColumn, createTable, numberColumn } from '@cadre/learn/table'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readFollowed } from './followed-columns.ts'

const columns = { months: 'months', endedBy: 'ended by', cause: 'voluntary', horizonMonths: 6 } as const
const target: Target = { task: 'binary', classes: ['No', 'Yes'], values: Float64Array.of(1, 0, 0, 0, 0) }
const ended = ['voluntary', 'retirement', null, 'dismissal', 'voluntary']
const tableOf = (months: (number | null)[]) =>
  createTable([numberColumn('months', months), categoryColumn('ended by', ended)])

test('rows are followed up to the horizon, the cause that is asked about first and the others by name', () => {
  const { exit, event, entry, causes, horizon } = readFollowed(tableOf([2, 3.5, 6, 1, 7]), target, columns)
  assert.deepEqual([[...exit], [...entry], horizon], [[2, 3.5, 6, 1, 6], [0, 0, 0, 0, 0], 6])
  assert.deepEqual(causes, ['voluntary', 'dismissal', 'retirement'])
  // The last left of their own accord, and after the horizon: within it nothing came.
  assert.deepEqual([...event], [1, 3, 0, 2, 0])
})

test('what ended a row after the horizon did not end it within', () => {
  assert.deepEqual([...readFollowed(tableOf([2, 6.1, 6, 6, 6]), target, columns).event], [1, 0, 0, 2, 0])
})

test('a row that was followed for no time, or for a time that is not known, is refused by its number', () => {
  for (const none of [0, -1, null])
    assert.throws(() => readFollowed(tableOf([2, 3, none, 1, 6]), target, columns), {
      code: 'column-mistyped',
      message: /row 3 /,
    })
  assert.throws(() => readFollowed(tableOf([1, 1, 1, 1, 1]), { ...target, task: 'multiclass' }, columns), {
    code: 'column-mistyped',
  })
})
