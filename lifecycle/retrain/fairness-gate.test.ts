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

test('what is found fails, and the worst of it is told', () => {
  const { verdict, finding, figures } = fairnessGate(audit)
  assert.equal(verdict, 'failed')
  assert.match(finding, /^Age .*0\.4/)
  assert.equal(figures['below'], 1, 'what chance explains is not among it')
})

test('what differs no more than chance explains passes', () => {
  const alike = { audit: audit.audit.slice(1) } as unknown as BundleAudit
  assert.equal(fairnessGate(alike).verdict, 'passed')
})

test('without a column to compare by, and without people to tell, it is unknown', () => {
  assert.equal(fairnessGate(undefined).verdict, 'unknown')
  const few = { audit: [{ ...found('Age', 0.4, 0.001), impactRatio: { evidence: 'too few' } }] }
  assert.equal(fairnessGate(few as unknown as BundleAudit).verdict, 'unknown')
})

test('groups that are really selected less often fail, alone and beside another column', () => {
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
  assert.equal(fairnessGate(audited(sex)).verdict, 'failed')
  assert.equal(fairnessGate(audited('Site')).verdict, 'passed')
  const both = fairnessGate(audited(sex, 'Site'))
  assert.deepEqual([both.verdict, both.figures['below']], ['failed', 2])
})
