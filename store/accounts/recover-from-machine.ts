import { AppError } from '@cadre/core'
import { sql } from 'kysely'
import type { Session } from '../database/session.ts'
import { notify } from '../notifications/notify.ts'
import { createLink } from './links.ts'
import type { Link } from './links.ts'
import { endEverything } from './sessions.ts'
import { findSignInAccount } from './sign-in-account.ts'

const proofTables = ['password', 'totp', 'recovery_code', 'passkey', 'identity'] as const

/**
 * For an installation in which nobody is left who could recover an account: forgets every way in which an
 * administrator or HR manager signs in, ends what is open, and invites anew. All other administrators and
 * HR managers of everywhere are told. For a system session, which takes the machine itself. Throws
 * `AppError` `record-missing`, or `access-denied` for any other account.
 */
export async function recoverFromMachine(
  session: Session,
  { login, reason }: { readonly login: string; readonly reason: string },
): Promise<Link> {
  const account = await findSignInAccount(session, { login })
  if (!account) throw new AppError('record-missing', 'There is no enabled account with this login.')
  const { id, roles } = account
  if (!roles.includes('administrator') && !roles.includes('hr_manager'))
    throw new AppError(
      'access-denied',
      'Only accounts of administrators and HR managers are recovered from the machine; they recover all others.',
    )
  for (const table of proofTables)
    await sql`delete from ${sql.table(`app.${table}`)} where account_id = ${id}`.execute(session.trx)
  await endEverything(session, id)
  session.note({ act: 'recover account', entity: 'account', subjects: [], detail: { accountId: id, reason } })
  await notify(session, {
    kind: 'account-recovered',
    entity: 'account',
    recordId: id,
    accounts: (await keepers(session)).filter((keeper) => keeper !== id),
  })
  return createLink(session, id, 'invitation')
}

/** Who has to know: whoever runs the installation, or manages all of its people. */
async function keepers({ trx }: Session): Promise<string[]> {
  const rows = await trx
    .selectFrom('access.role_grant')
    .select('account_id')
    .distinct()
    .where('role', 'in', ['administrator', 'hr_manager'])
    .where('scope', 'is', null)
    .where('revoked_at', 'is', null)
    .execute()
  return rows.map(({ account_id }) => account_id)
}
