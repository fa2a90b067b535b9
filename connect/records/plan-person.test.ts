import assert from 'node:assert/strict'
import { test } from 'node:test'
import { planPerson } from './plan-person.ts'
import type { Records, ResolvedRow, ResolvedWish } from './plan-person.ts'
import { changeBetween } from './timeline.ts'

const row = (at: string, ...wishes: ResolvedWish[]): ResolvedRow => ({ row: 1, at, wishes })
const pay = (minor: number): ResolvedWish => ({
  entity: 'pay',
  values: { amount: { minor, currency: 'EUR' } },
})
const hired = (from: string, to?: string): ResolvedWish => ({
  entity: 'employment',
  from,
  ...(to !== undefined && { to }),
  values: { type: 'full time' },
})
const spansOf = (records: Records, entity: string) =>
  (records.get(entity) ?? []).flatMap(({ versions }) => versions.map(({ from, to }) => [from, to]))
const snapshot = { kind: 'snapshot' } as const

test('what is new holds since the hire, what changes holds from the day of the sheet', () => {
  const first = planPerson(new Map(), [row('2026-01-01', hired('2020-03-01'), pay(100))], snapshot)
  assert.deepEqual(spansOf(first.records, 'pay'), [['2020-03-01', undefined]])
  const second = planPerson(first.records, [row('2026-06-01', hired('2020-03-01'), pay(120))], snapshot)
  assert.deepEqual(spansOf(second.records, 'pay'), [
    ['2020-03-01', '2026-06-01'],
    ['2026-06-01', undefined],
  ])
})

test('the same row again changes nothing, on whatever day it is taken', () => {
  for (const at of ['2026-01-01', '2026-09-09']) {
    const { records } = planPerson(
      new Map(),
      [row('2026-01-01', hired('2020-03-01', '2025-02-01'), pay(100))],
      snapshot,
    )
    const again = planPerson(records, [row(at, hired('2020-03-01', '2025-02-01'), pay(100))], snapshot)
    for (const [entity, timelines] of again.records)
      timelines.forEach((timeline, index) =>
        assert.deepEqual(changeBetween(records.get(entity)![index]!, timeline), {
          superseded: [],
          replacements: [],
        }),
      )
  }
})

test('leaving ends pay with the employment, and a rehire begins another spell', () => {
  const first = planPerson(new Map(), [row('2024-01-01', hired('2020-03-01'), pay(100))], snapshot)
  const left = planPerson(first.records, [row('2025-03-01', hired('2020-03-01', '2025-02-01'))], snapshot)
  assert.deepEqual(spansOf(left.records, 'pay'), [['2020-03-01', '2025-02-01']])
  const back = planPerson(left.records, [row('2026-03-01', hired('2026-01-15'), pay(130))], snapshot)
  assert.deepEqual(spansOf(back.records, 'employment'), [
    ['2020-03-01', '2025-02-01'],
    ['2026-01-15', undefined],
  ])
  assert.equal(back.records.get('pay')!.length, 2)
})

test('a record that lacks what it needs is a fault of its row, and the rest is not planned away', () => {
  const { faults } = planPerson(
    new Map(),
    [row('2026-01-01', { entity: 'job_assignment', values: { share: 1 } })],
    snapshot,
  )
  assert.deepEqual(
    faults.map(({ code, message }) => [code, message]),
    [['value_missing', 'A new job assignment record needs title.']],
  )
})
