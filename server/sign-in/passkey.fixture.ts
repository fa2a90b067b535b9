import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import type { KeyObject } from 'node:crypto'

/** An authenticator in software: it makes ES256 passkeys and signs with them, as a phone would. */
export interface SoftAuthenticator {
  readonly create: (options: CreationOptions, changes?: Changes) => Json
  readonly get: (options: RequestOptions, changes?: Changes) => Json
  counter: number
}

/** What an attacker or a broken device would say instead of the truth. */
export interface Changes {
  readonly origin?: string
  readonly challenge?: string
  readonly type?: string
  readonly rpId?: string
  readonly isUserVerified?: boolean
  readonly breaksSignature?: boolean
}

type Json = Record<string, unknown>
interface CreationOptions {
  readonly challenge: string
  readonly rp: { readonly id?: string }
}
interface RequestOptions {
  readonly challenge: string
  readonly rpId?: string
}

/** A fresh authenticator with one key, on a site. */
export function softAuthenticator(origin: string): SoftAuthenticator {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const id = randomBytes(32)
  const authenticator: SoftAuthenticator = {
    counter: 0,
    create: ({ challenge, rp }, changes = {}) => {
      const clientData = clientDataOf({ type: 'webauthn.create', challenge, origin }, changes)
      const attested = Buffer.concat([Buffer.alloc(16), lengthOf(id), id, coseKey(publicKey)])
      const authData = Buffer.concat([headOf(rp.id ?? '', 0x40, authenticator.counter, changes), attested])
      const attestation = cborMap([
        ['fmt', cborText('none')],
        ['attStmt', Buffer.from([0xa0])],
        ['authData', cborBytes(authData)],
      ])
      return answerOf(id, {
        clientDataJSON: base64(clientData),
        attestationObject: base64(attestation),
        transports: ['internal'],
      })
    },
    get: ({ challenge, rpId = '' }, changes = {}) => {
      authenticator.counter++
      const clientData = clientDataOf({ type: 'webauthn.get', challenge, origin }, changes)
      const authData = headOf(rpId, 0, authenticator.counter, changes)
      const signature = signatureOf(privateKey, authData, clientData)
      if (changes.breaksSignature) signature[signature.length - 1]! ^= 1
      return answerOf(id, {
        clientDataJSON: base64(clientData),
        authenticatorData: base64(authData),
        signature: base64(signature),
      })
    },
  }
  return authenticator
}

function answerOf(id: Buffer, response: Json): Json {
  const name = base64(id)
  return { id: name, rawId: name, type: 'public-key', clientExtensionResults: {}, response }
}

function clientDataOf(
  { type, challenge, origin }: { type: string; challenge: string; origin: string },
  changes: Changes,
): Buffer {
  const said = {
    type: changes.type ?? type,
    challenge: changes.challenge ?? challenge,
    origin: changes.origin ?? origin,
    crossOrigin: false,
  }
  return Buffer.from(JSON.stringify(said))
}

/** Digest of the site's name, flags (user present, user verified) and counter. */
function headOf(rpId: string, flags: number, counter: number, changes: Changes): Buffer {
  const count = Buffer.alloc(4)
  count.writeUInt32BE(counter)
  const verified = changes.isUserVerified === false ? 0 : 0x04
  return Buffer.concat([sha256(changes.rpId ?? rpId), Buffer.from([0x01 | verified | flags]), count])
}

function signatureOf(key: KeyObject, authData: Buffer, clientData: Buffer): Buffer {
  return sign('sha256', Buffer.concat([authData, sha256(clientData)]), key)
}

/** COSE_Key of a P-256 point: kty EC2, alg ES256, crv P-256, x, y (RFC 9053). */
function coseKey(publicKey: KeyObject): Buffer {
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  return Buffer.concat([
    Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21]),
    cborBytes(Buffer.from(x, 'base64url')),
    Buffer.from([0x22]),
    cborBytes(Buffer.from(y, 'base64url')),
  ])
}

function cborMap(entries: readonly (readonly [string, Buffer])[]): Buffer {
  return Buffer.concat([
    Buffer.from([0xa0 | entries.length]),
    ...entries.flatMap(([name, value]) => [cborText(name), value]),
  ])
}

const cborText = (text: string): Buffer =>
  Buffer.concat([Buffer.from([0x60 | text.length]), Buffer.from(text)])

function cborBytes(bytes: Buffer): Buffer {
  const head =
    bytes.length < 256
      ? Buffer.from([0x58, bytes.length])
      : Buffer.from([0x59, bytes.length >> 8, bytes.length & 255])
  return Buffer.concat([head, bytes])
}

function lengthOf(bytes: Buffer): Buffer {
  const length = Buffer.alloc(2)
  length.writeUInt16BE(bytes.length)
  return length
}

const sha256 = (data: string | Buffer): Buffer => createHash('sha256').update(data).digest()
const base64 = (bytes: Buffer): string => bytes.toString('base64url')
