import { AppError } from '@cadre/core'
import type { Session } from '../database/session.ts'
import { digestOf, newToken } from './tokens.ts'

/** What a waiting step of a sign-in or a set-up is waiting for. */
export type ChallengeKind =
  | 'second factor'
  | 'passkey sign-in'
  | 'passkey set-up'
  | 'authenticator set-up'
  | 'openid sign-in'
  | 'openid set-up'

export interface NewChallenge {
  readonly kind: ChallengeKind
  readonly accountId?: string
  readonly detail: Readonly<Record<string, unknown>>
}

export interface Challenge {
  readonly accountId: string | null
  readonly detail: Readonly<Record<string, unknown>>
}

const lifetimeMs = 10 * 60_000
const maxTries = 5

/** Keeps what the next step must match; returns the token that step brings. It waits ten minutes. */
export async function openChallenge(
  session: Session,
  { kind, accountId, detail }: NewChallenge,
): Promise<string> {
  const { trx, errand, caller } = session
  const token = newToken()
  await trx.deleteFrom('app.challenge').where('expires_at', '<', errand.now).execute()
  await trx
    .insertInto('app.challenge')
    .values({
      token_digest: digestOf(token),
      kind,
      account_id: accountId ?? null,
      session_id: caller.sessionId,
      detail: JSON.stringify(detail),
      expires_at: new Date(errand.now.getTime() + lifetimeMs),
    })
    .execute()
  return token
}

/**
 * Takes a challenge away: it works once, for the session that opened it, before it expires.
 * Throws `AppError('not-signed-in')` otherwise.
 */
export async function takeChallenge(
  session: Session,
  token: string,
  kind: ChallengeKind,
): Promise<Challenge> {
  const { trx, errand, caller } = session
  const row = await trx
    .deleteFrom('app.challenge')
    .where('token_digest', '=', digestOf(token))
    .where('kind', '=', kind)
    .where('expires_at', '>', errand.now)
    .where('session_id', 'is not distinct from', caller.sessionId)
    .returning(['account_id', 'detail'])
    .executeTakeFirst()
  if (!row) throw challengeGone()
  return { accountId: row.account_id, detail: row.detail }
}

/**
 * Counts one more try of a challenge that may be answered wrongly a few times; its account and detail.
 * Throws `AppError('not-signed-in')` when it is gone or was tried five times.
 */
export async function tryChallenge(session: Session, token: string, kind: ChallengeKind): Promise<Challenge> {
  const row = await session.trx
    .updateTable('app.challenge')
    .set((eb) => ({ tries: eb('tries', '+', 1) }))
    .where('token_digest', '=', digestOf(token))
    .where('kind', '=', kind)
    .where('expires_at', '>', session.errand.now)
    .where('tries', '<', maxTries)
    .returning(['account_id', 'detail'])
    .executeTakeFirst()
  if (!row) throw challengeGone()
  return { accountId: row.account_id, detail: row.detail }
}

function challengeGone(): AppError {
  return new AppError('not-signed-in', 'This step was done before, or took too long. Begin again.')
}
