import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

/** Keys by id, each 32 bytes; new values are sealed with `currentId`. */
export interface FieldKeys {
  readonly currentId: number
  readonly keys: ReadonlyMap<number, Uint8Array>
}

/** Where a sealed value stands; sealed into it, so that it cannot be moved. */
export interface CellPlace {
  readonly table: string
  readonly column: string
  readonly rowId: string
}

export interface FieldCipher {
  readonly currentKeyId: number
  readonly seal: (text: string, place: CellPlace) => Buffer
  readonly open: (sealed: Uint8Array, place: CellPlace) => string
}

const nonceBytes = 12
const tagBytes = 16
const headBytes = 4

/**
 * Encrypts single fields with AES-256-GCM. Layout: key id (4 bytes, big endian), nonce (12), tag (16),
 * ciphertext; table, column, row and key id are authenticated with it. `open` throws a plain error
 * when a value was altered or moved, or its key is gone.
 */
export function createFieldCipher({ currentId, keys }: FieldKeys): FieldCipher {
  return {
    currentKeyId: currentId,
    seal: (text, place) => {
      const nonce = randomBytes(nonceBytes)
      const cipher = createCipheriv('aes-256-gcm', keyOf(keys, currentId), nonce)
      cipher.setAAD(associatedData(place, currentId))
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      const head = Buffer.alloc(headBytes)
      head.writeUInt32BE(currentId)
      return Buffer.concat([head, nonce, cipher.getAuthTag(), body])
    },
    open: (sealed, place) => {
      const bytes = Buffer.from(sealed)
      const keyId = bytes.readUInt32BE(0)
      const nonce = bytes.subarray(headBytes, headBytes + nonceBytes)
      const tag = bytes.subarray(headBytes + nonceBytes, headBytes + nonceBytes + tagBytes)
      const decipher = createDecipheriv('aes-256-gcm', keyOf(keys, keyId), nonce, { authTagLength: tagBytes })
      decipher.setAAD(associatedData(place, keyId))
      decipher.setAuthTag(tag)
      const body = bytes.subarray(headBytes + nonceBytes + tagBytes)
      return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8')
    },
  }
}

function associatedData({ table, column, rowId }: CellPlace, keyId: number): Buffer {
  return Buffer.from([table, column, rowId, String(keyId)].join('|'), 'utf8')
}

function keyOf(keys: ReadonlyMap<number, Uint8Array>, id: number): Uint8Array {
  const key = keys.get(id)
  if (!key) throw new Error(`field key ${id} is not there; restore it before reading what it sealed`)
  return key
}
