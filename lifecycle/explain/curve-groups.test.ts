import assert from 'node:assert/strict'
import { test } from 'node:test'
import { groupCurves } from './curve-groups.ts'

const curves = Array.from({ length: 25 }, (_, row) => [0, row, 2 * row])

test('rows are grouped by how far they move, and each line is the mean of five or more', () => {
  const groups = groupCurves(curves)!
  assert.deepEqual(
    groups.map(({ rows, y }) => [rows, y[2]]),
    [4, 14, 24, 34, 44].map((last) => [5, last]),
  )
})

test('too few rows are not shown in groups', () => {
  assert.equal(groupCurves(curves.slice(0, 9)), undefined)
  assert.equal(groupCurves(curves.slice(0, 14))!.length, 2)
})

test('rows that all move alike are not shown in groups', () => {
  assert.equal(groupCurves(curves.map((_, row) => [row, row + 1, row + 2])), undefined)
})
