import { accessRules } from '@cadre/people'
import { endSession, ownAccount, proofsOf } from '@cadre/store'
import type { Call } from '../context.ts'
import { missingProofs } from '../sign-in/complete-sign-in.ts'

export async function handleSignOut(call: Call): Promise<unknown> {
  const { sessionId } = call.session.caller
  const ended = sessionId !== null && (await endSession(call.session, sessionId))
  call.setCookie(undefined)
  return { ended }
}

export async function handleMe({ session, context }: Call): Promise<unknown> {
  const { id, login, displayName, language, personId } = await ownAccount(session)
  const { roles, isLimited } = session.caller
  const dataClasses = accessRules
    .filter(({ role }) => roles.includes(role))
    .flatMap(({ dataClass, acts, relation }) => acts.map((act) => ({ dataClass, act, relation })))
  const setUpNeeded = isLimited
    ? missingProofs({ roles, proofs: await proofsOf(session, id) }, context.signIn)
    : []
  return { accountId: id, personId, login, displayName, language, roles, dataClasses, setUpNeeded }
}
