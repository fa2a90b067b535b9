import { AppError } from '@cadre/core'
import type { Role } from '@cadre/people'
import { sql } from 'kysely'
import type { Session } from '../database/session.ts'
import { endEverything } from './sessions.ts'

export interface Grant {
  readonly role: Role
  readonly scope?: readonly string[]
}

/**
 * Grants a role to an account, where the row policies let the caller; the account has to sign in again.
 * Throws `AppError` `access-denied`, or `record-conflict` when it has the role.
 */
export async function grantRole(session: Session, accountId: string, { role, scope }: Grant): Promise<void> {
  await session.trx
    .insertInto('access.role_grant')
    .values({
      account_id: accountId,
      role,
      scope: scope ? [...scope] : null,
      granted_by: session.caller.accountId,
      revoked_by: null,
      revoked_at: null,
    })
    .execute()
  await noteChange(session, accountId, { act: 'grant role', role, scope: scope ?? null })
}

/**
 * Takes a role away at once. Throws `AppError` `record-missing` when the account does not have it or
 * the caller may not take it, and `record-conflict` for the last administrator or HR manager.
 */
export async function revokeRole(session: Session, accountId: string, role: Role): Promise<void> {
  await assertNotLast(session, accountId, [role])
  const { numUpdatedRows } = await session.trx
    .updateTable('access.role_grant')
    .set({ revoked_by: session.caller.accountId, revoked_at: session.errand.now })
    .where('account_id', '=', accountId)
    .where('role', '=', role)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows === 0n)
    throw new AppError('record-missing', 'The account has no such role that you may take away.')
  await noteChange(session, accountId, { act: 'revoke role', role })
}

const indispensable: readonly Role[] = ['administrator', 'hr_manager']

/** Throws `AppError('record-conflict')` when nobody else who is enabled would hold one of the roles that an installation cannot be without. */
export async function assertNotLast(
  { trx }: Session,
  accountId: string,
  roles: readonly string[],
): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('access.role_grant'))`.execute(trx)
  for (const role of indispensable.filter((name) => roles.includes(name))) {
    const { rows } = await sql<{
      others: number
    }>`select access.others_with(${role}, ${accountId}) as others`.execute(trx)
    if ((rows[0]?.others ?? 0) > 0) continue
    throw new AppError(
      'record-conflict',
      `Nobody else is ${role.replace('_', ' ')}. Grant the role to another first.`,
    )
  }
}

async function noteChange(
  session: Session,
  accountId: string,
  { act, ...detail }: { act: string; role: Role; scope?: readonly string[] | null },
): Promise<void> {
  const account = await session.trx
    .selectFrom('app.account')
    .select('person_id')
    .where('id', '=', accountId)
    .executeTakeFirst()
  const subjects = account?.person_id ? [account.person_id] : []
  session.note({ act, entity: 'account', subjects, detail: { accountId, ...detail } })
  await endEverything(session, accountId)
}
