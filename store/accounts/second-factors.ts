import type { Session } from '../database/session.ts'
import { digestOf } from './tokens.ts'

const placeOf = (accountId: string) => ({ table: 'app.totp', column: 'secret', rowId: accountId })

export interface Totp {
  /** Base32. */
  readonly secret: string
  /** The step of the last code that was taken. */
  readonly lastStep: number
}

/** The authenticator app of an account, if it has set one up. */
export async function readTotp({ trx, cipher }: Session, accountId: string): Promise<Totp | undefined> {
  const row = await trx
    .selectFrom('app.totp')
    .select(['secret', 'last_step'])
    .where('account_id', '=', accountId)
    .executeTakeFirst()
  return row && { secret: cipher.open(row.secret, placeOf(accountId)), lastStep: row.last_step }
}

/** Keeps the secret of an authenticator app in place of an earlier one; it is sealed. */
export async function keepTotp(
  session: Session,
  accountId: string,
  { secret, lastStep }: Totp,
): Promise<void> {
  const { trx, cipher, errand } = session
  await trx.deleteFrom('app.totp').where('account_id', '=', accountId).execute()
  await trx
    .insertInto('app.totp')
    .values({
      account_id: accountId,
      secret: cipher.seal(secret, placeOf(accountId)),
      last_step: lastStep,
      created_at: errand.now,
    })
    .execute()
  session.note({ act: 'set up authenticator app', entity: 'account', subjects: [], detail: { accountId } })
}

/** Takes the code of a step; false when it or a later one was taken before. */
export async function takeTotpStep({ trx }: Session, accountId: string, step: number): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('app.totp')
    .set({ last_step: step })
    .where('account_id', '=', accountId)
    .where('last_step', '<', step)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Forgets the authenticator app and the recovery codes of an account. */
export async function removeTotp(session: Session, accountId: string): Promise<void> {
  await session.trx.deleteFrom('app.totp').where('account_id', '=', accountId).execute()
  await session.trx.deleteFrom('app.recovery_code').where('account_id', '=', accountId).execute()
  session.note({ act: 'remove authenticator app', entity: 'account', subjects: [], detail: { accountId } })
}

/** Keeps recovery codes in place of earlier ones; only their digests. */
export async function keepRecoveryCodes(
  session: Session,
  accountId: string,
  codes: readonly string[],
): Promise<void> {
  const { trx } = session
  await trx.deleteFrom('app.recovery_code').where('account_id', '=', accountId).execute()
  await trx
    .insertInto('app.recovery_code')
    .values(codes.map((code) => ({ code_digest: digestOf(code), account_id: accountId, used_at: null })))
    .execute()
  session.note({ act: 'make recovery codes', entity: 'account', subjects: [], detail: { accountId } })
}

/** Uses a recovery code up; false when the account has none such left. */
export async function takeRecoveryCode(session: Session, accountId: string, code: string): Promise<boolean> {
  const { numUpdatedRows } = await session.trx
    .updateTable('app.recovery_code')
    .set({ used_at: session.errand.now })
    .where('account_id', '=', accountId)
    .where('code_digest', '=', digestOf(code))
    .where('used_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
