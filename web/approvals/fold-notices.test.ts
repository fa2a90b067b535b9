import assert from 'node:assert/strict'
import { test } from 'node:test'
import { foldNotices } from './fold-notices.ts'

test('notices that say the same of the same minute are one line, read and unread apart', () => {
  const notice = (id: string, kind: string, createdAt: string, readAt: string | null = null) =>
    ({ id, kind, createdAt, readAt }) as never
  const folded = foldNotices([
    notice('a', 'survey-open', '2026-11-22T12:22:30Z'),
    notice('b', 'review-due', '2026-11-22T12:22:19Z'),
    notice('c', 'review-due', '2026-11-22T12:22:18Z'),
    notice('d', 'review-due', '2026-11-22T12:22:17Z', '2026-11-22T13:00:00Z'),
    notice('e', 'review-due', '2026-11-22T12:21:59Z'),
  ])
  assert.deepEqual(
    folded.map(({ ids, isRead }) => [ids.join(''), isRead]),
    [
      ['a', false],
      ['bc', false],
      ['d', true],
      ['e', false],
    ],
  )
})
