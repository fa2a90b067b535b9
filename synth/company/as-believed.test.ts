import assert from 'node:assert/strict'
import { test } from 'node:test'
import { asBelieved } from './as-believed.ts'
import type { CompanyRecord } from './company-record.ts'
import { synthesiseCompany } from './synthesise-company.ts'

const today = '2026-06-30'
const record = (entity: string, rest: Partial<CompanyRecord>): CompanyRecord => ({
  entity,
  id: 'x',
  from: '2024-01-01',
  values: {},
  ...rest,
})

test('that somebody leaves, and why, is known when they leave', () => {
  const values = { type: 'full time', leavingKind: 'voluntary', wouldRehire: true }
  const versions = asBelieved(record('employment', { to: '2025-03-01', values }), today)
  assert.deepEqual(versions, [
    {
      from: '2024-01-01',
      values: { type: 'full time', leavingKind: undefined, leavingReason: undefined, wouldRehire: undefined },
      recordedFrom: '2024-01-01',
      recordedTo: '2025-03-01',
    },
    { from: '2024-01-01', to: '2025-03-01', values, recordedFrom: '2025-03-01' },
  ])
})

test('what is true still has one version', () => {
  const versions = asBelieved(record('pay', { values: { component: 'base' } }), today)
  assert.deepEqual(versions, [
    { from: '2024-01-01', values: { component: 'base' }, recordedFrom: '2024-01-01' },
  ])
})

test('a course is being taken until the day it is done', () => {
  const values = { status: 'completed', completedOn: '2024-02-10', score: 0.9, hours: 8 }
  const [first, second] = asBelieved(record('enrolment', { values }), today)
  assert.equal(first?.values['status'], 'enrolled')
  assert.equal(first?.values['score'], undefined)
  assert.deepEqual([second?.recordedFrom, second?.values], ['2024-02-10', values])
})

test('the hours of a month are entered when it is over, the end of an absence when it begins', () => {
  const to = '2024-02-01'
  assert.equal(asBelieved(record('workload', { to }), today)[0]?.recordedFrom, to)
  assert.deepEqual(
    asBelieved(record('absence', { to }), today).map(({ recordedFrom, to: end }) => [recordedFrom, end]),
    [['2024-01-01', to]],
  )
})

test('versions follow each other without a gap, and the last is the record itself', () => {
  let several = 0
  for (const made of synthesiseCompany({ people: 60, years: 2, seed: 3, today })) {
    const versions = asBelieved(made, today)
    const last = versions.at(-1)!
    assert.deepEqual([last.values, last.to, last.recordedTo], [made.values, made.to, undefined], made.entity)
    assert.ok(versions.every(({ recordedFrom }) => recordedFrom <= today || recordedFrom === made.from))
    versions.slice(1).forEach(({ recordedFrom }, index) => {
      assert.equal(versions[index]!.recordedTo, recordedFrom)
      assert.ok(versions[index]!.recordedFrom < recordedFrom)
    })
    if (versions.length > 1) several++
  }
  assert.ok(several > 100, `${several}`)
})
