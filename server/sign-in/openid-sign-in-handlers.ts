import { safeNext } from '@cadre/contract'
import type { SignInOutcome } from '@cadre/contract'
import { AppError } from '@cadre/core'
import { accountOfIdentity, forgetTry, openChallenge, takeChallenge } from '@cadre/store'
import type { OpenCall } from '../context.ts'
import { completeSignIn } from './complete-sign-in.ts'
import { beginAtProvider, finishAtProvider, providerNamed } from './openid.ts'
import type { OpenIdExpectation } from './openid.ts'
import { claim, noteFailure } from './sign-in-try.ts'

export async function handleListProviders({ context }: OpenCall): Promise<unknown> {
  return { items: context.signIn.providers.map(({ id, title }) => ({ id, title })) }
}

export async function handleBeginOpenId(call: OpenCall): Promise<unknown> {
  const { provider: id, next } = call.body as { provider: string; next?: string }
  const { signIn } = call.context
  const { url, expectation } = await beginAtProvider(signIn, providerNamed(signIn, id))
  const challenge = await call.inSystem((session) =>
    openChallenge(session, { kind: 'openid sign-in', detail: { ...expectation, next: safeNext(next) } }),
  )
  return { challenge, url }
}

/** Signs in the account that the identity was linked to; an unknown identity makes no account. */
export async function handleFinishOpenId(call: OpenCall): Promise<SignInOutcome> {
  const { challenge, callback } = call.body as { challenge: string; callback: string }
  const tryId = await claim(call, { key: `openid ${call.from.address}` })
  const { detail } = await call.inSystem((session) => takeChallenge(session, challenge, 'openid sign-in'))
  const { next, ...expectation } = detail as unknown as OpenIdExpectation & { next: string }
  const { provesSecondFactor, ...identity } = await finishAtProvider(
    call.context.signIn,
    callback,
    expectation,
  )
  const accountId = await call.inSystem((session) => accountOfIdentity(session, identity))
  if (accountId === undefined) {
    await noteFailure(call, undefined, 'openid')
    throw new AppError('not-signed-in', 'This identity is linked to no account. Ask for an invitation first.')
  }
  return call.inSystem(async (session) => {
    await forgetTry(session, tryId)
    const factor = provesSecondFactor ? 'openid with second factor' : 'openid'
    return completeSignIn(call, session, { accountId, factors: [factor], next })
  }, accountId)
}
