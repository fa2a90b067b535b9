import type { SignInOutcome } from '@cadre/contract'
import { AppError } from '@cadre/core'
import { countPasskeyUse, findPasskey, forgetTry, openChallenge, takeChallenge } from '@cadre/store'
import type { OpenCall } from '../context.ts'
import { completeSignIn } from './complete-sign-in.ts'
import { passkeyRequest, verifyPasskey } from './passkeys.ts'
import { claim, noteFailure } from './sign-in-try.ts'

export async function handleBeginPasskey(call: OpenCall): Promise<unknown> {
  const options = await passkeyRequest(call.context.signIn)
  const challenge = await call.inSystem((session) =>
    openChallenge(session, { kind: 'passkey sign-in', detail: { challenge: options.challenge } }),
  )
  return { challenge, options }
}

/** Signs in with a passkey. The challenge is used up by the first answer, right or wrong. */
export async function handleFinishPasskey(call: OpenCall): Promise<SignInOutcome> {
  const { challenge, response } = call.body as { challenge: string; response: { id: string } }
  const tryId = await claim(call, { key: `passkey ${call.from.address}` })
  const { detail } = await call.inSystem((session) => takeChallenge(session, challenge, 'passkey sign-in'))
  const passkey = await call.inSystem((session) => findPasskey(session, response.id))
  if (!passkey) throw refused()
  const expected = { response, challenge: String(detail['challenge']), passkey }
  const counter = await verifyPasskey(call.context.signIn, expected).catch(async (error: unknown) => {
    await noteFailure(call, passkey.accountId, 'passkey')
    throw error
  })
  return call.inSystem(async (session) => {
    await forgetTry(session, tryId)
    if (!(await countPasskeyUse(session, passkey, counter))) throw refused()
    return completeSignIn(call, session, { accountId: passkey.accountId, factors: ['passkey'] })
  }, passkey.accountId)
}

function refused(): AppError {
  return new AppError('not-signed-in', 'The passkey was not accepted. Begin again.')
}
