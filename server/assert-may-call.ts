import type { Route } from '@cadre/contract'
import { AppError } from '@cadre/core'
import { derivedRulesFor, rulesFor } from '@cadre/people'
import type { Caller, Session } from '@cadre/store'
import type { SignInSettings } from './sign-in/settings.ts'

/** Throws `AppError` unless the caller may call a route at all; which records, the row policies decide. */
export function assertMayCall(
  { access, group, method }: Pick<Route, 'access' | 'group' | 'method'>,
  { caller, errand }: Pick<Session, 'caller' | 'errand'>,
  { freshSignInSeconds }: SignInSettings,
): void {
  if (access.kind === 'anyone') return
  if (caller.isLimited && !access.isForSetUp) {
    throw new AppError('set-up-needed', 'This account must first set up how it signs in: see GET /me.')
  }
  assertScope(caller, method === 'GET' ? 'read' : 'write', group)
  if (caller.kind === 'token' && (access.isForBrowsers || access.needsFreshSignIn)) {
    throw new AppError('access-denied', 'This takes signing in; an API token may not do it.')
  }
  if (access.kind === 'roles' && !access.roles.some((role) => caller.roles.includes(role))) throw denied()
  if (access.kind === 'data') {
    const { dataClass, act } = access
    if (rulesFor(caller.roles, { dataClass, act, purpose: errand.purpose }).length === 0) throw denied()
  }
  if (access.kind === 'derived') {
    const { derived } = access
    if (derivedRulesFor(caller.roles, { derived, purpose: errand.purpose }).length === 0) throw denied()
  }
  const ageMs = errand.now.getTime() - caller.authenticatedAt.getTime()
  if (access.needsFreshSignIn && ageMs > freshSignInSeconds * 1000) {
    throw new AppError('sign-in-too-old', 'This act needs a fresh sign-in. Sign in again and repeat it.')
  }
}

/** A token's scopes are `read`, `write`, or one of them for one group of routes: `read:pay_item`. */
function assertScope({ scopes }: Caller, needed: 'read' | 'write', group: string): void {
  if (scopes === null || scopes.includes(needed) || scopes.includes(`${needed}:${group}`)) return
  throw new AppError('access-denied', `This token may not ${needed} ${group.replaceAll('_', ' ')}.`)
}

function denied(): AppError {
  return new AppError('access-denied', 'This account may not do this.')
}
