import assert from 'node:assert/strict'
import { test } from 'node:test'
import { standApart } from './stand-apart.ts'

const members = (from: number, to: number): string[] =>
  Array.from({ length: to - from }, (_, at) => `person ${from + at}`)

test('figures of the same people may be told twice, and of sets that five or more tell apart', () => {
  assert.equal(standApart(members(0, 20), members(0, 20)), true)
  assert.equal(standApart(members(0, 20), members(0, 25)), true)
  assert.equal(standApart(members(5, 20), members(0, 20)), true)
  assert.equal(standApart(members(0, 20), members(40, 60)), true)
})

test('figures of sets that one to four tell apart may not, whether they came, went or changed', () => {
  for (const few of [1, 2, 3, 4]) {
    assert.equal(standApart(members(0, 20), members(0, 20 + few)), false)
    assert.equal(standApart(members(few, 20), members(0, 20)), false)
    const changed = members(0, 20).map((member, at) => (at < few ? `${member}, who left` : member))
    assert.equal(standApart(members(0, 20), changed), false, 'a change is of one person, not of two')
  }
})
