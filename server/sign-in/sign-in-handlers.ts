import type { SignInOutcome } from '@cadre/contract'
import { AppError } from '@cadre/core'
import {
  accountNames,
  burnLink,
  findLink,
  findSignInAccount,
  forgetTry,
  keepPasswordHash,
  readTotp,
  setPassword,
  takeChallenge,
  takeRecoveryCode,
  takeTotpStep,
  tryChallenge,
  tryKey,
} from '@cadre/store'
import type { Session } from '@cadre/store'
import type { OpenCall } from '../context.ts'
import { claim, noteFailure } from './sign-in-try.ts'
import { checkNewPassword } from './check-new-password.ts'
import { completeSignIn } from './complete-sign-in.ts'
import type { Factor } from './complete-sign-in.ts'
import { hashPassword, isOutdated, verifyPassword } from './password-hash.ts'
import { readRecoveryCode } from './recovery-codes.ts'
import { totpStep } from './totp.ts'

/** Login and password. What is counted and noted stays when it fails; hashing holds no transaction open. */
export async function handleSignIn(call: OpenCall): Promise<SignInOutcome> {
  const { login, password } = call.body as { login: string; password: string }
  const account = await call.inSystem((session) => findSignInAccount(session, { login: login.trim() }))
  const tryId = await claim(call, {
    key: tryKey(account, login.trim()),
    ...(account && { accountId: account.id }),
  })
  const isRight = await verifyPassword(account?.passwordHash ?? null, password)
  if (!account || !isRight) {
    await noteFailure(call, account?.id, 'password')
    throw new AppError('not-signed-in', 'Login or password is wrong.')
  }
  const stronger = isOutdated(account.passwordHash!) ? await hashPassword(password) : undefined
  return call.inSystem(async (session) => {
    await forgetTry(session, tryId)
    if (stronger !== undefined) await keepPasswordHash(session, account.id, stronger)
    return completeSignIn(call, session, { accountId: account.id, factors: ['password'] })
  }, account.id)
}

/** The code that a sign-in waits for. */
export async function handleSecondFactor(call: OpenCall): Promise<SignInOutcome> {
  const { challenge, code } = call.body as { challenge: string; code: string }
  const { accountId, detail } = await call.inSystem((session) =>
    tryChallenge(session, challenge, 'second factor'),
  )
  const tryId = await claim(call, {
    key: `${accountId} second factor`,
    accountId: accountId!,
    perAccount: 20,
  })
  const outcome = await call.inSystem(async (session) => {
    const factor = await takeCode(session, accountId!, code)
    if (!factor) return undefined
    await takeChallenge(session, challenge, 'second factor')
    await forgetTry(session, tryId)
    const { factors, next } = detail as { factors: Factor[]; next?: string }
    return completeSignIn(call, session, {
      accountId: accountId!,
      factors: [...factors, factor],
      ...(next !== undefined && { next }),
    })
  }, accountId!)
  if (outcome) return outcome
  await noteFailure(call, accountId!, 'second factor')
  throw new AppError('not-signed-in', 'The code is wrong, or was used before.')
}

async function takeCode(session: Session, accountId: string, typed: string): Promise<Factor | undefined> {
  const code = typed.replace(/\s/g, '')
  const totp = await readTotp(session, accountId)
  const step = totp && totpStep(totp.secret, code, session.errand.now)
  if (step !== undefined) return (await takeTotpStep(session, accountId, step)) ? 'totp' : undefined
  const recovery = readRecoveryCode(typed)
  if (recovery === undefined || !(await takeRecoveryCode(session, accountId, recovery))) return undefined
  session.note({ act: 'use recovery code', entity: 'account', subjects: [], detail: { accountId } })
  return 'recovery code'
}

/** A one-time link that signs in (the demo's) or begins the set-up of an account (an invitation). */
export async function handleOpenLink(call: OpenCall): Promise<SignInOutcome> {
  const { token } = call.body as { token: string }
  const tryId = await claim(call, { key: `link ${call.from.address}` })
  const link = await call.inSystem((session) => findLink(session, token))
  if (!link || link.kind === 'password') throw linkGone()
  return call.inSystem(async (session) => {
    await forgetTry(session, tryId)
    if (!(await burnLink(session, token))) throw linkGone()
    const factor = link.kind === 'sign in' ? 'link' : 'invitation'
    return completeSignIn(call, session, { accountId: link.accountId, factors: [factor] })
  }, link.accountId)
}

/** Sets a password with a link; whoever sends anything else along loses the link. */
export async function handleSetPasswordByLink(call: OpenCall): Promise<{ isSet: boolean }> {
  const { token, password, ...rest } = call.body as { token: string; password: string }
  const tryId = await claim(call, { key: `link ${call.from.address}` })
  const link = await call.inSystem((session) => findLink(session, token))
  if (!link || link.kind === 'sign in') throw linkGone()
  if (Object.keys(rest).length > 0) {
    await call.inSystem((session) => burnLink(session, token))
    throw new AppError(
      'request-invalid',
      'The request holds more than a token and a password. The link was used up; ask for a new one.',
    )
  }
  checkNewPassword(password, await call.inSystem((session) => accountNames(session, link.accountId)))
  const hash = await hashPassword(password)
  await call.inSystem(async (session) => {
    await forgetTry(session, tryId)
    if (!(await burnLink(session, token))) throw linkGone()
    await setPassword(session, link.accountId, hash)
  }, link.accountId)
  return { isSet: true }
}

function linkGone(): AppError {
  return new AppError('not-signed-in', 'The link was used before or is too old. Ask for a new one.')
}
