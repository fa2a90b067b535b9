import assert from 'node:assert/strict'
import { test } from 'node:test'
import { qualityFinding } from './quality-finding.ts'
import type { CheckedSheet } from './quality-finding.ts'

const sheet = (rows: number, rejected: number, filled: number | null = 0.95): CheckedSheet => ({
  rows,
  rejected,
  filled,
})
const kindOf = (...sheets: CheckedSheet[]) => qualityFinding(sheets)?.kind

test('of one sheet nothing is said: there is none before it', () => {
  assert.equal(qualityFinding([]), undefined)
  assert.equal(qualityFinding([sheet(100, 50)]), undefined)
})

test('more rejected rows than in all sheets before are told with both shares', () => {
  assert.deepEqual(qualityFinding([sheet(100, 2), sheet(300, 6), sheet(100, 20)]), {
    kind: 'moreRejected',
    now: 0.2,
    before: 0.02,
  })
})

test('a difference that chance explains, or that is too small to matter, is as before', () => {
  assert.equal(kindOf(sheet(30, 1), sheet(30, 3)), 'asBefore')
  assert.equal(kindOf(sheet(1_000_000, 1000), sheet(1_000_000, 5000)), 'asBefore')
  assert.equal(kindOf(sheet(0, 0), sheet(0, 0)), 'asBefore')
})

test('what is worse comes before what is better', () => {
  assert.equal(kindOf(sheet(400, 80, 0.95), sheet(400, 0, 0.6)), 'lessFilled')
  assert.equal(kindOf(sheet(400, 80, 0.6), sheet(400, 0, 0.95)), 'fewerRejected')
  assert.equal(kindOf(sheet(400, 0, 0.6), sheet(400, 0, 0.95)), 'moreFilled')
})

test('sheets of which it is not known how full they were are compared by what was rejected alone', () => {
  assert.equal(kindOf(sheet(400, 4, null), sheet(400, 4, 0.2)), 'asBefore')
  assert.equal(kindOf(sheet(400, 4), sheet(400, 90, null)), 'moreRejected')
})
