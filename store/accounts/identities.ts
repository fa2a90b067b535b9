import { AppError } from '@cadre/core'
import type { Session } from '../database/session.ts'

/** Somebody at an OpenID Connect provider; subjects of different issuers have nothing to do with each other. */
export interface Identity {
  readonly issuer: string
  readonly subject: string
}

/** The account that an identity is linked to, for a system session. */
export async function accountOfIdentity(
  { trx }: Session,
  { issuer, subject }: Identity,
): Promise<string | undefined> {
  const row = await trx
    .selectFrom('app.identity')
    .select('account_id')
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .executeTakeFirst()
  return row?.account_id
}

/** Links an identity to an account. Throws `AppError('record-conflict')` when it is linked to any. */
export async function linkIdentity(
  session: Session,
  accountId: string,
  { issuer, subject, provider }: Identity & { readonly provider: string },
): Promise<void> {
  const { numInsertedOrUpdatedRows } = await session.trx
    .insertInto('app.identity')
    .values({ issuer, subject, account_id: accountId, provider, created_at: session.errand.now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (!numInsertedOrUpdatedRows)
    throw new AppError('record-conflict', 'This identity is linked to an account already.')
  session.note({ act: 'link identity', entity: 'account', subjects: [], detail: { accountId, provider } })
}

export interface IdentityLine {
  readonly provider: string
  readonly issuer: string
  readonly createdAt: string
}

/** The identities of an account. */
export async function listIdentitiesOf({ trx }: Session, accountId: string): Promise<IdentityLine[]> {
  const rows = await trx
    .selectFrom('app.identity')
    .select(['provider', 'issuer', 'created_at'])
    .where('account_id', '=', accountId)
    .orderBy('created_at')
    .execute()
  return rows.map(({ provider, issuer, created_at }) => ({
    provider,
    issuer,
    createdAt: created_at.toISOString(),
  }))
}

/** Unlinks the identities of an account at a provider; false when there are none. */
export async function unlinkIdentity(
  session: Session,
  accountId: string,
  provider: string,
): Promise<boolean> {
  const { numDeletedRows } = await session.trx
    .deleteFrom('app.identity')
    .where('account_id', '=', accountId)
    .where('provider', '=', provider)
    .executeTakeFirst()
  if (numDeletedRows === 0n) return false
  session.note({ act: 'unlink identity', entity: 'account', subjects: [], detail: { accountId, provider } })
  return true
}
