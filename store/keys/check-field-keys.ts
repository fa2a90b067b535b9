import { AppError } from '@cadre/core'
import { createHmac, timingSafeEqual } from 'node:crypto'
import type { FieldKeys } from '../database/field-cipher.ts'
import type { Session } from '../database/session.ts'

/**
 * Compares the keys at hand with those that the database was sealed with, and enters new ones: so that a
 * lost or foreign key file is said at the start and not at the first field. Throws `AppError('field-key-missing')`.
 */
export async function checkFieldKeys({ trx }: Session, { keys }: FieldKeys): Promise<void> {
  const known = await trx.selectFrom('app.field_key').selectAll().execute()
  for (const { id, check_digest, retired_at } of known) {
    const key = keys.get(id)
    if (key ? isSame(checkDigest(key), check_digest) : retired_at !== null) continue
    throw new AppError(
      'field-key-missing',
      key
        ? `Field key ${id} of the key file is not the one that this database was sealed with. Put back the key file that belongs to it.`
        : `The key file lacks field key ${id}, which sealed values of this database. Put back the key file that holds it.`,
      { keyId: id },
    )
  }
  const fresh = [...keys].filter(([id]) => !known.some((row) => row.id === id))
  if (fresh.length === 0) return
  await trx
    .insertInto('app.field_key')
    .values(fresh.map(([id, key]) => ({ id, check_digest: checkDigest(key), retired_at: null })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

function checkDigest(key: Uint8Array): string {
  return createHmac('sha256', key).update('cadre field key check').digest('base64url')
}

function isSame(one: string, other: string): boolean {
  return one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other))
}
