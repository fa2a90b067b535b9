import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { FeatureLine } from './feature-queries.ts'
import { narrowFeatures, valuesOf } from './narrow-features.ts'

const line = (name: string, given: Partial<FeatureLine>): FeatureLine => ({
  name,
  meaning: 'time since the last raise',
  unit: 'months',
  type: 'number',
  sources: ['pay'],
  window: 'all',
  owner: 'Compensation',
  sensitivity: ['pay'],
  purposes: ['retention', 'pay'],
  isOfGroup: false,
  isWithheld: false,
  newest: null,
  importance: null,
  models: [],
  ...given,
})
const all = [
  line('pay_months_since_raise', {}),
  line('work_overtime_3m', { meaning: 'mean overtime', sources: ['workload'], sensitivity: ['work'] }),
  line('survey_growth', { meaning: 'growth', purposes: ['wellbeing'], sources: ['survey_answer'] }),
]
const names = (narrowing: Parameters<typeof narrowFeatures>[1]): string[] =>
  narrowFeatures(all, narrowing, ({ name }) => (name.startsWith('pay') ? 'desde la última subida' : '')).map(
    ({ name }) => name,
  )

test('features are found by name, by meaning in the language of the reader and in English', () => {
  assert.deepEqual(names({ q: 'SUBIDA' }), ['pay_months_since_raise'])
  assert.deepEqual(names({ q: 'last raise' }), ['pay_months_since_raise'])
  assert.deepEqual(names({ q: 'overtime_3m' }), ['work_overtime_3m'])
})

test('what narrows the list is all asked for at once', () => {
  assert.deepEqual(names({ use: 'retention' }), ['pay_months_since_raise', 'work_overtime_3m'])
  assert.deepEqual(names({ use: 'retention', source: 'workload' }), ['work_overtime_3m'])
  assert.deepEqual(names({ use: 'wellbeing', class: 'work' }), [])
  assert.deepEqual(
    valuesOf(all, ({ purposes }) => purposes),
    ['pay', 'retention', 'wellbeing'],
  )
})
