import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { BundleAudit } from '../serve/index.ts'
import { fairnessGate } from './fairness-gate.ts'

/** What an audit says of one attribute, as far as the gate reads it. */
const found = (attribute: string, ratio: number, pValue: number) => ({
  attribute,
  finding: `a ratio of ${ratio}`,
  impactRatio: { evidence: 'measured', ratio: { value: ratio }, pValue, isBelowFourFifths: ratio < 0.8 },
})

const audit = {
  audit: [found('Age (by decade)', 0.4, 0.001), found('Gender', 0.95, 0.4), found('Gender × Age', 0.7, 0.2)],
} as unknown as BundleAudit

test('what was asked for fails, what was found unasked is for whoever approves to weigh', () => {
  assert.equal(fairnessGate(audit, ['Age']).verdict, 'failed')
  const unasked = fairnessGate(audit, ['Gender'])
  assert.equal(unasked.verdict, 'unknown')
  assert.match(unasked.finding, /^Age .*0\.4/, 'and it is told')
  assert.equal(fairnessGate(audit, []).verdict, 'unknown')
})

test('what differs no more than chance explains passes', () => {
  const alike = { audit: audit.audit.slice(1) } as unknown as BundleAudit
  assert.equal(fairnessGate(alike, ['Gender']).verdict, 'passed')
})
