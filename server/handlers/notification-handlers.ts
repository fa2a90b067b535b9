import { AppError } from '@cadre/core'
import { notificationKinds } from '@cadre/people'
import {
  countUnread,
  listNotifications,
  markNotifications,
  readPreferences,
  writePreference,
} from '@cadre/store'
import type { Call } from '../context.ts'
import { decodeCursor, encodeCursor } from '../cursor.ts'

export async function handleListNotifications({ session, query }: Call): Promise<unknown> {
  const { limit, cursor, unread } = query as { limit: number; cursor?: string; unread?: boolean }
  const [createdAt = '', id = ''] = cursor === undefined ? [] : decodeCursor(cursor).map(String)
  const found = await listNotifications(session, {
    limit: limit + 1,
    ...(unread !== undefined && { unread }),
    ...(cursor !== undefined && { after: { createdAt, id } }),
  })
  const items = found.slice(0, limit)
  const last = items.at(-1)
  return {
    items,
    nextCursor: found.length > limit && last ? encodeCursor([last.createdAt, last.id]) : null,
    unread: await countUnread(session),
  }
}

export async function handleMarkNotifications({ session, body }: Call): Promise<unknown> {
  return { changed: await markNotifications(session, body as { ids?: string[]; isRead: boolean }) }
}

export async function handleListPreferences({ session }: Call): Promise<unknown> {
  return { items: await readPreferences(session) }
}

export async function handleChangePreference({ session, params, body }: Call): Promise<unknown> {
  const kind = params['kind'] as keyof typeof notificationKinds
  if (!notificationKinds[kind].isOptional) {
    throw new AppError('record-invalid', 'This kind of notification guards the account and stays on.')
  }
  await writePreference(session, { kind, ...(body as { isShown: boolean; isMailed: boolean }) })
  return { items: await readPreferences(session) }
}
