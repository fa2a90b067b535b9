import { AppError } from '@cadre/core'
import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto'
import { backupDamaged } from './backup-errors.ts'

// Layout: magic (8), log2 of N (1), salt (16), nonce prefix (7), then chunks of ciphertext and tag. The
// nonce of a chunk is the prefix, its number (4, big endian) and whether it is the last (1): chunks cannot
// be moved, left out or cut off unseen (STREAM; Hoang, Reyhanitabar, Rogaway and Vizár, CRYPTO 2015).

const magic = Buffer.from('CADRESB1', 'ascii')
const headBytes = 32
const chunkBytes = 1024 * 1024
const tagBytes = 16
/** scrypt with N = 2^17, r = 8, p = 1: 128 MB and about half a second (OWASP's advice). */
const log2N = 17

/** Seals an archive with a passphrase: AES-256-GCM under a key made by scrypt. */
export async function* sealArchive(bytes: AsyncIterable<Buffer>, passphrase: string): AsyncGenerator<Buffer> {
  const salt = randomBytes(16)
  const head = Buffer.concat([magic, Buffer.from([log2N]), salt, randomBytes(7)])
  const key = await keyOf(passphrase, salt, log2N)
  yield head
  let number = 0
  for await (const { chunk, isLast } of chunksOf(bytes, chunkBytes)) {
    const cipher = createCipheriv('aes-256-gcm', key, nonceOf(head, number++, isLast))
    cipher.setAAD(head)
    yield Buffer.concat([cipher.update(chunk), cipher.final(), cipher.getAuthTag()])
  }
}

/**
 * Opens an archive whether it is sealed or not. Throws `AppError('backup-locked')` when it is sealed and
 * the passphrase is missing or wrong, `backup-damaged` when it was altered or cut.
 */
export async function* openArchive(
  bytes: AsyncIterable<Buffer>,
  passphrase: string | undefined,
): AsyncGenerator<Buffer> {
  const source = bytes[Symbol.asyncIterator]()
  const { head, rest } = await readHead(source)
  if (!head.subarray(0, magic.length).equals(magic)) {
    yield* rest()
    return
  }
  if (passphrase === undefined)
    throw locked('The backup is sealed. Give its passphrase with --passphrase-file.')
  const log2 = head[8]!
  if (head.length < headBytes || log2 > 20) throw backupDamaged('its head is damaged')
  const key = await keyOf(passphrase, head.subarray(9, 25), log2)
  let number = 0
  const sealed = { [Symbol.asyncIterator]: () => rest(headBytes) }
  for await (const { chunk, isLast } of chunksOf(sealed, chunkBytes + tagBytes)) {
    yield openChunk({ key, head, number, isLast }, chunk)
    number++
  }
}

interface ChunkPlace {
  readonly key: Buffer
  readonly head: Buffer
  readonly number: number
  readonly isLast: boolean
}

function openChunk({ key, head, number, isLast }: ChunkPlace, chunk: Buffer): Buffer {
  if (chunk.length < tagBytes) throw backupDamaged('it is cut short')
  const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(head, number, isLast), {
    authTagLength: tagBytes,
  })
  decipher.setAAD(head)
  decipher.setAuthTag(chunk.subarray(-tagBytes))
  try {
    return Buffer.concat([decipher.update(chunk.subarray(0, -tagBytes)), decipher.final()])
  } catch {
    if (number === 0) throw locked('The passphrase does not open this backup, or the backup was altered.')
    throw backupDamaged('it was altered or cut short')
  }
}

function locked(message: string): AppError {
  return new AppError('backup-locked', message)
}

/** The first bytes, and a way to read on from there. */
async function readHead(source: AsyncIterator<Buffer>): Promise<{
  readonly head: Buffer
  readonly rest: (from?: number) => AsyncGenerator<Buffer>
}> {
  let start: Buffer = Buffer.alloc(0)
  while (start.length < headBytes) {
    const next = await source.next()
    if (next.done === true) break
    start = Buffer.concat([start, next.value])
  }
  return {
    head: start.subarray(0, headBytes),
    rest: async function* (from = 0) {
      yield start.subarray(from)
      for (let next = await source.next(); next.done !== true; next = await source.next()) yield next.value
    },
  }
}

/** Chunks of one size, the last one shorter; there is always a last one. */
async function* chunksOf(
  bytes: AsyncIterable<Buffer>,
  size: number,
): AsyncGenerator<{ chunk: Buffer; isLast: boolean }> {
  let held: Buffer = Buffer.alloc(0)
  for await (const piece of bytes) {
    held = held.length === 0 ? piece : Buffer.concat([held, piece])
    // One byte more must be there before a chunk is known not to be the last.
    while (held.length > size) {
      yield { chunk: held.subarray(0, size), isLast: false }
      held = held.subarray(size)
    }
  }
  yield { chunk: held, isLast: true }
}

function nonceOf(head: Buffer, number: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12)
  head.copy(nonce, 0, 25, 32)
  nonce.writeUInt32BE(number, 7)
  nonce[11] = isLast ? 1 : 0
  return nonce
}

function keyOf(passphrase: string, salt: Buffer, log2: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const cost = { N: 2 ** log2, r: 8, p: 1, maxmem: 2 ** (log2 + 11) }
    scrypt(passphrase.normalize('NFKC'), salt, 32, cost, (error, key) =>
      error ? reject(error) : resolve(key),
    )
  })
}
