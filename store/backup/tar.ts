import { backupDamaged } from './backup-errors.ts'

/** One file of an archive, held in memory: parts of tables are cut to a few megabytes. */
export interface TarEntry {
  readonly name: string
  readonly body: Buffer
}

const blockBytes = 512
/** No entry that we write comes near; a larger one is refused before it is read. */
export const maxEntryBytes = 256 * 1024 * 1024

/** A file as it stands in a tar archive (POSIX ustar, so that any tar can list and unpack it). */
export function tarEntry({ name, body }: TarEntry): Buffer {
  const header = Buffer.alloc(blockBytes)
  header.write(name, 0, 100, 'utf8')
  header.write('0000600\0', 100, 'ascii')
  header.write('0000000\0', 108, 'ascii')
  header.write('0000000\0', 116, 'ascii')
  header.write(`${body.length.toString(8).padStart(11, '0')}\0`, 124, 'ascii')
  // No time of change: the same content makes the same archive.
  header.write('00000000000\0', 136, 'ascii')
  header.write('0', 156, 'ascii')
  header.write('ustar\x0000', 257, 'ascii')
  header.write(`${checksum(header).toString(8).padStart(6, '0')}\0 `, 148, 'ascii')
  return Buffer.concat([header, body, Buffer.alloc(paddingOf(body.length))])
}

/** What ends an archive. */
export const tarEnd: Buffer = Buffer.alloc(2 * blockBytes)

/**
 * Reads the entries of an archive one after the other. Throws `AppError('backup-damaged')` for what
 * `tarEntry` would not have written: links, sizes that lie, a missing end, bytes after it.
 */
export async function* readTar(bytes: AsyncIterable<Buffer>): AsyncGenerator<TarEntry> {
  const reader = new ByteReader(bytes)
  for (;;) {
    const header = await reader.take(blockBytes)
    if (header.every((byte) => byte === 0)) break
    const { name, size } = readHeader(header)
    const body = await reader.take(size)
    const padding = await reader.take(paddingOf(size))
    if (padding.some((byte) => byte !== 0)) throw backupDamaged('there is something between its entries')
    yield { name, body }
  }
  const second = await reader.take(blockBytes)
  if (second.some((byte) => byte !== 0) || !(await reader.isAtEnd())) {
    throw backupDamaged('there is something after its end')
  }
}

function readHeader(header: Buffer): { name: string; size: number } {
  const said = Number.parseInt(header.toString('ascii', 148, 154), 8)
  const isOurs =
    header.toString('ascii', 257, 262) === 'ustar' && header[156] === 48 && checksum(header) === said
  const size = Number.parseInt(header.toString('ascii', 124, 135), 8)
  if (!isOurs || !(size >= 0 && size <= maxEntryBytes)) {
    throw backupDamaged('it holds an entry that Cadre did not write')
  }
  return { name: header.toString('utf8', 0, 100).replace(/\0.*$/s, ''), size }
}

function checksum(header: Buffer): number {
  let sum = 0
  for (let index = 0; index < blockBytes; index++) {
    sum += index >= 148 && index < 156 ? 32 : header[index]!
  }
  return sum
}

function paddingOf(size: number): number {
  return (blockBytes - (size % blockBytes)) % blockBytes
}

/** Takes exact numbers of bytes from chunks of any size. */
class ByteReader {
  readonly #source: AsyncIterator<Buffer>
  #held: Buffer[] = []
  #heldBytes = 0

  constructor(source: AsyncIterable<Buffer>) {
    this.#source = source[Symbol.asyncIterator]()
  }

  async take(size: number): Promise<Buffer> {
    while (this.#heldBytes < size) {
      if (!(await this.#pull())) throw backupDamaged('it is cut short')
    }
    const all = this.#held.length === 1 ? this.#held[0]! : Buffer.concat(this.#held)
    const rest = all.subarray(size)
    this.#held = rest.length > 0 ? [rest] : []
    this.#heldBytes = rest.length
    return all.subarray(0, size)
  }

  async isAtEnd(): Promise<boolean> {
    return this.#heldBytes === 0 && !(await this.#pull())
  }

  async #pull(): Promise<boolean> {
    const next = await this.#source.next()
    if (next.done === true) return false
    this.#held.push(next.value)
    this.#heldBytes += next.value.length
    return true
  }
}
