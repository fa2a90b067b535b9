import type { AttributeAudit } from '@cadre/lifecycle/audit'
import type { Shape, StudyResult } from '@cadre/lifecycle/study'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { runFigures } from './run-figures.ts'

const result = {
  rows: 200,
  warnings: [
    { code: 'missing-cells', column: 'pay', message: '"pay" lacks 12 of 200 cells.' },
    { code: 'near-equal-labels', column: 'place', message: '"Linz" and "linz (Ms Novak)" look the same.' },
  ],
  audit: [
    { attribute: 'gender', groups: [{ group: 'f', count: 90 }, { group: 'm', count: 107 }, { group: 'x', count: 3 }] }, // prettier-ignore
  ] as unknown as AttributeAudit[],
  profile: { qualityScore: 90, columns: [{ name: 'pay', type: 'number', missing: 12, examples: ['4711'] }] },
  explanation: {
    space: 'margin',
    importance: [],
    examples: [{ kind: 'high', row: 3, prediction: 0.9, reasons: [] }],
    joint: { rows: 200, share: 0.1, pairs: [], map: { cells: [[{ count: 5, value: 1 }]] } },
    shapes: [
      {
        column: 'place',
        kind: 'category',
        levels: [
          { level: 'Linz', y: 0.1, count: 120 },
          { level: 'Graz', y: 0.2, count: 78 },
          { level: 'a farm', y: 0.9, count: 2 },
        ],
      },
      {
        column: 'pay',
        kind: 'number',
        points: [
          { x: 1, y: 0 },
          { x: 2, y: 1 },
        ],
        histogram: [195, 4, 1],
        groups: [
          { rows: 196, y: [0, 1] },
          { rows: 4, y: [0, 5] },
        ],
      },
    ] satisfies Shape[],
  },
} as unknown as StudyResult

test('of a study no row, no word of a cell and no figure of fewer than five rows is kept', () => {
  const kept = runFigures(result) as unknown as StudyResult
  assert.deepEqual(kept.explanation.examples, [])
  assert.deepEqual(kept.explanation.joint, { rows: 200, share: 0.1, pairs: [] })
  assert.deepEqual(kept.explanation.shapes, [
    {
      column: 'place',
      kind: 'category',
      levels: [
        { level: 'Linz', y: 0.1, count: 120 },
        { level: 'Graz', y: 0.2, count: 78 },
      ],
    },
    {
      column: 'pay',
      kind: 'number',
      points: [
        { x: 1, y: 0 },
        { x: 2, y: 1 },
      ],
      histogram: [195, 0, 0],
    },
  ])
  assert.deepEqual(
    kept.audit.map(({ groups }) => groups.map(({ group }) => group)),
    [['f', 'm']],
  )
  assert.deepEqual(kept.warnings, [
    { code: 'missing-cells', column: 'pay', message: '"pay" lacks 12 of 200 cells.' },
    { code: 'near-equal-labels', column: 'place' },
  ])
  assert.ok(!/Novak|a farm|4711/.test(JSON.stringify(kept)))
})

test('of fewer than five rows nothing of groups is kept', () => {
  assert.deepEqual(runFigures({ ...result, rows: 4 })['audit'], [])
})
