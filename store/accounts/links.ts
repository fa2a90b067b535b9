import { sql } from 'kysely'
import type { Session } from '../database/session.ts'
import { digestOf, newToken } from './tokens.ts'

/**
 * What a one-time link does: `sign in` opens a session; `invitation` opens one in which the account
 * can only set up how it signs in; `password` sets a password and opens nothing.
 */
export type LinkKind = 'sign in' | 'invitation' | 'password'

export interface Link {
  readonly token: string
  readonly expiresAt: Date
}

const lifetimeSeconds: Readonly<Record<LinkKind, number>> = {
  'sign in': 24 * 3600,
  invitation: 72 * 3600,
  password: 3600,
}

/** Makes a one-time link for an account, for the machine's own administrator: no request reaches this. */
export async function createLink(session: Session, accountId: string, kind: LinkKind): Promise<Link> {
  const link = newLink(session, kind)
  await session.trx
    .insertInto('app.sign_in_link')
    .values({
      token_digest: digestOf(link.token),
      account_id: accountId,
      kind,
      created_by: session.caller.accountId,
      expires_at: link.expiresAt,
      used_at: null,
    })
    .execute()
  noteLink(session, accountId, kind)
  return link
}

/** Makes a one-time link for another account, where the caller may; earlier links of it end. */
export async function createLinkFor(
  session: Session,
  accountId: string,
  kind: 'invitation' | 'password',
): Promise<Link> {
  const link = newLink(session, kind)
  await sql`select app.add_link(${accountId}, ${kind}, ${digestOf(link.token)}, ${link.expiresAt}::timestamptz)`.execute(
    session.trx,
  )
  noteLink(session, accountId, kind)
  return link
}

function newLink({ errand }: Session, kind: LinkKind): Link {
  return { token: newToken(), expiresAt: new Date(errand.now.getTime() + lifetimeSeconds[kind] * 1000) }
}

function noteLink(session: Session, accountId: string, kind: LinkKind): void {
  session.note({ act: 'create sign-in link', entity: 'account', subjects: [], detail: { accountId, kind } })
}

/** The account and kind of a link that can still be used; it stays usable. */
export async function findLink(
  session: Session,
  token: string,
): Promise<{ accountId: string; kind: LinkKind } | undefined> {
  const row = await session.trx
    .selectFrom('app.sign_in_link as l')
    .innerJoin('app.account as a', 'a.id', 'l.account_id')
    .select(['l.account_id', 'l.kind'])
    .where('l.token_digest', '=', digestOf(token))
    .where('l.used_at', 'is', null)
    .where('l.expires_at', '>', session.errand.now)
    .where('a.disabled_at', 'is', null)
    .executeTakeFirst()
  return row && { accountId: row.account_id, kind: row.kind }
}

/** Uses a link up; false when somebody else was faster. */
export async function burnLink(session: Session, token: string): Promise<boolean> {
  const { numUpdatedRows } = await session.trx
    .updateTable('app.sign_in_link')
    .set({ used_at: session.errand.now })
    .where('token_digest', '=', digestOf(token))
    .where('used_at', 'is', null)
    .where('expires_at', '>', session.errand.now)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
