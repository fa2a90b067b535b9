import type { Role } from '@cadre/people'
import {
  createAccount,
  createLinkFor,
  endEverything,
  grantRole,
  listAccounts,
  listSessions,
  readAccount,
  recoverAccount,
  revokeRole,
  setDisabled,
} from '@cadre/store'
import type { Link, NewAccount } from '@cadre/store'
import type { Call } from '../context.ts'
import { decodeCursor, encodeCursor } from '../cursor.ts'

const idOf = ({ params }: Call): string => String(params['id'])
const linkOf = ({ token, expiresAt }: Link) => ({ token, expiresAt: expiresAt.toISOString() })

export async function handleListAccounts({ session, query }: Call): Promise<unknown> {
  const { limit, cursor, q } = query as { limit: number; cursor?: string; q?: string }
  const found = await listAccounts(session, {
    limit: limit + 1,
    ...(q !== undefined && { search: q }),
    ...(cursor !== undefined && { afterLogin: String(decodeCursor(cursor)[0]) }),
  })
  const items = found.slice(0, limit)
  const last = items.at(-1)
  const hasMore = found.length > limit && last !== undefined
  return { items, nextCursor: hasMore ? encodeCursor([last.login.toLowerCase()]) : null }
}

export function handleGetAccount(call: Call): Promise<unknown> {
  return readAccount(call.session, idOf(call))
}

export async function handleInviteAccount({ session, body }: Call): Promise<unknown> {
  const id = await createAccount(session, body as NewAccount)
  return { id, ...linkOf(await createLinkFor(session, id, 'invitation')) }
}

export async function handleMakePasswordLink(call: Call): Promise<unknown> {
  await readAccount(call.session, idOf(call))
  return linkOf(await createLinkFor(call.session, idOf(call), 'password'))
}

export async function handleRecoverAccount(call: Call): Promise<unknown> {
  const { reason } = call.body as { reason: string }
  return linkOf(await recoverAccount(call.session, idOf(call), reason))
}

export async function handleDisableAccount(call: Call): Promise<unknown> {
  const { reason } = call.body as { reason: string }
  await setDisabled(call.session, idOf(call), { isDisabled: true, reason })
  return { id: idOf(call) }
}

export async function handleEnableAccount(call: Call): Promise<unknown> {
  const { reason } = call.body as { reason: string }
  await setDisabled(call.session, idOf(call), { isDisabled: false, reason })
  return { id: idOf(call) }
}

export async function handleGrantRole(call: Call): Promise<unknown> {
  const { role, scope } = call.body as { role: Role; scope?: string[] }
  await readAccount(call.session, idOf(call))
  await grantRole(call.session, idOf(call), { role, ...(scope && { scope }) })
  return { id: idOf(call) }
}

export async function handleRevokeRole(call: Call): Promise<unknown> {
  await readAccount(call.session, idOf(call))
  await revokeRole(call.session, idOf(call), call.params['role'] as Role)
  return { id: idOf(call) }
}

export async function handleListAccountSessions(call: Call): Promise<unknown> {
  await readAccount(call.session, idOf(call))
  return { items: await listSessions(call.session, { accountId: idOf(call), kind: 'browser' }) }
}

export async function handleEndAccountSessions(call: Call): Promise<unknown> {
  await readAccount(call.session, idOf(call))
  return { ended: await endEverything(call.session, idOf(call)) }
}
