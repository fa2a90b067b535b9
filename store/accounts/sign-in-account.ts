import type { Role } from '@cadre/people'
import { sql } from 'kysely'
import type { Session } from '../database/session.ts'

/** By what an account can sign in. */
export type Proof = 'password' | 'totp' | 'passkey' | 'identity'

/** What signing in needs to know of an account. */
export interface SignInAccount {
  readonly id: string
  readonly roles: readonly Role[]
  readonly proofs: readonly Proof[]
  /** The password's hash; null for an account without one. */
  readonly passwordHash: string | null
}

/** An enabled account by its id or login, for a system session. */
export async function findSignInAccount(
  { trx }: Session,
  by: { readonly id: string } | { readonly login: string },
): Promise<SignInAccount | undefined> {
  const { rows } = await sql<SignInAccount>`
    select a.id, p.hash as "passwordHash",
      coalesce((select array_agg(g.role) from access.role_grant g where g.account_id = a.id and g.revoked_at is null), '{}') as roles,
      array_remove(array[
        case when p.account_id is not null then 'password' end,
        case when exists (select from app.totp t where t.account_id = a.id) then 'totp' end,
        case when exists (select from app.passkey k where k.account_id = a.id) then 'passkey' end,
        case when exists (select from app.identity i where i.account_id = a.id) then 'identity' end
      ], null) as proofs
    from app.account a left join app.password p on p.account_id = a.id
    where a.disabled_at is null and ${'id' in by ? sql`a.id = ${by.id}` : sql`lower(a.login) = lower(${by.login})`}`.execute(
    trx,
  )
  return rows[0]
}

/** By what an account can sign in, for itself and those who administer it. */
export async function proofsOf({ trx }: Session, accountId: string): Promise<readonly Proof[]> {
  const { rows } = await sql<{
    proofs: Proof[] | null
  }>`select app.proofs_of(${accountId}) as proofs`.execute(trx)
  return rows[0]?.proofs ?? []
}
