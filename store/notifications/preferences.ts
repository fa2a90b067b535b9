import { notificationKinds } from '@cadre/people'
import type { Session } from '../database/session.ts'

export interface NotificationPreference {
  readonly kind: string
  readonly meaning: string
  readonly isOptional: boolean
  readonly isShown: boolean
  readonly isMailed: boolean
}

/** Every kind of notification with what the account chose, or what holds until it chooses. */
export async function readPreferences(session: Session): Promise<NotificationPreference[]> {
  const chosen = await session.trx
    .selectFrom('app.notification_preference')
    .select(['kind', 'is_shown', 'is_mailed'])
    .where('account_id', '=', session.caller.accountId)
    .execute()
  const byKind = new Map(chosen.map((row) => [row.kind, row]))
  return Object.entries(notificationKinds).map(([kind, { meaning, isOptional, isMailed }]) => {
    const choice = isOptional ? byKind.get(kind) : undefined
    return {
      kind,
      meaning,
      isOptional,
      isShown: choice?.is_shown ?? true,
      isMailed: choice?.is_mailed ?? isMailed,
    }
  })
}

/** Keeps how the account wants to be told of a kind. */
export async function writePreference(
  session: Session,
  {
    kind,
    isShown,
    isMailed,
  }: { readonly kind: string; readonly isShown: boolean; readonly isMailed: boolean },
): Promise<void> {
  await session.trx
    .insertInto('app.notification_preference')
    .values({ account_id: session.caller.accountId, kind, is_shown: isShown, is_mailed: isMailed })
    .onConflict((conflict) =>
      conflict.columns(['account_id', 'kind']).doUpdateSet({ is_shown: isShown, is_mailed: isMailed }),
    )
    .execute()
  session.note({ act: 'choose', entity: 'notification_preference', subjects: [], detail: { kind } })
}
