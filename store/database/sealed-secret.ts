import { randomBytes } from 'node:crypto'
import type { Session } from './session.ts'

/**
 * A secret of 32 bytes that this installation keeps under a name, sealed with its field keys; made when
 * it is first asked for. Whatever was keyed with it cannot be followed back once it is deleted.
 */
export async function sealedSecret({ trx, cipher }: Session, name: string): Promise<Buffer> {
  const place = { table: 'app.sealed_secret', column: 'sealed', rowId: name }
  await trx
    .insertInto('app.sealed_secret')
    .values({ name, sealed: cipher.seal(randomBytes(32).toString('base64'), place) })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const { sealed } = await trx
    .selectFrom('app.sealed_secret')
    .select('sealed')
    .where('name', '=', name)
    .executeTakeFirstOrThrow()
  return Buffer.from(cipher.open(sealed, place), 'base64')
}
