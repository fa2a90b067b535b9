import { sql } from 'kysely'
import type { Session } from '../database/session.ts'

export interface Notification {
  readonly id: string
  readonly kind: string
  readonly entity: string
  readonly recordId: string
  readonly createdAt: string
  readonly readAt: string | null
}

interface InboxQuery {
  readonly unread?: boolean
  readonly limit: number
  readonly after?: { readonly createdAt: string; readonly id: string }
}

/** What the account was told, newest first. */
export async function listNotifications(
  session: Session,
  { unread = false, limit, after }: InboxQuery,
): Promise<Notification[]> {
  const { rows } = await sql<Notification>`
    select id, kind, entity, record_id as "recordId", to_json(created_at)#>>'{}' as "createdAt",
      to_json(read_at)#>>'{}' as "readAt"
    from app.notification
    where account_id = ${session.caller.accountId} and is_shown
      ${unread ? sql`and read_at is null` : sql``}
      ${after ? sql`and (created_at, id) < (${after.createdAt}::timestamptz, ${after.id})` : sql``}
    order by created_at desc, id desc limit ${limit}`.execute(session.trx)
  return rows
}

/** How many the account has not read. */
export async function countUnread(session: Session): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from app.notification
    where account_id = ${session.caller.accountId} and is_shown and read_at is null`.execute(session.trx)
  return rows[0]?.count ?? 0
}

/** Marks some, or all, as read or unread; returns how many were changed. */
export async function markNotifications(
  session: Session,
  { ids, isRead }: { readonly ids?: readonly string[]; readonly isRead: boolean },
): Promise<number> {
  const result =
    await sql`update app.notification set read_at = ${isRead ? session.errand.now : null}::timestamptz
    where account_id = ${session.caller.accountId} and is_shown
      and ${isRead ? sql`read_at is null` : sql`read_at is not null`}
      ${ids ? sql`and id = any (${ids})` : sql``}`.execute(session.trx)
  const records = Number(result.numAffectedRows ?? 0)
  session.note({
    act: isRead ? 'mark read' : 'mark unread',
    entity: 'notification',
    subjects: [],
    detail: { records },
  })
  return records
}
