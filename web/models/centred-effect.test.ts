import assert from 'node:assert/strict'
import { test } from 'node:test'
import { centredEffect, effectSpan } from './centred-effect.ts'
import type { Effect } from './centred-effect.ts'

const levels: Effect = {
  kind: 'category',
  column: 'family',
  levels: [
    { level: 'Sales', y: 0.4, count: 30 },
    { level: 'People', y: 0.2, count: 10 },
  ],
}
const line: Exclude<Effect, { kind: 'category' }> = {
  kind: 'number',
  column: 'tenure',
  points: [
    { x: 0, y: 0.5 },
    { x: 5, y: 0.3 },
    { x: 10, y: 0.1 },
  ],
  histogram: [20, 0],
}

test('what a level moves is told beside the mean over the rows', () => {
  const { levels: moved } = centredEffect(levels) as Extract<Effect, { kind: 'category' }>
  assert.deepEqual(
    moved.map(({ y }) => Math.round(y * 100) / 100),
    [0.05, -0.15],
  )
})

test('values where hardly anybody is count little for the mean of a line', () => {
  const { points } = centredEffect(line) as Exclude<Effect, { kind: 'category' }>
  assert.deepEqual(
    points.map(({ y }) => Math.round(y * 100) / 100),
    [0, -0.2, -0.4],
  )
  const [group] = (centredEffect({ ...line, groups: [{ rows: 9, y: [1.5, 1.3, 1.1] }] }) as typeof line)
    .groups!
  assert.deepEqual(
    group!.y.map((y) => Math.round(y * 100) / 100),
    [0, -0.2, -0.4],
    'each group stands beside its own mean',
  )
  assert.ok(Math.abs(effectSpan(centredEffect(line)) - 0.4) < 1e-9)
})
