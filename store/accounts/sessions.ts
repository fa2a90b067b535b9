import { newId } from '@cadre/core'
import { sql } from 'kysely'
import type { Session } from '../database/session.ts'
import { apiTokenPrefix, digestOf, newToken } from './tokens.ts'

/** How long sessions last, in seconds: `idle` since the last use, `absolute` since sign-in. */
export interface SessionLimits {
  readonly idleSeconds: number
  readonly absoluteSeconds: number
}

const usualLimits: SessionLimits = { idleSeconds: 3600, absoluteSeconds: 12 * 3600 }

export interface NewSession {
  readonly id?: string
  readonly accountId: string
  readonly kind: 'browser' | 'token'
  readonly label?: string
  readonly scopes?: readonly string[]
  readonly limits?: SessionLimits
  readonly factors?: readonly string[]
  /** May do nothing but set up how its account signs in. */
  readonly isLimited?: boolean
  readonly from?: { readonly address: string; readonly client: string }
}

/** Starts a session of an account; returns the token that opens it. */
export async function startSession(session: Session, options: NewSession): Promise<string> {
  const { accountId, kind, label = '', scopes, limits = usualLimits, factors = [], from } = options
  const { isLimited = false, id = newId('ssn') } = options
  const { now } = session.errand
  const token = kind === 'token' ? `${apiTokenPrefix}${newToken()}` : newToken()
  await session.trx
    .insertInto('app.session')
    .values({
      id,
      account_id: accountId,
      token_digest: digestOf(token),
      kind,
      label,
      scopes: scopes ? [...scopes] : null,
      factors: [...factors],
      is_limited: isLimited,
      address: from?.address ?? '',
      client: from?.client ?? '',
      created_at: now,
      authenticated_at: now,
      last_used_at: now,
      idle_seconds: limits.idleSeconds,
      expires_at: new Date(now.getTime() + limits.absoluteSeconds * 1000),
      ended_at: null,
    })
    .execute()
  const detail = { accountId, sessionId: id, kind, factors, isLimited, ...(scopes && { scopes, label }) }
  session.note({ act: 'start session', entity: 'account', subjects: [], detail })
  return token
}

/** Ends one session or API token at once; false when there is none within reach. */
export async function endSession(
  session: Session,
  sessionId: string,
  { kind }: { kind?: 'browser' | 'token' } = {},
): Promise<boolean> {
  const { numUpdatedRows } = await session.trx
    .updateTable('app.session')
    .set({ ended_at: session.errand.now })
    .where('id', '=', sessionId)
    .where('ended_at', 'is', null)
    .$if(kind !== undefined, (query) => query.where('kind', '=', kind!))
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return false
  session.note({ act: 'end session', entity: 'account', subjects: [], detail: { sessionId } })
  return true
}

/** Ends the session behind a token, if there is one: a new sign-in replaces what the browser had. */
export async function endSessionOf(session: Session, tokenDigest: Uint8Array): Promise<void> {
  await session.trx
    .updateTable('app.session')
    .set({ ended_at: session.errand.now })
    .where('token_digest', '=', Buffer.from(tokenDigest))
    .where('kind', '=', 'browser')
    .where('ended_at', 'is', null)
    .execute()
}

/**
 * Ends every session, API token and link of an account, but the session it is asked from; returns how
 * many sessions. After any change of how the account signs in, or of what it may do.
 */
export async function endEverything(session: Session, accountId: string): Promise<number> {
  const kept = session.caller.accountId === accountId ? session.caller.sessionId : null
  const { rows } = await sql<{ ended: number }>`
    select app.end_everything(${accountId}, ${session.errand.now}::timestamptz, ${kept}::text) as ended`.execute(
    session.trx,
  )
  const ended = rows[0]?.ended ?? 0
  session.note({ act: 'end sessions', entity: 'account', subjects: [], detail: { accountId, ended } })
  return ended
}

export interface SessionLine {
  readonly id: string
  readonly label: string
  readonly scopes: readonly string[] | null
  readonly factors: readonly string[]
  readonly address: string
  readonly client: string
  readonly createdAt: string
  readonly lastUsedAt: string
  readonly expiresAt: string
}

/** Live sessions or API tokens of an account, newest first. */
export async function listSessions(
  session: Session,
  { accountId, kind }: { readonly accountId: string; readonly kind: 'browser' | 'token' },
): Promise<SessionLine[]> {
  const { now } = session.errand
  const rows = await session.trx
    .selectFrom('app.session')
    .select(['id', 'label', 'scopes', 'factors', 'address', 'client'])
    .select(['created_at', 'last_used_at', 'expires_at'])
    .where('account_id', '=', accountId)
    .where('kind', '=', kind)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', now)
    .where(sql<boolean>`last_used_at + make_interval(secs => idle_seconds) > ${now}::timestamptz`)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(500)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    label: row.label,
    scopes: row.scopes,
    factors: row.factors,
    address: row.address,
    client: row.client,
    createdAt: row.created_at.toISOString(),
    lastUsedAt: row.last_used_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
  }))
}

/** Whether an account was ever signed in, and not only to be set up. */
export async function hasSignedIn({ trx }: Session, accountId: string): Promise<boolean> {
  const row = await trx
    .selectFrom('app.session')
    .select('id')
    .where('account_id', '=', accountId)
    .where('is_limited', '=', false)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
