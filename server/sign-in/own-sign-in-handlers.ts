import { routes } from '@cadre/contract'
import { AppError, newId } from '@cadre/core'
import {
  accountNames,
  addPasskey,
  changeLanguage,
  changeLogin,
  endEverything,
  endSession,
  keepRecoveryCodes,
  keepTotp,
  linkIdentity,
  listIdentitiesOf,
  listPasskeysOf,
  listSessions,
  openChallenge,
  ownAccount,
  proofsOf,
  removePasskey,
  removeTotp,
  setPassword,
  startSession,
  takeChallenge,
  unlinkIdentity,
} from '@cadre/store'
import type { Proof } from '@cadre/store'
import type { Call } from '../context.ts'
import { checkNewPassword } from './check-new-password.ts'
import { missingProofs } from './complete-sign-in.ts'
import { beginAtProvider, finishAtProvider, providerNamed } from './openid.ts'
import type { OpenIdExpectation } from './openid.ts'
import { passkeyCreation, readNewPasskey } from './passkeys.ts'
import { hashPassword } from './password-hash.ts'
import { newRecoveryCodes } from './recovery-codes.ts'
import { newTotp, totpStep } from './totp.ts'

const ownId = ({ session }: Call): string => session.caller.accountId
const idOf = ({ params }: Call): string => String(params['id'])

export async function handleListOwnSessions(call: Call): Promise<unknown> {
  const found = await listSessions(call.session, { accountId: ownId(call), kind: 'browser' })
  const { sessionId } = call.session.caller
  return { items: found.map((line) => ({ ...line, isThisOne: line.id === sessionId })) }
}

export async function handleEndOwnSession(call: Call): Promise<unknown> {
  return { ended: await endOwn(call, 'browser') }
}

export async function handleEndToken(call: Call): Promise<unknown> {
  return { ended: await endOwn(call, 'token') }
}

async function endOwn(call: Call, kind: 'browser' | 'token'): Promise<boolean> {
  const own = await listSessions(call.session, { accountId: ownId(call), kind })
  if (!own.some(({ id }) => id === idOf(call)))
    throw new AppError('record-missing', 'This account has no such session.', { id: idOf(call) })
  return endSession(call.session, idOf(call))
}

export async function handleEndOtherSessions(call: Call): Promise<unknown> {
  return { ended: await endEverything(call.session, ownId(call)) }
}

export async function handleListOwnWays(call: Call): Promise<unknown> {
  return { items: await proofsOf(call.session, ownId(call)) }
}

export async function handleSetOwnPassword(call: Call): Promise<unknown> {
  const { password } = call.body as { password: string }
  checkNewPassword(password, await accountNames(call.session, ownId(call)))
  await setPassword(call.session, ownId(call), await hashPassword(password))
  return { setUpNeeded: await stillMissing(call) }
}

export async function handleSetOwnLogin(call: Call): Promise<unknown> {
  const { login } = call.body as { login: string }
  await changeLogin(call.session, ownId(call), login)
  await endEverything(call.session, ownId(call))
  return { login }
}

export async function handleSetOwnLanguage(call: Call): Promise<unknown> {
  const { language } = call.body as { language: string }
  await changeLanguage(call.session, ownId(call), language)
  return { language }
}

export async function handleBeginAuthenticator(call: Call): Promise<unknown> {
  const { login } = await ownAccount(call.session)
  const { secret, uri } = newTotp(login, call.context.signIn.organisation)
  const sealed = call.session.cipher.seal(secret, placeOf(call))
  const challenge = await openChallenge(call.session, {
    kind: 'authenticator set-up',
    accountId: ownId(call),
    detail: { sealed: sealed.toString('base64') },
  })
  return { challenge, secret, uri }
}

const placeOf = (call: Call) => ({ table: 'app.challenge', column: 'detail', rowId: ownId(call) })

/** The first code proves that the app has the secret; it counts as used. */
export async function handleSetAuthenticator(call: Call): Promise<unknown> {
  const { challenge, code } = call.body as { challenge: string; code: string }
  const { session } = call
  const { detail } = await takeChallenge(session, challenge, 'authenticator set-up')
  const secret = session.cipher.open(Buffer.from(String(detail['sealed']), 'base64'), placeOf(call))
  const lastStep = totpStep(secret, code, session.errand.now)
  if (lastStep === undefined)
    throw new AppError('not-signed-in', 'The code does not fit. Is the clock of the device right?')
  await keepTotp(session, ownId(call), { secret, lastStep })
  const recoveryCodes = newRecoveryCodes()
  await keepRecoveryCodes(session, ownId(call), recoveryCodes)
  await endEverything(session, ownId(call))
  return { recoveryCodes, setUpNeeded: await stillMissing(call) }
}

export async function handleRemoveAuthenticator(call: Call): Promise<unknown> {
  const proofs = await proofsOf(call.session, ownId(call))
  if (!proofs.includes('totp')) return { removed: false }
  assertEnough(
    call,
    proofs.filter((proof) => proof !== 'totp'),
  )
  await removeTotp(call.session, ownId(call))
  await endEverything(call.session, ownId(call))
  return { removed: true }
}

export async function handleRenewRecoveryCodes(call: Call): Promise<unknown> {
  if (!(await proofsOf(call.session, ownId(call))).includes('totp'))
    throw new AppError(
      'record-missing',
      'Recovery codes stand in for an authenticator app; set one up first.',
    )
  const recoveryCodes = newRecoveryCodes()
  await keepRecoveryCodes(call.session, ownId(call), recoveryCodes)
  return { recoveryCodes }
}

export async function handleListPasskeys(call: Call): Promise<unknown> {
  const found = await listPasskeysOf(call.session, ownId(call))
  return {
    items: found.map(({ id, label, isBackedUp, createdAt, lastUsedAt }) => ({
      id,
      label,
      isBackedUp,
      createdAt,
      lastUsedAt,
    })),
  }
}

export async function handleBeginOwnPasskey(call: Call): Promise<unknown> {
  const { login, displayName } = await ownAccount(call.session)
  const options = await passkeyCreation(call.context.signIn, {
    accountId: ownId(call),
    login,
    displayName,
    existing: await listPasskeysOf(call.session, ownId(call)),
  })
  const challenge = await openChallenge(call.session, {
    kind: 'passkey set-up',
    accountId: ownId(call),
    detail: { challenge: options.challenge },
  })
  return { challenge, options }
}

export async function handleAddOwnPasskey(call: Call): Promise<unknown> {
  const { challenge, response, label } = call.body as { challenge: string; response: unknown; label: string }
  const { detail } = await takeChallenge(call.session, challenge, 'passkey set-up')
  const passkey = await readNewPasskey(call.context.signIn, {
    response,
    challenge: String(detail['challenge']),
  })
  const id = await addPasskey(call.session, ownId(call), { ...passkey, label })
  await endEverything(call.session, ownId(call))
  return { id, setUpNeeded: await stillMissing(call) }
}

export async function handleRemoveOwnPasskey(call: Call): Promise<unknown> {
  const proofs = await proofsOf(call.session, ownId(call))
  const isLast = (await listPasskeysOf(call.session, ownId(call))).length === 1
  if (isLast)
    assertEnough(
      call,
      proofs.filter((proof) => proof !== 'passkey'),
    )
  if (!(await removePasskey(call.session, ownId(call), idOf(call))))
    throw new AppError('record-missing', 'This account has no such passkey.', { id: idOf(call) })
  await endEverything(call.session, ownId(call))
  return { removed: true }
}

export async function handleListIdentities(call: Call): Promise<unknown> {
  return { items: await listIdentitiesOf(call.session, ownId(call)) }
}

export async function handleBeginOwnIdentity(call: Call): Promise<unknown> {
  const { provider: id } = call.body as { provider: string }
  const { signIn } = call.context
  const { url, expectation } = await beginAtProvider(signIn, providerNamed(signIn, id))
  const challenge = await openChallenge(call.session, {
    kind: 'openid set-up',
    accountId: ownId(call),
    detail: { ...expectation },
  })
  return { challenge, url }
}

export async function handleAddOwnIdentity(call: Call): Promise<unknown> {
  const { challenge, callback } = call.body as { challenge: string; callback: string }
  const { detail } = await takeChallenge(call.session, challenge, 'openid set-up')
  const expectation = detail as unknown as OpenIdExpectation
  const { issuer, subject } = await finishAtProvider(call.context.signIn, callback, expectation)
  const { provider } = expectation
  await linkIdentity(call.session, ownId(call), { issuer, subject, provider })
  await endEverything(call.session, ownId(call))
  return { provider, setUpNeeded: await stillMissing(call) }
}

export async function handleRemoveOwnIdentity(call: Call): Promise<unknown> {
  const proofs = await proofsOf(call.session, ownId(call))
  const provider = String(call.params['provider'])
  const others = (await listIdentitiesOf(call.session, ownId(call))).filter(
    (identity) => identity.provider !== provider,
  )
  if (others.length === 0)
    assertEnough(
      call,
      proofs.filter((proof) => proof !== 'identity'),
    )
  if (!(await unlinkIdentity(call.session, ownId(call), provider)))
    throw new AppError('record-missing', 'This account has no identity there.')
  await endEverything(call.session, ownId(call))
  return { removed: true }
}

export async function handleListTokens(call: Call): Promise<unknown> {
  const found = await listSessions(call.session, { accountId: ownId(call), kind: 'token' })
  return {
    items: found.map(({ id, label, scopes, createdAt, lastUsedAt, expiresAt }) => ({
      id,
      label,
      scopes,
      createdAt,
      lastUsedAt,
      expiresAt,
    })),
  }
}

export async function handleAddToken(call: Call): Promise<unknown> {
  const { label, scopes, expiresInDays } = call.body as {
    label: string
    scopes: string[]
    expiresInDays: number
  }
  const groups = new Set(routes.map(({ group }) => group))
  const unknown = scopes.find((scope) => scope.includes(':') && !groups.has(scope.replace(/^\w+:/, '')))
  if (unknown !== undefined)
    throw new AppError('request-invalid', `There is no group of routes for "${unknown}".`)
  const seconds = expiresInDays * 86_400
  const id = newId('ssn')
  const token = await startSession(call.session, {
    id,
    accountId: ownId(call),
    kind: 'token',
    label,
    scopes,
    limits: { idleSeconds: seconds, absoluteSeconds: seconds },
  })
  const expiresAt = new Date(call.session.errand.now.getTime() + seconds * 1000)
  return { id, token, expiresAt: expiresAt.toISOString() }
}

async function stillMissing(call: Call): Promise<('password' | 'second factor')[]> {
  const { roles } = call.session.caller
  return missingProofs({ roles, proofs: await proofsOf(call.session, ownId(call)) }, call.context.signIn)
}

/** An account keeps what it needs to sign in. */
function assertEnough({ session, context }: Call, proofs: readonly Proof[]): void {
  const missing = missingProofs({ roles: session.caller.roles, proofs }, context.signIn)
  if (missing.length === 0) return
  throw new AppError(
    'record-conflict',
    `Without it the account could not sign in any more: it needs a ${missing.join(' and a ')}. Set up another way first.`,
  )
}
