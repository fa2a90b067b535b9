import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mayReach } from './use-may-write.ts'

const nodes = [
  { id: 'top', managerId: null },
  { id: 'lead', managerId: 'top' },
  { id: 'report', managerId: 'lead' },
  { id: 'below', managerId: 'report' },
  { id: 'colleague', managerId: 'top' },
]
const reachOf = (...relations: string[]) => ({ relations: new Set(relations), ownId: 'lead', nodes })

test('a lead reaches those who report to them at any depth, and neither colleagues nor those above', () => {
  const whom = ['top', 'lead', 'report', 'below', 'colleague'].filter((id) => mayReach(reachOf('chain'), id))
  assert.deepEqual(whom, ['report', 'below'])
  assert.equal(mayReach(reachOf('chain'), null), false)
})

test('HR reaches everybody and what is of the organisation; oneself is reached by the own right alone', () => {
  assert.ok(mayReach(reachOf('region'), 'colleague'))
  assert.ok(mayReach(reachOf('region'), null))
  assert.deepEqual([mayReach(reachOf('self'), 'lead'), mayReach(reachOf('self'), 'report')], [true, false])
})

test('people set above each other by mistake do not hold it up', () => {
  const ring = [
    { id: 'a', managerId: 'b' },
    { id: 'b', managerId: 'a' },
  ]
  assert.equal(mayReach({ relations: new Set(['chain']), ownId: 'lead', nodes: ring }, 'a'), false)
})
