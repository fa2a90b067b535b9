import assert from 'node:assert/strict'
import { test } from 'node:test'
import { nearEqualLabels } from './near-equal-labels.ts'

function pairs(counted: Readonly<Record<string, number>>): string[] {
  return nearEqualLabels(Object.keys(counted), Object.values(counted)).map(
    ({ label, like, kind }) => `${label}→${like}:${kind}`,
  )
}

test('labels that differ in blanks, capitals or punctuation are near equal', () => {
  assert.deepEqual(pairs({ finishing: 500, 'finishing ': 249 }), ['finishing →finishing:blanks'])
  assert.deepEqual(pairs({ Yes: 27, yes: 1 }), ['yes→Yes:case'])
  assert.deepEqual(pairs({ "Bachelor's": 90, Bachelors: 20 }), ["Bachelors→Bachelor's:punctuation"])
})

test('a rare label one slip away from a frequent one is a typo', () => {
  assert.deepEqual(pairs({ sewing: 600, sweing: 91, cutting: 50 }), ['sweing→sewing:typo'])
  assert.deepEqual(pairs({ Marketing: 400, Marketng: 3 }), ['Marketng→Marketing:typo'])
  assert.deepEqual(pairs({ Engineering: 400, Enginneering: 3 }), ['Enginneering→Engineering:typo'])
})

test('labels that mean different things are left alone', () => {
  assert.deepEqual(pairs({ 'Level 1': 500, 'Level 2': 3 }), [])
  assert.deepEqual(pairs({ 'Technician I': 500, 'Technician II': 30 }), [])
  assert.deepEqual(pairs({ Hired: 500, Fired: 10 }), [])
  assert.deepEqual(pairs({ '>50K': 70, '<=50K': 20 }), [])
  assert.deepEqual(pairs({ '18-25': 70, '182-5': 2, '1825': 3 }), [])
  assert.deepEqual(pairs({ 'C++': 9, C: 20, 'C#': 4 }), [])
  assert.deepEqual(pairs({ Trading: 300, Grading: 290, Training: 280 }), [])
})

test('a label as frequent as the other is no typo of it', () => {
  assert.deepEqual(pairs({ Planning: 100, Planting: 90 }), [])
})

test('two thousand labels are compared in well under a second', () => {
  const labels = Array.from(
    { length: 2000 },
    (_, i) => `department of ${String.fromCharCode(97 + (i % 26))}${'xyz'.repeat(3)}${i}`,
  )
  const start = performance.now()
  nearEqualLabels(
    labels,
    labels.map(() => 1),
  )
  assert.ok(performance.now() - start < 2000)
})
