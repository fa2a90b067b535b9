import { AppError, newId } from '@cadre/core'
import { createHash, randomBytes } from 'node:crypto'
import type { Session } from '../database/session.ts'

/** A secret of 256 random bits for a cookie, a link or an API; only its digest is kept. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

export function digestOf(token: string): Buffer {
  return createHash('sha256').update(token, 'utf8').digest()
}

/** How long sessions last, in seconds: `idle` since the last use, `absolute` since sign-in. */
export const sessionLimits = { idle: 8 * 3600, absolute: 7 * 24 * 3600, link: 3600 } as const

/** Makes a one-time sign-in link for an account; returns its token. */
export async function createSignInLink(session: Session, accountId: string): Promise<string> {
  const token = newToken()
  const expiresAt = new Date(session.errand.now.getTime() + sessionLimits.link * 1000)
  await session.trx
    .insertInto('app.sign_in_link')
    .values({ token_digest: digestOf(token), account_id: accountId, expires_at: expiresAt })
    .execute()
  session.note({ act: 'create sign-in link', entity: 'account', subjects: [], detail: { accountId } })
  return token
}

/** Opens a browser session with a one-time link. Throws `AppError('not-signed-in')` for one that is used, old or unknown. */
export async function openLink(
  session: Session,
  linkToken: string,
): Promise<{ accountId: string; token: string }> {
  const { now } = session.errand
  const used = await session.trx
    .updateTable('app.sign_in_link')
    .set({ used_at: now })
    .where('token_digest', '=', digestOf(linkToken))
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .returning('account_id')
    .executeTakeFirst()
  if (!used) throw new AppError('not-signed-in', 'The link was used before or is too old. Ask for a new one.')
  const token = await startSession(session, { accountId: used.account_id, kind: 'browser' })
  return { accountId: used.account_id, token }
}

interface NewSession {
  readonly accountId: string
  readonly kind: 'browser' | 'token'
  readonly label?: string
  readonly scopes?: readonly string[]
  readonly lifetimeSeconds?: number
}

/** Starts a session of an account; returns the token that opens it. */
export async function startSession(session: Session, options: NewSession): Promise<string> {
  const { accountId, kind, label = '', scopes, lifetimeSeconds = sessionLimits.absolute } = options
  const { now } = session.errand
  const token = newToken()
  await session.trx
    .insertInto('app.session')
    .values({
      id: newId('ssn'),
      account_id: accountId,
      token_digest: digestOf(token),
      kind,
      label,
      scopes: scopes ? [...scopes] : null,
      authenticated_at: now,
      last_used_at: now,
      idle_seconds: kind === 'token' ? lifetimeSeconds : sessionLimits.idle,
      expires_at: new Date(now.getTime() + lifetimeSeconds * 1000),
      ended_at: null,
    })
    .execute()
  session.note({ act: 'start session', entity: 'account', subjects: [], detail: { accountId, kind } })
  return token
}

/** Ends a session of the caller at once. */
export async function endSession(session: Session, sessionId: string): Promise<boolean> {
  const { numUpdatedRows } = await session.trx
    .updateTable('app.session')
    .set({ ended_at: session.errand.now })
    .where('id', '=', sessionId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  session.note({ act: 'end session', entity: 'account', subjects: [], detail: { sessionId } })
  return numUpdatedRows > 0n
}

/** Whether an account was ever signed in. */
export async function hasSignedIn({ trx }: Session, accountId: string): Promise<boolean> {
  const row = await trx
    .selectFrom('app.session')
    .select('id')
    .where('account_id', '=', accountId)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
