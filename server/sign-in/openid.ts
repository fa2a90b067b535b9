import { AppError } from '@cadre/core'
import type { Identity } from '@cadre/store'
import * as openid from 'openid-client'
import type { OpenIdProvider, SignInSettings } from './settings.ts'

/** Where a provider sends browsers back to: one address, the same at the provider to the letter. */
export function redirectUri({ origin }: SignInSettings): string {
  return `${origin}/sign-in/openid`
}

/** What a sign-in at a provider has to match when it comes back. */
export interface OpenIdExpectation {
  readonly provider: string
  readonly state: string
  readonly nonce: string
  readonly codeVerifier: string
}

/** A provider by its short name. Throws `AppError('record-missing')`. */
export function providerNamed({ providers }: SignInSettings, id: string): OpenIdProvider {
  const provider = providers.find((known) => known.id === id)
  if (provider) return provider
  throw new AppError(
    'record-missing',
    'There is no such sign-in provider. GET /session/providers lists them.',
  )
}

/**
 * Begins a sign-in with authorization code, PKCE, state and nonce. Throws `AppError('provider-unreachable')`.
 */
export async function beginAtProvider(
  settings: SignInSettings,
  provider: OpenIdProvider,
): Promise<{ url: string; expectation: OpenIdExpectation }> {
  const config = await configurationOf(provider)
  const codeVerifier = openid.randomPKCECodeVerifier()
  const state = openid.randomState()
  const nonce = openid.randomNonce()
  const url = openid.buildAuthorizationUrl(config, {
    redirect_uri: redirectUri(settings),
    scope: 'openid',
    code_challenge: await openid.calculatePKCECodeChallenge(codeVerifier),
    code_challenge_method: 'S256',
    state,
    nonce,
  })
  return { url: url.href, expectation: { provider: provider.id, state, nonce, codeVerifier } }
}

/**
 * Who signed in at the provider, and whether with a second factor (RFC 8176, or because the provider
 * asks everybody). The ID token's signature, algorithm, issuer, audience, times and nonce are checked.
 * Throws `AppError('not-signed-in')` for an answer that does not hold.
 */
export async function finishAtProvider(
  settings: SignInSettings,
  callback: string,
  expectation: OpenIdExpectation,
): Promise<Identity & { readonly provesSecondFactor: boolean }> {
  const provider = providerNamed(settings, expectation.provider)
  const config = await configurationOf(provider)
  const url = new URL(redirectUri(settings))
  url.search = callback.replace(/^[^?]*\?/, '')
  try {
    const tokens = await openid.authorizationCodeGrant(config, url, {
      pkceCodeVerifier: expectation.codeVerifier,
      expectedState: expectation.state,
      expectedNonce: expectation.nonce,
      idTokenExpected: true,
    })
    const claims = tokens.claims()
    if (!claims) throw refused()
    const methods = Array.isArray(claims['amr']) ? claims['amr'] : []
    return {
      issuer: claims.iss,
      subject: claims.sub,
      provesSecondFactor: provider.provesSecondFactor || methods.includes('mfa'),
    }
  } catch {
    throw refused()
  }
}

const configurations = new WeakMap<OpenIdProvider, Promise<openid.Configuration>>()

/** Found out once from the provider's own description; again after a failure. */
function configurationOf(provider: OpenIdProvider): Promise<openid.Configuration> {
  const known = configurations.get(provider)
  if (known) return known
  const found = discover(provider)
  configurations.set(provider, found)
  found.catch(() => configurations.delete(provider))
  return found
}

async function discover({ issuer, clientId, clientSecret }: OpenIdProvider): Promise<openid.Configuration> {
  const server = new URL(issuer)
  // Without TLS only to this machine.
  const isLocal = ['127.0.0.1', '[::1]', 'localhost'].includes(server.hostname)
  try {
    return await openid.discovery(
      server,
      clientId,
      { client_secret: clientSecret, id_token_signed_response_alg: 'RS256' },
      undefined,
      {
        timeout: 10,
        // TLS alone is not asked to vouch for the ID token: its signature is checked too.
        execute: [openid.enableNonRepudiationChecks, ...(isLocal ? [openid.allowInsecureRequests] : [])],
      },
    )
  } catch {
    throw new AppError(
      'provider-unreachable',
      'The sign-in provider does not answer as OpenID Connect says. Try again, or sign in another way.',
    )
  }
}

function refused(): AppError {
  return new AppError('not-signed-in', 'The sign-in at the provider was not accepted. Begin again.')
}
