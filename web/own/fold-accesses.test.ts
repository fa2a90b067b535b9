import assert from 'node:assert/strict'
import { test } from 'node:test'
import { foldAccesses } from './fold-accesses.ts'
import type { Access } from './own-queries.ts'

const access = (at: string, by: string | null, act: string, entity: string): Access =>
  ({ id: at, at, by, act, entity, purpose: 'operation' }) as never

test('what somebody did within a minute is one line, and nothing done is lost', () => {
  const folded = foldAccesses([
    access('2026-11-22T12:26:40Z', 'Ana', 'read', 'pay'),
    access('2026-11-22T12:26:39Z', null, 'read', 'review'),
    access('2026-11-22T12:26:38Z', 'Ana', 'read', 'bonus'),
    access('2026-11-22T12:26:37Z', 'Ana', 'amend', 'pay'),
    access('2026-11-22T12:26:36Z', 'Ana', 'read', 'pay'),
    access('2026-11-22T12:25:59Z', 'Ana', 'read', 'pay'),
  ])
  assert.deepEqual(
    folded.map(({ by, at, times, acts }) => [
      by,
      at.slice(11, 16),
      times,
      [...acts].map(([act, entities]) => `${act} ${[...entities].join('+')}`),
    ]),
    [
      ['Ana', '12:26', 4, ['read pay+bonus', 'amend pay']],
      [null, '12:26', 1, ['read review']],
      ['Ana', '12:25', 1, ['read pay']],
    ],
  )
})
