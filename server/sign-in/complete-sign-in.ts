import type { SignInOutcome } from '@cadre/contract'
import { AppError } from '@cadre/core'
import { roles } from '@cadre/people'
import type { Role } from '@cadre/people'
import { endSessionOf, findSignInAccount, openChallenge, startSession } from '@cadre/store'
import type { Proof, Session } from '@cadre/store'
import type { OpenCall } from '../context.ts'
import type { SignInSettings } from './settings.ts'

/** How somebody has proved who they are. */
export type Factor =
  | 'link'
  | 'invitation'
  | 'password'
  | 'totp'
  | 'recovery code'
  | 'passkey'
  | 'openid'
  | 'openid with second factor'

const strong: readonly Factor[] = ['totp', 'recovery code', 'passkey', 'openid with second factor']

interface Proven {
  readonly accountId: string
  readonly factors: readonly Factor[]
  readonly next?: string
}

/**
 * Lets in an account that has proved itself, as far as it has: with a session, a session that can only
 * set up what is missing, or a challenge for the second factor. A session that the browser had ends.
 */
export async function completeSignIn(
  call: OpenCall,
  session: Session,
  proven: Proven,
): Promise<SignInOutcome> {
  const { accountId, factors, next } = proven
  const { signIn: settings } = call.context
  const account = await findSignInAccount(session, { id: accountId })
  if (!account) throw new AppError('not-signed-in', 'This account is not in use.')
  const isStrong = factors.some((factor) => strong.includes(factor))
  if (!isStrong && account.proofs.includes('totp')) {
    const challenge = await openChallenge(session, {
      kind: 'second factor',
      accountId,
      detail: { factors, ...(next !== undefined && { next }) },
    })
    return { state: 'second factor needed', challenge }
  }
  const missing = factors.includes('invitation') || !isStrong ? missingProofs(account, settings) : []
  // The link of a demo stands for whatever an account may lack.
  const setUpNeeded = factors.includes('link') && !settings.requiresSecondFactor ? [] : missing
  const isLimited = setUpNeeded.length > 0
  if (call.presentedDigest) await endSessionOf(session, call.presentedDigest)
  const token = await startSession(session, {
    accountId,
    kind: 'browser',
    limits: isLimited ? { idleSeconds: 1800, absoluteSeconds: 3600 } : settings.sessions,
    factors,
    isLimited,
    from: call.from,
  })
  call.setCookie(token)
  return {
    state: isLimited ? 'set-up needed' : 'signed in',
    accountId,
    ...(isLimited && { setUpNeeded: [...setUpNeeded] }),
    ...(next !== undefined && { next }),
  }
}

/** What an account must still set up before it may do anything else. */
export function missingProofs(
  { roles: held, proofs }: { readonly roles: readonly Role[]; readonly proofs: readonly Proof[] },
  { requiresSecondFactor }: SignInSettings,
): ('password' | 'second factor')[] {
  if (proofs.includes('passkey')) return []
  const hasFirst = proofs.includes('password') || proofs.includes('identity')
  const needsSecond = requiresSecondFactor && held.some((role) => roles[role].needsSecondFactor)
  return [
    ...(hasFirst ? [] : (['password'] as const)),
    ...(needsSecond && !proofs.includes('totp') ? (['second factor'] as const) : []),
  ]
}
