import type { Notification } from '../own/own-queries.ts'

/** Notices of one kind that came within a minute and are all read, or all unread: one thing that happened. */
export interface FoldedNotice {
  readonly id: string
  readonly kind: string
  /** What it is about, of the first of them. */
  readonly recordId: string | null
  readonly createdAt: string
  readonly isRead: boolean
  /** All that stand in this line. */
  readonly ids: readonly string[]
}

/** Notices, newest first; those that say the same of the same minute are told once. */
export function foldNotices(notices: readonly Notification[]): readonly FoldedNotice[] {
  const alike = Map.groupBy(notices, ({ kind, recordId, createdAt, readAt }) =>
    // Each who asks is answered on a page of their own.
    JSON.stringify([
      kind,
      kind === 'feedback-asked' && recordId,
      createdAt.slice(0, 'yyyy-mm-ddThh:mm'.length),
      readAt !== null,
    ]),
  )
  return [...alike.values()].map((together) => ({
    id: together[0]!.id,
    kind: together[0]!.kind,
    recordId: together[0]!.recordId,
    createdAt: together[0]!.createdAt,
    isRead: together[0]!.readAt !== null,
    ids: together.map(({ id }) => id),
  }))
}
