import { createHash, createHmac, generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import { createServer } from 'node:http'
import type { IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

type Json = Record<string, unknown>

/** What a provider says instead of the truth, or an attacker in its name. */
export interface Lies {
  readonly claims?: Json
  readonly header?: Json
  /** `none` leaves the signature out; `other key` signs with a key that nobody published; `client secret` by HMAC. */
  readonly signature?: 'none' | 'other key' | 'client secret'
}

/**
 * A small OpenID Connect provider on loopback: discovery, keys, authorization code with PKCE, ID tokens
 * signed by RS256. It can also lie, which a real one cannot be made to do.
 */
export interface TestProvider {
  readonly issuer: string
  /** Signs somebody in at the provider: the query that the browser comes back with. */
  readonly authorize: (url: string, subject: string, claims?: Json) => string
  lies: Lies
  /** Paths that were asked for. */
  readonly asked: string[]
  readonly close: () => Promise<void>
}

interface Code {
  readonly subject: string
  readonly claims: Json
  readonly nonce: string
  readonly codeChallenge: string
  readonly redirectUri: string
}

export const client = { id: 'cadre', secret: 'a secret between the two of them' } as const

export async function startProvider(): Promise<TestProvider> {
  const keys = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const otherKeys = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const codes = new Map<string, Code>()
  const asked: string[] = []
  const answer = async (request: IncomingMessage): Promise<Json | undefined> => {
    asked.push(request.url ?? '')
    if (request.url === '/.well-known/openid-configuration') return description(provider.issuer)
    if (request.url === '/keys') {
      return { keys: [{ ...keys.publicKey.export({ format: 'jwk' }), kid: 'one', alg: 'RS256', use: 'sig' }] }
    }
    if (request.url !== '/token') return undefined
    const code = takeCode(codes, new URLSearchParams(await bodyOf(request)))
    if (!code) return undefined
    const idToken = idTokenOf(provider, code, { key: keys.privateKey, otherKey: otherKeys.privateKey })
    return {
      access_token: randomBytes(16).toString('hex'),
      token_type: 'Bearer',
      expires_in: 60,
      id_token: idToken,
    }
  }
  const server = createServer((request, response) => {
    void answer(request).then((json) => {
      response.writeHead(json ? 200 : 400, { 'content-type': 'application/json' })
      response.end(JSON.stringify(json ?? { error: 'invalid_grant' }))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const provider: TestProvider = {
    issuer: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    lies: {},
    asked,
    authorize: (url, subject, claims = {}) => {
      const { searchParams: query } = new URL(url)
      const code = randomBytes(16).toString('hex')
      codes.set(code, {
        subject,
        claims,
        nonce: query.get('nonce') ?? '',
        codeChallenge: query.get('code_challenge') ?? '',
        redirectUri: query.get('redirect_uri') ?? '',
      })
      return `?${new URLSearchParams({ code, state: query.get('state') ?? '', iss: provider.issuer }).toString()}`
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
  return provider
}

function description(issuer: string): Json {
  return {
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/keys`,
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    code_challenge_methods_supported: ['S256'],
    authorization_response_iss_parameter_supported: true,
  }
}

/** A code works once, for its client, with the verifier of its challenge and the address it was asked with. */
function takeCode(codes: Map<string, Code>, form: URLSearchParams): Code | undefined {
  const name = form.get('code') ?? ''
  const code = codes.get(name)
  codes.delete(name)
  if (!code || form.get('client_secret') !== client.secret) return undefined
  const challenge = createHash('sha256')
    .update(form.get('code_verifier') ?? '')
    .digest('base64url')
  return challenge === code.codeChallenge && form.get('redirect_uri') === code.redirectUri ? code : undefined
}

function idTokenOf(
  { issuer, lies }: TestProvider,
  { subject, claims, nonce }: Code,
  { key, otherKey }: { readonly key: KeyObject; readonly otherKey: KeyObject },
): string {
  const seconds = Math.floor(Date.now() / 1000)
  const header = { alg: 'RS256', kid: 'one', ...lies.header }
  const said = {
    iss: issuer,
    sub: subject,
    aud: client.id,
    iat: seconds,
    exp: seconds + 60,
    nonce,
    ...claims,
    ...lies.claims,
  }
  const text = [header, said]
    .map((value) => Buffer.from(JSON.stringify(value)).toString('base64url'))
    .join('.')
  return `${text}.${signatureOf(text, lies.signature, { key, otherKey })}`
}

function signatureOf(
  text: string,
  kind: Lies['signature'],
  { key, otherKey }: { readonly key: KeyObject; readonly otherKey: KeyObject },
): string {
  if (kind === 'none') return ''
  if (kind === 'client secret') return createHmac('sha256', client.secret).update(text).digest('base64url')
  return sign('sha256', Buffer.from(text), kind === 'other key' ? otherKey : key).toString('base64url')
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Buffer.concat(parts).toString('utf8')
}
