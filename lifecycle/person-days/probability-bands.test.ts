import assert from 'node:assert/strict'
import { test } from 'node:test'
import { probabilityBands } from './probability-bands.ts'

const bandsOf = (...probabilities: readonly (readonly [people: number, probability: number])[]) =>
  probabilityBands(
    Float64Array.from(
      probabilities.flatMap(([people, value]) => Array.from({ length: people }, () => value)),
    ),
    () => undefined,
  ).map(({ band, from, people }) => [band, from === 0, people])

test('everybody is in a band, and each band has people of its own', () => {
  assert.deepEqual(bandsOf([40, 0.02], [40, 0.1], [10, 0.2], [10, 0.4]), [
    ['low', true, 40],
    ['usual', false, 40],
    ['raised', false, 10],
    ['high', false, 10],
  ])
})

test('one person alone in the lowest band is told with those of the next, by its name', () => {
  assert.deepEqual(bandsOf([1, 0.013], [30, 0.1]), [['usual', true, 31]])
})

test('few between two bands join the one below them, and few at the top too', () => {
  assert.deepEqual(bandsOf([40, 0.02], [30, 0.1], [4, 0.17], [6, 0.4]), [
    ['low', true, 40],
    ['usual', false, 34],
    ['high', false, 6],
  ])
  assert.deepEqual(bandsOf([40, 0.02], [40, 0.1], [4, 0.4]), [
    ['low', true, 40],
    ['usual', false, 44],
  ])
})

test('of fewer than five people there is one band', () => {
  assert.deepEqual(bandsOf([3, 0.1]), [['low', true, 3]])
})
