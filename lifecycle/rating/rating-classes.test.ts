import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ratingClasses } from './rating-classes.ts'

const times = (rating: number, count: number): number[] => Array.from({ length: count }, () => rating)

test('a rating that few were given joins the neighbour nearer to the most common one', () => {
  const given = [...times(1, 3), ...times(2, 40), ...times(3, 200), ...times(4, 80), ...times(5, 8)]
  const { labels, classOf, middles } = ratingClasses(given, { minimum: 25 })
  assert.deepEqual(labels, ['1 to 2', '3', '4 to 5'])
  assert.deepEqual([1, 2, 3, 4, 5].map(classOf), [0, 0, 1, 2, 2])
  assert.ok(Math.abs(middles[0]! - (3 + 80) / 43) < 1e-12)
})

test('ratings beyond those that were given belong to the class at that end', () => {
  const { classOf } = ratingClasses([...times(2, 30), ...times(3, 30)], { minimum: 25 })
  assert.deepEqual([1, 5].map(classOf), [0, 1])
})

test('a long scale is read in five bands of equal width', () => {
  const given = Array.from({ length: 500 }, (_, at) => at % 101)
  const { labels, classOf } = ratingClasses(given, { minimum: 25 })
  assert.deepEqual(labels, ['0 to 19', '20 to 39', '40 to 59', '60 to 79', '80 to 100'])
  assert.deepEqual([0, 50, 100].map(classOf), [0, 2, 4])
})

test('ratings that are all of one class make one class', () => {
  assert.deepEqual(ratingClasses([...times(3, 100), ...times(4, 2)], { minimum: 25 }).labels, ['3 to 4'])
})
