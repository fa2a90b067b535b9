import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findUnwaived } from './find-unwaived.ts'

const audit = JSON.stringify({
  vulnerabilities: {
    parser: { name: 'parser', severity: 'high', via: [{ title: 'reads what it should not' }] },
    user: { name: 'user', severity: 'critical', via: ['parser'] },
    small: { name: 'small', severity: 'moderate', via: [{ title: 'slow' }] },
  },
})
const names = (page: string): string[] | undefined =>
  findUnwaived(audit, { page, today: '2026-11-21' })?.map(({ name }) => name)

test('weaknesses of a high or critical kind are found, each with its reason', () => {
  assert.deepEqual(findUnwaived(audit, { page: '', today: '2026-11-21' }), [
    { name: 'parser', severity: 'high', title: 'reads what it should not' },
    { name: 'user', severity: 'critical', title: 'by parser' },
  ])
})

test('a waiver with a reason counts until its last day', () => {
  assert.deepEqual(names('| `parser` | it never reads what others send | 2026-11-21 |'), ['user'])
  assert.deepEqual(names('| `parser` | it never reads what others send | 2026-11-20 |'), ['parser', 'user'])
  assert.deepEqual(names('| `parser` | | 2027-01-01 |'), ['parser', 'user'])
})

test('a registry that gives no audit is told from one that found nothing', () => {
  const without = { page: '', today: '2026-11-21' }
  assert.equal(findUnwaived('{"message": "405 Method Not Allowed"}', without), undefined)
  assert.equal(findUnwaived('not JSON', without), undefined)
  assert.deepEqual(findUnwaived('{"vulnerabilities": {}}', without), [])
})
