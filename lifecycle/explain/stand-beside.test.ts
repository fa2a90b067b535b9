import assert from 'node:assert/strict'
import { test } from 'node:test'
import { standBeside } from './stand-beside.ts'

const fewest = 11
const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1)

test('a value stands beside the quartiles of its group, all in round steps of a tenth of the spread or somewhat more', () => {
  const group = Array.from({ length: 101 }, (_, index) => 1000 + index * 10.1)
  assert.deepEqual(standBeside(1234.5, group, { fewest }), {
    own: 1200,
    place: 'below',
    low: 1300,
    middle: 1500,
    high: 1800,
  })
})

test('a narrow group far from zero is told apart, and a person in its middle stands there', () => {
  const group = [101, 102, 102.5, 103, 103.5, 104].flatMap((value) => [value, value + 0.01])
  const found = standBeside(102.5, group, { fewest })!
  assert.deepEqual(found, { own: 102.6, place: 'within', low: 102, middle: 102.8, high: 103.4 })
  const pay = upTo(30).map((index) => 42_600 + 30 * index)
  const beside = standBeside(43_450, pay, { fewest })!
  assert.deepEqual(beside, { own: 43_450, place: 'above', low: 42_850, middle: 43_050, high: 43_300 })
})

test('whether a value lies outside is decided before rounding', () => {
  const group = upTo(101)
  assert.deepEqual(standBeside(25.9, group, { fewest }), {
    own: 25,
    place: 'below',
    low: 25,
    middle: 50,
    high: 75,
  })
  assert.equal(standBeside(26, group, { fewest })?.place, 'within')
})

test('no quartile is the value of one person, and two answers do not tell who came between them', () => {
  const squares = upTo(13).map((value) => value ** 2 + 0.37)
  const { low, middle, high } = standBeside(null, squares, { fewest })!
  for (const told of [low, middle, high]) assert.ok(!squares.includes(told), String(told))
  const before = JSON.stringify(standBeside(null, squares, { fewest }))
  const after = upTo(400).map((value) =>
    JSON.stringify(standBeside(null, [...squares, value / 2], { fewest })),
  )
  assert.ok(new Set(after).size <= 20, 'many values of the newcomer give the same answer')
  assert.ok(after.filter((answer) => answer === before).length > 20, 'some of them the one before')
})

test('the lowest and the highest value move nothing, in the smallest group either', () => {
  for (const count of [11, 12, 13, 14, 30]) {
    const group = upTo(count)
    const other = [-1e6, ...group.slice(1, -1), 1e6]
    assert.deepEqual(standBeside(4, other, { fewest }), standBeside(4, group, { fewest }), String(count))
  }
})

test('who has no value is not counted, and of fewer than eleven, or than is asked for, nothing is told', () => {
  assert.equal(standBeside(1, [...upTo(10), null], { fewest: 5 }), undefined)
  assert.equal(standBeside(1, upTo(15), { fewest: 16 }), undefined)
  const found = standBeside(null, [...upTo(12), null], { fewest })!
  assert.deepEqual([found.own, found.place], [null, null])
})

test('where low and high are alike nothing is told, as it would be the value of all between', () => {
  assert.equal(
    standBeside(
      0.1,
      Array.from({ length: 12 }, () => 0.1),
      { fewest },
    ),
    undefined,
  )
  assert.equal(standBeside(9, [0, ...Array.from({ length: 20 }, () => 3), 9], { fewest }), undefined)
})
