import type { Target } from '@cadre/learn'
import { categoryColumn, createTable } from '@cadre/learn/table'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { auditPredictions } from '../audit/index.ts'
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

test('a column that has brackets in its name fails when it is asked for, alone and beside another', () => {
  const sex = 'Sex (as registered)'
  const people = Array.from({ length: 1200 }, (_, index) => ({
    [sex]: index % 2 === 0 ? 'Female' : 'Male',
    Site: index % 4 < 2 ? 'North' : 'South',
    score: Math.floor(index / 4) % 10 < (index % 2 === 0 ? 3 : 6) ? 0.8 : 0.2,
  }))
  const target: Target = {
    task: 'binary',
    values: Float64Array.from(people, (_, index) => (index % 3 === 0 ? 1 : 0)),
    classes: ['no', 'yes'],
  }
  const predictions = Float64Array.from(people, ({ score }) => score)
  const audited = (...names: string[]) => {
    const columns = names.map((name) =>
      categoryColumn(
        name,
        people.map((one) => String(one[name as 'Site'])),
      ),
    )
    const found = auditPredictions({ protectedColumns: createTable(columns), target, predictions })
    return { audit: found } as unknown as BundleAudit
  }
  assert.equal(fairnessGate(audited(sex), [sex]).verdict, 'failed')
  assert.equal(fairnessGate(audited(sex), ['Sex']).verdict, 'unknown', 'that is another column')
  assert.equal(fairnessGate(audited('Site'), ['Site']).verdict, 'passed')
  const both = fairnessGate(audited(sex, 'Site'), [sex])
  assert.deepEqual([both.verdict, both.figures['below']], ['failed', 2])
})
