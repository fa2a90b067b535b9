import type { RecordVersion } from '@cadre/contract/client'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { goalLines } from './goal-tree.ts'

const goal = (id: string, name: string, parentId?: string): RecordVersion => ({
  id,
  subjectId: null,
  version: 1,
  validFrom: '2026-01-01',
  validTo: null,
  recordedFrom: '2026-01-01T00:00:00Z',
  recordedTo: null,
  enteredBy: 'acc',
  reason: null,
  values: { name, ...(parentId !== undefined && { parentId }) },
  custom: {},
})
const shape = (goals: readonly RecordVersion[], closed: readonly string[] = []) =>
  goalLines(goals, new Set(closed)).map(({ id, depth, below }) => `${' '.repeat(depth)}${id}${below}`)

test('goals stand below the goal that they serve, by name, and a closed one hides what is below it', () => {
  const goals = [
    goal('c', 'Calls', 'a'),
    goal('b', 'Answers', 'a'),
    goal('a', 'Service'),
    goal('d', 'Hours', 'b'),
  ]
  assert.deepEqual(shape(goals), ['a2', ' b1', '  d0', ' c0'])
  assert.deepEqual(shape(goals, ['b']), ['a2', ' b1', ' c0'])
})

test('a goal that others serve stands before those that stand alone', () => {
  assert.deepEqual(shape([goal('a', 'Answers'), goal('z', 'Service'), goal('b', 'Calls', 'z')]), [
    'z1',
    ' b0',
    'a0',
  ])
})

test('a line says which of how many it is below the same goal', () => {
  const lines = goalLines(
    [goal('a', 'Service'), goal('b', 'Answers', 'a'), goal('c', 'Calls', 'a')],
    new Set(),
  )
  assert.deepEqual(
    lines.map(({ name, place, among }) => [name, place, among]),
    [
      ['Service', 1, 1],
      ['Answers', 1, 2],
      ['Calls', 2, 2],
    ],
  )
})

test('a goal that serves one out of reach stands at the top, and a circle is shown once', () => {
  assert.deepEqual(shape([goal('a', 'Sales', 'zz')]), ['a0'])
  assert.deepEqual(shape([goal('a', 'A', 'b'), goal('b', 'B', 'a')]), ['a1', ' b0'])
})
