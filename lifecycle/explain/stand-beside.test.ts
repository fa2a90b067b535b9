import assert from 'node:assert/strict'
import { test } from 'node:test'
import { standBeside } from './stand-beside.ts'

test('a value stands beside the quartiles of its group, told to two digits', () => {
  const group = Array.from({ length: 101 }, (_, index) => 1000 + index * 10.1)
  assert.deepEqual(standBeside(1234.5, group, { fewest: 5 }), {
    own: 1234.5,
    low: 1300,
    middle: 1500,
    high: 1800,
  })
})

test('who has no value is not counted, and of fewer than so many nothing is told', () => {
  assert.equal(standBeside(1, [1, 2, 3, 4, null], { fewest: 5 }), undefined)
  assert.deepEqual(standBeside(null, [5, 1, 3, 2, 4, null], { fewest: 5 }), {
    own: null,
    low: 2,
    middle: 3,
    high: 4,
  })
})
