import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto'
import type { KeyObject } from 'node:crypto'

/** The installation's Ed25519 key: says which installation made a bundle or sealed an audit trail. */
export interface SigningKey {
  readonly privateKey: KeyObject
  readonly publicKey: KeyObject
}

export function createSigningKey(): SigningKey {
  return generateKeyPairSync('ed25519')
}

export function signingKeyFromPem(pem: string): SigningKey {
  const privateKey = createPrivateKey(pem)
  return { privateKey, publicKey: createPublicKey(privateKey) }
}

export function signingKeyToPem({ privateKey }: SigningKey): string {
  return privateKey.export({ format: 'pem', type: 'pkcs8' }).toString()
}

/** The first 16 hexadecimal digits of the public key's SHA-256: a name for people to compare. */
export function fingerprintOf(publicKey: KeyObject): string {
  const der = publicKey.export({ format: 'der', type: 'spki' })
  return createHash('sha256').update(der).digest('hex').slice(0, 16)
}

export interface Signature {
  readonly algorithm: 'ed25519'
  readonly fingerprint: string
  /** SPKI, base64. */
  readonly publicKey: string
  readonly signature: string
}

export function signText(text: string, { privateKey, publicKey }: SigningKey): Signature {
  return {
    algorithm: 'ed25519',
    fingerprint: fingerprintOf(publicKey),
    publicKey: publicKey.export({ format: 'der', type: 'spki' }).toString('base64'),
    signature: sign(null, Buffer.from(text), privateKey).toString('base64'),
  }
}

/** The fingerprint of the key that signed the text, or undefined when the signature is not of this text. */
export function verifySignature(text: string, { publicKey, signature }: Signature): string | undefined {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' })
    if (key.asymmetricKeyType !== 'ed25519') return undefined
    const isGenuine = verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64'))
    return isGenuine ? fingerprintOf(key) : undefined
  } catch {
    // A key or signature that cannot be read proves nothing, which is all the caller asks.
    return undefined
  }
}
