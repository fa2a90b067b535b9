import { createRandom } from '@cadre/learn'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cutsOfMany } from './cuts-of-many.ts'

const random = createRandom(3)
const people = 40
const months = 6
const groups = Int32Array.from({ length: people * months }, (_, row) => Math.floor(row / months))
/** All months of a person are scored nearly alike. */
const scores = Float64Array.from(groups, (person, row) => 1 - person / people - (row % months) / 1e4)
const labels = Float64Array.from(scores, (score) => Number(random.next() < score))

test('cuts leave five people or more on either side, however many rows each has', () => {
  const cuts = cutsOfMany({ labels, scores, groups })
  assert.ok(cuts.length > 20)
  const order = Array.from(scores.keys()).toSorted((a, b) => scores[b]! - scores[a]!)
  for (const { share, precision, truePositiveRate } of cuts) {
    const selected = order.slice(0, Math.round(share * order.length))
    const left = order.slice(selected.length)
    for (const side of [selected, left]) {
      const count = new Set(side.map((row) => groups[row]!)).size
      assert.ok(count === 0 || count >= 5, `${count} people at ${share}`)
    }
    const found = selected.filter((row) => labels[row] === 1).length
    if (selected.length > 0) assert.ok(Math.abs(precision - found / selected.length) < 1e-12)
    assert.ok(Math.abs(truePositiveRate - found / labels.filter((label) => label === 1).length) < 1e-12)
  }
  const shares = cuts.map(({ share }) => share)
  assert.deepEqual([shares[0], shares.at(-1)], [0, 1])
  assert.deepEqual(
    shares,
    shares.toSorted((a, b) => a - b),
  )
})

test('of four people no cut is told', () => {
  const few = 4 * months
  const own = { labels: labels.slice(0, few), scores: scores.slice(0, few), groups: groups.slice(0, few) }
  assert.deepEqual(
    cutsOfMany(own).map(({ share }) => share),
    [0, 1],
  )
})
