import { AppError } from '@cadre/core'
import { createCipheriv, createDecipheriv, createHmac, createSecretKey, randomFillSync } from 'node:crypto'
import type { KeyObject } from 'node:crypto'

/** Keys by id, each 32 bytes; new values are sealed with `currentId`. */
export interface FieldKeys {
  readonly currentId: number
  readonly keys: ReadonlyMap<number, Uint8Array>
  /** Makes pseudonyms of people who were erased; it never changes, or they could not be told again. */
  readonly pseudonymKey: Uint8Array
}

/** Where a sealed value stands; sealed into it, so that it cannot be moved. */
export interface CellPlace {
  readonly table: string
  readonly column: string
  /** What tells the row from every other of its table. */
  readonly rowId: string
}

/** Gives the present keys; what it gives may be a moment old unless `isFresh`. */
export type KeySource = (options?: { readonly isFresh: boolean }) => FieldKeys

export interface FieldCipher {
  /** The id of the key that new values are sealed with. */
  readonly currentKeyId: () => number
  readonly seal: (text: string, place: CellPlace) => Buffer
  readonly open: (sealed: Uint8Array, place: CellPlace) => string
  /** What a value is found by without being read: its digest under each key, the current key's first. */
  readonly digests: (text: string, place: Omit<CellPlace, 'rowId'>) => readonly Buffer[]
  /** A digest that stays the same through every rotation, of a value of some kind. */
  readonly pseudonym: (kind: string, text: string) => string
}

const nonceBytes = 12
const tagBytes = 16
const headBytes = 4
const overheadBytes = headBytes + nonceBytes + tagBytes

/**
 * Encrypts single fields with AES-256-GCM. Layout: key id (4 bytes, big endian), nonce (12 random bytes),
 * tag (16), ciphertext; table, column, row and key id are authenticated with it. A function in place of
 * keys is asked before each use, so that a rotation reaches a running process.
 * `open` throws `AppError` `field-altered` or `field-key-missing`, never a wrong text.
 */
export function createFieldCipher(source: FieldKeys | KeySource): FieldCipher {
  const read = typeof source === 'function' ? source : () => source
  return {
    currentKeyId: () => read().currentId,
    seal: (text, place) => seal(read(), text, place),
    open: (sealed, place) => {
      const bytes = Buffer.from(sealed)
      const isKnown = bytes.length < headBytes || read().keys.has(bytes.readUInt32BE(0))
      return open(read({ isFresh: !isKnown }), bytes, place)
    },
    digests: (text, place) => lookupDigests(read(), text, place),
    pseudonym: (kind, text) =>
      createHmac('sha256', preparedKey(read().pseudonymKey).field)
        .update(`${kind}|${text}`, 'utf8')
        .digest('base64url'),
  }
}

function seal({ keys, currentId }: FieldKeys, text: string, place: CellPlace): Buffer {
  const nonce = nextNonce()
  const cipher = createCipheriv('aes-256-gcm', keyOf(keys, currentId).field, nonce)
  cipher.setAAD(associatedData(place, currentId))
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  const head = Buffer.alloc(headBytes)
  head.writeUInt32BE(currentId)
  return Buffer.concat([head, nonce, cipher.getAuthTag(), body])
}

function open({ keys }: FieldKeys, sealed: Buffer, place: CellPlace): string {
  if (sealed.length < overheadBytes) throw altered(place)
  const keyId = sealed.readUInt32BE(0)
  const nonce = sealed.subarray(headBytes, headBytes + nonceBytes)
  const decipher = createDecipheriv('aes-256-gcm', keyOf(keys, keyId).field, nonce, {
    authTagLength: tagBytes,
  })
  decipher.setAAD(associatedData(place, keyId))
  decipher.setAuthTag(sealed.subarray(headBytes + nonceBytes, overheadBytes))
  try {
    return Buffer.concat([decipher.update(sealed.subarray(overheadBytes)), decipher.final()]).toString('utf8')
  } catch {
    throw altered(place)
  }
}

/** Keyed by the field keys themselves, so that they rotate together; the column keeps equal values of two columns apart. */
function lookupDigests(
  { keys, currentId }: FieldKeys,
  text: string,
  { table, column }: Omit<CellPlace, 'rowId'>,
): Buffer[] {
  const ids = [currentId, ...[...keys.keys()].filter((id) => id !== currentId)]
  const message = `lookup|${table}|${column}|${normalised(text)}`
  return ids.map((id) => createHmac('sha256', keyOf(keys, id).lookup).update(message, 'utf8').digest())
}

/** Numbers are the same however they are spaced, dotted and capitalised; in e-mail addresses dots count. */
export function normalised(text: string): string {
  const lower = text.normalize('NFKC').toLowerCase().trim()
  return lower.includes('@') ? lower : lower.replace(/[\s().-]/g, '')
}

function associatedData({ table, column, rowId }: CellPlace, keyId: number): Buffer {
  return Buffer.from([table, column, rowId, String(keyId)].join('|'), 'utf8')
}

/** Random bytes for some hundred nonces, fetched at once: each is used once. */
const noncePool = Buffer.alloc(nonceBytes * 512)
let nextNonceAt = noncePool.length

function nextNonce(): Buffer {
  if (nextNonceAt === noncePool.length) {
    randomFillSync(noncePool)
    nextNonceAt = 0
  }
  const nonce = Buffer.from(noncePool.subarray(nextNonceAt, nextNonceAt + nonceBytes))
  nextNonceAt += nonceBytes
  return nonce
}

/** Keys as the runtime prepares them: preparing takes six times as long as sealing. They go with the bytes. */
const prepared = new WeakMap<Uint8Array, { readonly field: KeyObject; readonly lookup: KeyObject }>()

function preparedKey(bytes: Uint8Array): { readonly field: KeyObject; readonly lookup: KeyObject } {
  const known = prepared.get(bytes)
  if (known) return known
  const field = createSecretKey(bytes)
  const lookup = createSecretKey(createHmac('sha256', field).update('cadre equality lookup').digest())
  const made = { field, lookup }
  prepared.set(bytes, made)
  return made
}

function keyOf(keys: ReadonlyMap<number, Uint8Array>, id: number): { field: KeyObject; lookup: KeyObject } {
  const key = keys.get(id)
  if (key) return preparedKey(key)
  throw new AppError(
    'field-key-missing',
    `Field key ${id} is not there. Put back the key file that holds it; nothing that it sealed can be read without it.`,
    { keyId: id },
  )
}

function altered({ table, column, rowId }: CellPlace): AppError {
  return new AppError(
    'field-altered',
    'A sealed value was altered or moved in the database. Compare with a backup; the value is not shown.',
    { table, column, rowId },
  )
}
