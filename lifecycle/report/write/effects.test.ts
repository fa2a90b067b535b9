import { test } from 'node:test'
import assert from 'node:assert/strict'
import type { Shape } from '../../study/study-result.ts'
import { attrition } from '../fixtures/attrition.ts'
import { productivity } from '../fixtures/productivity.ts'
import { studyFacts } from '../study-facts.ts'
import { describeShape } from './effects.ts'

const shares = studyFacts(attrition)
const line = (ys: readonly number[], histogram: readonly number[] = [1, 1, 1, 1, 1]): Shape => ({
  column: 'x',
  kind: 'number',
  points: ys.map((y, index) => ({ x: index * 10, y })),
  histogram,
})

test('a line that goes one way is told by its ends', () => {
  assert.equal(describeShape(line([0.1, 0.15, 0.2, 0.25, 0.3]), shares), '20 points higher at 40 than at 0.')
})

test('a line that turns is told by its peak and its floor', () => {
  assert.equal(
    describeShape(line([0.1, 0.3, 0.15, 0.2, 0.12]), shares),
    'Highest near 10, lowest near 0: 20 points apart.',
  )
})

test('what only a few rows at the ends show is left out', () => {
  const points = [0.1, 0.1, 0.1, 0.11, 0.12, 0.13, 0.13, 0.13, 0.13, 0.9]
  assert.equal(
    describeShape(line(points, [0, 0, 50, 50, 50, 50, 50, 0, 0, 1]), shares),
    '3 points higher at 60 than at 20.',
  )
})

test('two levels are set against each other, rare levels left aside', () => {
  const levels = [
    { level: 'Yes', y: 0.3, count: 300 },
    { level: 'No', y: 0.1, count: 900 },
    { level: 'Unknown', y: 0.9, count: 2 },
  ]
  assert.equal(
    describeShape({ column: 'x', kind: 'category', levels }, shares),
    '20 points higher for Yes than for No.',
  )
})

test('a column that hardly moves anything is not described', () => {
  assert.equal(describeShape(line([0.1, 0.1, 0.1, 0.1, 0.1]), shares), undefined)
})

test('effects on a number are written in its units', () => {
  assert.equal(
    describeShape(line([10, 11, 12, 13, 14.5]), studyFacts(productivity)),
    '4.5 higher at 40 than at 0.',
  )
})
