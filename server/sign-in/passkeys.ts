import { AppError } from '@cadre/core'
import type { Passkey } from '@cadre/store'
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
  WebAuthnCredential,
} from '@simplewebauthn/server'
import { createHash } from 'node:crypto'
import type { SignInSettings } from './settings.ts'

const rpId = ({ origin }: SignInSettings): string => new URL(origin).hostname

/** ES256, EdDSA, RS256: what authenticators have, and nothing weaker. */
const algorithms = [-7, -8, -257]

interface NewPasskeyOptions {
  readonly accountId: string
  readonly login: string
  readonly displayName: string
  readonly existing: readonly Passkey[]
}

/** What a browser passes to `navigator.credentials.create`. */
export function passkeyCreation(
  settings: SignInSettings,
  { accountId, login, displayName, existing }: NewPasskeyOptions,
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  return generateRegistrationOptions({
    rpName: settings.organisation,
    rpID: rpId(settings),
    userName: login,
    userDisplayName: displayName,
    // The same for an account, and nothing that says who it is.
    userID: new Uint8Array(createHash('sha256').update(accountId).digest()),
    attestationType: 'none',
    excludeCredentials: existing.map(({ credentialId }) => ({ id: credentialId })),
    // Known to the authenticator and guarded by it, so that a passkey is two factors by itself.
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    supportedAlgorithmIDs: algorithms,
  })
}

/** The new passkey in an authenticator's answer. Throws `AppError('not-signed-in')` for one that does not verify. */
export async function readNewPasskey(
  settings: SignInSettings,
  { response, challenge }: { readonly response: unknown; readonly challenge: string },
) {
  try {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: response as RegistrationResponseJSON,
      expectedChallenge: challenge,
      expectedOrigin: settings.origin,
      expectedRPID: rpId(settings),
      requireUserVerification: true,
      supportedAlgorithmIDs: algorithms,
    })
    if (!verified) throw refused()
    const { credential, credentialBackedUp } = registrationInfo
    return {
      credentialId: credential.id,
      publicKey: credential.publicKey,
      counter: credential.counter,
      transports: credential.transports ?? [],
      isBackedUp: credentialBackedUp,
    }
  } catch {
    throw refused()
  }
}

/** What a browser passes to `navigator.credentials.get`; it names no account, so it tells nobody which exist. */
export function passkeyRequest(settings: SignInSettings): Promise<PublicKeyCredentialRequestOptionsJSON> {
  return generateAuthenticationOptions({ rpID: rpId(settings), userVerification: 'required' })
}

/**
 * The new counter of a passkey that has signed a challenge. Throws `AppError('not-signed-in')` for an
 * answer that does not verify, and for a counter that went back, as a copy of the passkey's would.
 */
export async function verifyPasskey(
  settings: SignInSettings,
  {
    response,
    challenge,
    passkey,
  }: { readonly response: unknown; readonly challenge: string; readonly passkey: Passkey },
): Promise<number> {
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: response as AuthenticationResponseJSON,
      expectedChallenge: challenge,
      expectedOrigin: settings.origin,
      expectedRPID: rpId(settings),
      credential: {
        id: passkey.credentialId,
        publicKey: new Uint8Array(passkey.publicKey),
        counter: passkey.counter,
      } satisfies WebAuthnCredential,
      requireUserVerification: true,
    })
    if (!verified) throw refused()
    return authenticationInfo.newCounter
  } catch {
    throw refused()
  }
}

function refused(): AppError {
  return new AppError('not-signed-in', 'The passkey was not accepted. Begin again.')
}
