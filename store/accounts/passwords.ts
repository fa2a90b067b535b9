import type { Session } from '../database/session.ts'
import { endEverything } from './sessions.ts'

/** Sets the password of an account by its hash and ends its other sessions, tokens and links. */
export async function setPassword(session: Session, accountId: string, hash: string): Promise<void> {
  await keepPasswordHash(session, accountId, hash)
  session.note({ act: 'set password', entity: 'account', subjects: [], detail: { accountId } })
  await endEverything(session, accountId)
}

/** Keeps a stronger hash of the same password. */
export async function keepPasswordHash(session: Session, accountId: string, hash: string): Promise<void> {
  const { now } = session.errand
  await session.trx
    .insertInto('app.password')
    .values({ account_id: accountId, hash, changed_at: now })
    .onConflict((conflict) => conflict.column('account_id').doUpdateSet({ hash, changed_at: now }))
    .execute()
}
