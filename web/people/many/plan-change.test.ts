import assert from 'node:assert/strict'
import { test } from 'node:test'
import { changeOf, planChange, undoOf } from './plan-change.ts'
import type { Wanted } from './plan-change.ts'

const person = (id: string) => ({ id, name: id })
const held = (subjectId: string, values: Record<string, unknown>, validTo: string | null = null) => ({
  id: `record of ${subjectId}`,
  subjectId,
  validFrom: '2020-01-01',
  validTo,
  values,
})
const managers = new Map([
  ['head', null],
  ['lead', 'head'],
  ['ana', 'lead'],
  ['ben', 'head'],
  ['alone', null],
])
const toLead: Wanted = { name: 'managerId', value: 'lead', from: '2026-12-01', reason: 'New teams' }

test('of many who get a manager it is said for whom it is so already, who would lead themselves, and who is above', () => {
  const lines = planChange(['head', 'lead', 'ana', 'ben', 'alone', 'gone'].map(person), toLead, {
    held: [
      held('lead', { managerId: 'head' }),
      held('ana', { managerId: 'lead' }),
      held('ben', { managerId: 'head' }),
    ],
    managers,
  })
  assert.deepEqual(
    lines.map(({ person: { id }, not }) => [id, not]),
    [
      ['head', 'ring'],
      ['lead', 'self'],
      ['ana', 'same'],
      ['ben', undefined],
      ['alone', undefined],
      ['gone', 'noRecord'],
    ],
  )
  assert.deepEqual(changeOf(lines[3]!, toLead, 7), {
    operation: 'amend',
    id: 'record of ben',
    change: { from: '2026-12-01', values: { managerId: 'lead' }, reason: 'New teams' },
    ifVersion: 7,
  })
})

test('who has no manager yet gets one, and it ends on its first day when it is taken back', () => {
  const [line] = planChange([person('alone')], toLead, { held: [], managers })
  assert.deepEqual(changeOf(line!, toLead), {
    operation: 'create',
    record: {
      subjectId: 'alone',
      from: '2026-12-01',
      values: { kind: 'line', managerId: 'lead' },
      reason: 'New teams',
    },
  })
  assert.deepEqual(undoOf(line!, toLead, { id: 'lin_1', version: 3, wasNew: true }), {
    operation: 'end',
    id: 'lin_1',
    on: '2026-12-01',
  })
})

test('what was entered for later stays, in the change and when it is taken back', () => {
  const wanted: Wanted = { name: 'departmentId', value: 'dep_b', from: '2026-12-01' }
  const [line] = planChange([person('ana')], wanted, {
    held: [held('ana', { departmentId: 'dep_a' }, '2027-03-01')],
    managers,
  })
  const period = { from: '2026-12-01', to: '2027-03-01' }
  assert.deepEqual(changeOf(line!, wanted), {
    operation: 'amend',
    id: 'record of ana',
    change: { ...period, values: { departmentId: 'dep_b' } },
  })
  assert.deepEqual(undoOf(line!, wanted, { id: 'record of ana', version: 9, wasNew: false }), {
    operation: 'amend',
    id: 'record of ana',
    change: { ...period, values: { departmentId: 'dep_a' } },
    ifVersion: 9,
  })
})

test('who has no job on the day cannot change department', () => {
  const wanted: Wanted = { name: 'departmentId', value: 'dep_b', from: '2026-12-01' }
  assert.equal(planChange([person('ana')], wanted, { held: [], managers })[0]!.not, 'noRecord')
})
