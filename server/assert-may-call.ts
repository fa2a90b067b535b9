import type { Access } from '@cadre/contract'
import { AppError } from '@cadre/core'
import { derivedRulesFor, rulesFor } from '@cadre/people'
import type { Caller, Errand } from '@cadre/store'

/** How long after signing in dangerous acts are let through. */
const freshSignInMs = 10 * 60_000

/** Throws `AppError` unless the caller may call a route at all; which records, the row policies decide. */
export function assertMayCall(access: Access, caller: Caller, errand: Errand, method: string): void {
  if (access.kind === 'anyone') return
  assertScope(caller, method)
  if (access.kind === 'signed in' || access.kind === 'roles') {
    if (access.kind === 'roles' && !access.roles.some((role) => caller.roles.includes(role))) throw denied()
    if (access.needsFreshSignIn) assertFresh(caller, errand)
    return
  }
  if (access.kind === 'derived') {
    const { derived } = access
    if (derivedRulesFor(caller.roles, { derived, purpose: errand.purpose }).length === 0) throw denied()
    return
  }
  const { dataClass, act } = access
  if (rulesFor(caller.roles, { dataClass, act, purpose: errand.purpose }).length === 0) throw denied()
}

function assertFresh({ authenticatedAt }: Caller, { now }: Errand): void {
  if (now.getTime() - authenticatedAt.getTime() <= freshSignInMs) return
  throw new AppError('sign-in-too-old', 'This act needs a fresh sign-in. Sign in again and repeat it.')
}

function assertScope({ scopes }: Caller, method: string): void {
  if (scopes === null) return
  const needed = method === 'GET' ? 'read' : 'write'
  if (!scopes.includes(needed)) throw new AppError('access-denied', `This token may not ${needed}.`)
}

function denied(): AppError {
  return new AppError('access-denied', 'This account may not do this.')
}
