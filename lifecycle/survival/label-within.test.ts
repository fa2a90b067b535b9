import assert from 'node:assert/strict'
import { test } from 'node:test'
import { followWithin, labelWithin } from './label-within.ts'

const asked = { cause: 'voluntary', months: 6, knownUntil: '2025-12-31' } as const
const label = (spell: object, day: string): boolean | undefined =>
  labelWithin([{ personId: 'a', day }], [{ personId: 'a', from: '2020-01-01', ...spell }], asked)[0]

test('who leaves of their own accord within the months is a yes, to the day', () => {
  assert.equal(label({ to: '2025-06-30', leavingKind: 'voluntary' }, '2024-12-31'), true)
  assert.equal(label({ to: '2025-07-01', leavingKind: 'voluntary' }, '2024-12-31'), false)
})

test('who leaves otherwise, or stays, is a no', () => {
  assert.equal(label({ to: '2025-03-01', leavingKind: 'dismissal' }, '2024-12-31'), false)
  assert.equal(label({}, '2024-12-31'), false)
})

test('nothing is said of months that are not over, nor of who was not there', () => {
  assert.equal(label({ to: '2025-08-01', leavingKind: 'voluntary' }, '2025-07-15'), undefined)
  assert.equal(label({ to: '2024-01-01', leavingKind: 'voluntary' }, '2024-12-31'), undefined)
})

test('of two spells the one that holds on the day counts', () => {
  const spells = [
    { personId: 'a', from: '2020-01-01', to: '2021-01-01', leavingKind: 'voluntary' },
    { personId: 'a', from: '2023-01-01' },
  ]
  const rows = [
    { personId: 'a', day: '2020-09-30' },
    { personId: 'a', day: '2024-09-30' },
  ]
  assert.deepEqual(labelWithin(rows, spells, asked), [true, false])
})

test('who is followed is there until the day of leaving, whatever ends it, or until the months are over', () => {
  const days = ['2024-12-31', '2025-08-01']
  const follow = (spell: object) =>
    followWithin(
      days.map((day) => ({ personId: 'a', day })),
      [{ personId: 'a', from: '2020-01-01', ...spell }],
      asked,
    )
  const [left, gone] = follow({ to: '2025-02-14', leavingKind: 'dismissal' })
  assert.equal(left!.endedBy, 'dismissal')
  assert.ok(Math.abs(left!.months - 45 / 30.4375) < 1e-12)
  assert.equal(gone, undefined)
  assert.deepEqual(follow({}), [{ months: 6, endedBy: undefined }, undefined], 'the second half is not over')
  const [last, after] = ['2025-06-30', '2025-07-01'].map((to) => follow({ to, leavingKind: 'voluntary' })[0])
  assert.equal(last!.endedBy, 'voluntary')
  assert.deepEqual(after, { months: 6, endedBy: undefined }, 'nothing after the horizon is told')
})
