import assert from 'node:assert/strict'
import { test } from 'node:test'
import { expectedLoss, lossesOfDepartments } from './expected-loss.ts'

test('losses are probabilities times costs, each currency by itself, and none of fewer than five people', () => {
  const rows = 17
  const probabilities = new Float64Array(rows).fill(0.1)
  const amount = Float64Array.from({ length: rows }, (_, row) => (row === 0 ? Number.NaN : 1000))
  const currency = Array.from({ length: rows }, (_, row) => (row < 8 ? 'EUR' : row < 13 ? 'PEN' : 'USD'))
  const found = expectedLoss(probabilities, { amount, currency })
  assert.deepEqual(
    found.map((one) => [one.currency, one.people, Math.round(one.loss), one.atStake]),
    [
      ['EUR', 7, 700, 7000],
      ['PEN', 5, 500, 5000],
    ],
  )
  assert.ok(Math.abs(found[0]!.expected - 0.7) < 1e-12)
})

test('departments are told as long as what is told of everybody less theirs is of nobody or of five people', () => {
  const personIds = Array.from({ length: 30 }, (_, at) => `p${at}`)
  const probabilities = new Float64Array(30).fill(0.1)
  const costs = { amount: new Float64Array(30).fill(1000), currency: Array.from({ length: 30 }, () => 'EUR') }
  const part = (name: string, from: number, to: number) => ({
    about: 'department',
    name,
    personIds: personIds.slice(from, to),
  })
  const told = (...parts: ReturnType<typeof part>[]) =>
    lossesOfDepartments(parts, { personIds, probabilities, costs }).map(
      ({ department, loss }) => [department, Math.round(loss)] as const,
    )
  assert.deepEqual(told(part('a', 0, 20), part('b', 20, 30)), [
    ['a', 2000],
    ['b', 1000],
  ])
  assert.deepEqual(told(part('a', 0, 20), part('b', 20, 27)), [['a', 2000]])
  assert.deepEqual(told(part('a', 0, 20), part('few', 26, 30)), [['a', 2000]])
})
