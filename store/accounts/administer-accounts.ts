import { AppError } from '@cadre/core'
import { sql } from 'kysely'
import type { Session } from '../database/session.ts'
import { assertNotLast } from './grants.ts'
import { createLinkFor } from './links.ts'
import type { Link } from './links.ts'
import type { Proof } from './sign-in-account.ts'

export interface AccountLine {
  readonly id: string
  readonly login: string
  readonly displayName: string
  /** Only for who manages the person, and for oneself: administrators see no people. */
  readonly personId: string | null
  readonly createdAt: string
  readonly disabledAt: string | null
  readonly lastUsedAt: string | null
  readonly proofs: readonly Proof[]
  readonly roles: readonly {
    readonly role: string
    readonly scope: readonly string[] | null
    readonly grantedBy: string
    readonly grantedAt: string
  }[]
}

interface ListOptions {
  readonly limit: number
  /** Part of a login or name. */
  readonly search?: string
  readonly id?: string
  readonly afterLogin?: string
}

/** Accounts within the caller's reach, by login; whose they are only for who manages those people. */
export async function listAccounts(session: Session, options: ListOptions): Promise<AccountLine[]> {
  const accounts = await findAccounts(session, options)
  return accounts.map(({ isManaged, personId, ...account }) => ({
    ...account,
    personId: isManaged ? personId : null,
  }))
}

interface FoundAccount extends AccountLine {
  readonly isManaged: boolean
}

async function findAccounts(
  { trx }: Session,
  { limit, search, id, afterLogin }: ListOptions,
): Promise<FoundAccount[]> {
  const pattern = search === undefined ? null : `%${search.replace(/[\\%_]/g, '\\$&')}%`
  const { rows } = await sql<AccountRow>`
    select a.id, a.login, a.display_name, a.person_id, a.created_at, a.disabled_at,
      coalesce(app.proofs_of(a.id), '{}') as proofs,
      a.id = access.account() or access.manages_account(a.id) as is_managed,
      (select max(s.last_used_at) from app.session s where s.account_id = a.id) as last_used_at,
      coalesce((
        select jsonb_agg(jsonb_build_object('role', g.role, 'scope', g.scope, 'grantedBy', g.granted_by,
          'grantedAt', g.granted_at) order by g.granted_at, g.id)
        from access.role_grant g where g.account_id = a.id and g.revoked_at is null
      ), '[]') as roles
    from app.account a
    where (${id ?? null}::text is null or a.id = ${id ?? null})
      and (${pattern}::text is null or a.login ilike ${pattern} or a.display_name ilike ${pattern})
      and (${afterLogin ?? null}::text is null or lower(a.login) > ${afterLogin ?? null})
    order by lower(a.login) limit ${limit}`.execute(trx)
  return rows.map((row) => ({
    id: row.id,
    login: row.login,
    displayName: row.display_name,
    personId: row.person_id,
    isManaged: row.is_managed,
    createdAt: row.created_at.toISOString(),
    disabledAt: row.disabled_at?.toISOString() ?? null,
    lastUsedAt: row.last_used_at?.toISOString() ?? null,
    proofs: row.proofs,
    roles: row.roles,
  }))
}

interface AccountRow {
  readonly id: string
  readonly login: string
  readonly display_name: string
  readonly person_id: string | null
  readonly is_managed: boolean
  readonly created_at: Date
  readonly disabled_at: Date | null
  readonly last_used_at: Date | null
  readonly proofs: Proof[]
  readonly roles: AccountLine['roles']
}

/** One account within the caller's reach. Throws `AppError('record-missing')`. */
export async function readAccount(session: Session, id: string): Promise<AccountLine> {
  const [account] = await listAccounts(session, { id, limit: 1 })
  if (account) return account
  throw noSuchAccount(id)
}

/** With the person, for the audit trail. */
async function findAccount(session: Session, id: string): Promise<FoundAccount> {
  const [account] = await findAccounts(session, { id, limit: 1 })
  if (account) return account
  throw noSuchAccount(id)
}

function noSuchAccount(id: string): AppError {
  return new AppError('record-missing', 'There is no such account within reach.', { id })
}

/**
 * Disables an account, which ends everything it has open, or enables it again.
 * Throws `AppError` `access-denied`, or `record-conflict` for the last administrator or HR manager.
 */
export async function setDisabled(
  session: Session,
  id: string,
  { isDisabled, reason }: { readonly isDisabled: boolean; readonly reason: string },
): Promise<void> {
  const { roles, personId } = await findAccount(session, id)
  if (isDisabled) {
    await assertNotLast(
      session,
      id,
      roles.map(({ role }) => role),
    )
  }
  await sql`select app.set_disabled(${id}, ${session.errand.now}::timestamptz, ${isDisabled})`.execute(
    session.trx,
  )
  const act = isDisabled ? 'disable account' : 'enable account'
  const subjects = personId === null ? [] : [personId]
  session.note({ act, entity: 'account', subjects, detail: { accountId: id, reason } })
}

/** Forgets every way in which an account signs in, ends what it has open, and invites it anew. */
export async function recoverAccount(session: Session, id: string, reason: string): Promise<Link> {
  const { personId } = await findAccount(session, id)
  await sql`select app.forget_proofs(${id}, ${session.errand.now}::timestamptz)`.execute(session.trx)
  const subjects = personId === null ? [] : [personId]
  session.note({ act: 'recover account', entity: 'account', subjects, detail: { accountId: id, reason } })
  return createLinkFor(session, id, 'invitation')
}

/** Changes the caller's own login. Throws `AppError('record-conflict')` when another has it. */
export async function changeLanguage(session: Session, accountId: string, language: string): Promise<void> {
  await session.trx.updateTable('app.account').set({ language }).where('id', '=', accountId).execute()
  session.note({ act: 'change language', entity: 'account', subjects: [], detail: { accountId } })
}

export async function changeLogin(session: Session, accountId: string, login: string): Promise<void> {
  await session.trx.updateTable('app.account').set({ login }).where('id', '=', accountId).execute()
  session.note({ act: 'change login', entity: 'account', subjects: [], detail: { accountId } })
}
