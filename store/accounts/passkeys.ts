import { AppError, newId } from '@cadre/core'
import type { Session } from '../database/session.ts'

export interface NewPasskey {
  /** What the authenticator calls it, base64url. */
  readonly credentialId: string
  readonly publicKey: Uint8Array
  readonly counter: number
  readonly transports: readonly string[]
  readonly isBackedUp: boolean
  readonly label: string
}

export interface Passkey extends NewPasskey {
  readonly id: string
  readonly accountId: string
  readonly createdAt: string
  readonly lastUsedAt: string | null
}

/** Adds a passkey to an account; returns its id. Throws `AppError('record-conflict')` for one that is known. */
export async function addPasskey(session: Session, accountId: string, passkey: NewPasskey): Promise<string> {
  const id = newId('psk')
  const { numInsertedOrUpdatedRows } = await session.trx
    .insertInto('app.passkey')
    .values({
      id,
      account_id: accountId,
      credential_id: passkey.credentialId,
      public_key: Buffer.from(passkey.publicKey),
      counter: passkey.counter,
      transports: [...passkey.transports],
      label: passkey.label,
      is_backed_up: passkey.isBackedUp,
      created_at: session.errand.now,
      last_used_at: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (!numInsertedOrUpdatedRows)
    throw new AppError('record-conflict', 'This passkey belongs to an account already.')
  session.note({ act: 'add passkey', entity: 'account', subjects: [], detail: { accountId, passkeyId: id } })
  return id
}

/** The passkeys of an account. */
export async function listPasskeysOf({ trx }: Session, accountId: string): Promise<Passkey[]> {
  const rows = await trx
    .selectFrom('app.passkey')
    .selectAll()
    .where('account_id', '=', accountId)
    .orderBy('created_at')
    .execute()
  return rows.map(passkeyOf)
}

/** The passkey that an authenticator names, for a system session. */
export async function findPasskey({ trx }: Session, credentialId: string): Promise<Passkey | undefined> {
  const row = await trx
    .selectFrom('app.passkey')
    .selectAll()
    .where('credential_id', '=', credentialId)
    .executeTakeFirst()
  return row && passkeyOf(row)
}

/** Notes a use; false when another use of it was counted meanwhile. */
export async function countPasskeyUse(
  session: Session,
  { id, counter }: Pick<Passkey, 'id' | 'counter'>,
  newCounter: number,
): Promise<boolean> {
  const { numUpdatedRows } = await session.trx
    .updateTable('app.passkey')
    .set({ counter: newCounter, last_used_at: session.errand.now })
    .where('id', '=', id)
    .where('counter', '=', counter)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Removes a passkey of an account; false when there is none such. */
export async function removePasskey(session: Session, accountId: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await session.trx
    .deleteFrom('app.passkey')
    .where('account_id', '=', accountId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (numDeletedRows === 0n) return false
  session.note({
    act: 'remove passkey',
    entity: 'account',
    subjects: [],
    detail: { accountId, passkeyId: id },
  })
  return true
}

interface PasskeyRow {
  readonly id: string
  readonly account_id: string
  readonly credential_id: string
  readonly public_key: Buffer
  readonly counter: number
  readonly transports: string[]
  readonly label: string
  readonly is_backed_up: boolean
  readonly created_at: Date
  readonly last_used_at: Date | null
}

function passkeyOf(row: PasskeyRow): Passkey {
  return {
    id: row.id,
    accountId: row.account_id,
    credentialId: row.credential_id,
    publicKey: row.public_key,
    counter: row.counter,
    transports: row.transports,
    label: row.label,
    isBackedUp: row.is_backed_up,
    createdAt: row.created_at.toISOString(),
    lastUsedAt: row.last_used_at?.toISOString() ?? null,
  }
}
