import assert from 'node:assert/strict'
import { test } from 'node:test'
import { categoryColumn, dateColumn, numberColumn } from '@cadre/learn/table'
import { areSamePartition, partitionOf } from './same-partition.ts'

const letters = Array.from({ length: 90 }, (_, row) => 'abc'[row % 3]!)

test('the same groups under other names are the same partition', () => {
  const words = partitionOf(categoryColumn('w', letters))!
  const codes = partitionOf(
    numberColumn(
      'c',
      letters.map((letter) => letter.charCodeAt(0) * 10),
    ),
  )!
  assert.ok(areSamePartition(words, codes))
})

test('groups that are merged, crossed or few are not', () => {
  const words = partitionOf(categoryColumn('w', letters))!
  const merged = partitionOf(
    categoryColumn(
      'm',
      letters.map((letter) => (letter === 'a' ? 'x' : 'y')),
    ),
  )!
  const crossed = partitionOf(categoryColumn('x', letters.toSorted()))!
  assert.ok(!areSamePartition(words, merged))
  assert.ok(!areSamePartition(words, crossed))
  const short = partitionOf(categoryColumn('s', letters.slice(0, 12)))!
  assert.ok(!areSamePartition(short, short))
})

test('a column of one value, of dates or of many values has no partition', () => {
  assert.equal(
    partitionOf(
      numberColumn(
        'one',
        letters.map(() => 1),
      ),
    ),
    undefined,
  )
  assert.equal(
    partitionOf(
      dateColumn(
        'day',
        letters.map((_, row) => row),
      ),
    ),
    undefined,
  )
  assert.equal(
    partitionOf(
      numberColumn(
        'many',
        Array.from({ length: 400 }, (_, row) => row),
      ),
    ),
    undefined,
  )
})
