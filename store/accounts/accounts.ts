import { newId } from '@cadre/core'
import type { Role } from '@cadre/people'
import type { Session } from '../database/session.ts'

export interface NewAccount {
  readonly login: string
  readonly displayName: string
  readonly personId?: string
  readonly roles: readonly { readonly role: Role; readonly scope?: readonly string[] }[]
}

/** Makes an account with its roles; returns its id. */
export async function createAccount(
  session: Session,
  { login, displayName, personId, roles }: NewAccount,
): Promise<string> {
  const id = newId('acc')
  await session.trx
    .insertInto('app.account')
    .values({ id, login, display_name: displayName, person_id: personId ?? null, disabled_at: null })
    .execute()
  for (const { role, scope } of roles) {
    await session.trx
      .insertInto('access.role_grant')
      .values({
        account_id: id,
        role,
        scope: scope ? [...scope] : null,
        granted_by: session.caller.accountId,
      })
      .execute()
  }
  session.note({
    act: 'create',
    entity: 'account',
    subjects: personId ? [personId] : [],
    detail: { id, roles },
  })
  return id
}

export interface Account {
  readonly id: string
  readonly login: string
  readonly displayName: string
  readonly language: string
  readonly personId: string | null
}

/** The account of the caller. */
export async function ownAccount(session: Session): Promise<Account> {
  const row = await session.trx
    .selectFrom('app.account')
    .select(['id', 'login', 'display_name', 'language', 'person_id'])
    .where('id', '=', session.caller.accountId)
    .executeTakeFirstOrThrow()
  return {
    id: row.id,
    login: row.login,
    displayName: row.display_name,
    language: row.language,
    personId: row.person_id,
  }
}

/** Ids of accounts by their login; those that do not exist are left out. */
export async function accountsByLogin(
  session: Session,
  logins: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (logins.length === 0) return new Map()
  const rows = await session.trx
    .selectFrom('app.account')
    .select(['id', 'login'])
    .where('login', 'in', [...logins])
    .execute()
  return new Map(rows.map(({ id, login }) => [login, id]))
}

/** Words that a guesser of the account's password begins with. */
export async function accountNames({ trx }: Session, accountId: string): Promise<string[]> {
  const row = await trx
    .selectFrom('app.account')
    .select(['login', 'display_name'])
    .where('id', '=', accountId)
    .executeTakeFirst()
  return row ? [row.login, row.display_name] : []
}
