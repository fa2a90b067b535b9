import assert from 'node:assert/strict'
import { test } from 'node:test'
import { drawBags } from './bag-rows.ts'

const rows = Int32Array.from({ length: 200 }, (_, row) => row)
const strata = Float64Array.from(rows, (row) => Number(row % 10 === 0))

test('each bag leaves out its share of every class, and learns from the rest', () => {
  const bags = drawBags(rows, 200, { bags: 3, heldOutShare: 0.15, seed: 1, strata })
  for (const { learn, heldOut } of bags) {
    assert.equal(heldOut.length, 30)
    assert.equal(heldOut.filter((row) => strata[row] === 1).length, 3)
    rows.forEach((row) => assert.equal(learn[row], heldOut.includes(row) ? 0 : 1))
  }
  assert.notDeepEqual(bags[0]!.heldOut, bags[1]!.heldOut)
})

test('rows of one group are never on both sides', () => {
  const groups = rows.map((row) => Math.floor(row / 7))
  for (const { learn, heldOut } of drawBags(rows, 200, {
    bags: 5,
    heldOutShare: 0.15,
    seed: 2,
    strata,
    groups,
  })) {
    const leftOut = new Set(Array.from(heldOut, (row) => groups[row]))
    assert.ok(heldOut.length >= 20 && heldOut.length <= 40)
    assert.ok(rows.every((row) => (learn[row] === 0) === leftOut.has(groups[row])))
  }
})

test('a single group is learned from, not left out', () => {
  const [bag] = drawBags(rows, 200, { bags: 1, heldOutShare: 0.15, seed: 3, groups: new Int32Array(200) })
  assert.equal(bag!.heldOut.length, 0)
  assert.ok(bag!.learn.every((flag) => flag === 1))
})

test('rows that are not offered are in neither part', () => {
  const [bag] = drawBags(rows.slice(0, 100), 200, { bags: 1, heldOutShare: 0.2, seed: 4, strata })
  assert.ok(bag!.heldOut.every((row) => row < 100))
  assert.ok(bag!.learn.slice(100).every((flag) => flag === 0))
})
