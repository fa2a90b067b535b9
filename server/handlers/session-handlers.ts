import { accessRules } from '@cadre/people'
import { endSession, openLink, ownAccount } from '@cadre/store'
import type { Call } from '../context.ts'

export async function handleOpenLink(call: Call): Promise<unknown> {
  const { accountId, token } = await openLink(call.session, (call.body as { token: string }).token)
  call.setCookie(token)
  return { accountId }
}

export async function handleSignOut(call: Call): Promise<unknown> {
  const { sessionId } = call.session.caller
  const ended = sessionId !== null && (await endSession(call.session, sessionId))
  call.setCookie(undefined)
  return { ended }
}

export async function handleMe({ session }: Call): Promise<unknown> {
  const { id, displayName, language, personId } = await ownAccount(session)
  const { roles } = session.caller
  const dataClasses = accessRules
    .filter(({ role }) => roles.includes(role))
    .flatMap(({ dataClass, acts, relation }) => acts.map((act) => ({ dataClass, act, relation })))
  return { accountId: id, personId, displayName, language, roles, dataClasses }
}
