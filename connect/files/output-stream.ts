import { open } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { dirname } from 'node:path'
import {
  explainWriteError,
  moveIntoPlace,
  refuseOddTarget,
  removeAbandoned,
  removeTemporary,
  temporaryPath,
} from './temporary-path.ts'

const bufferedBytes = 1 << 18

/** Text on its way into a file that appears only once it is whole. */
export interface OutputStream {
  write(text: string): Promise<void>
  /** Makes it durable and puts it in place. */
  close(): Promise<void>
  /** Leaves no trace. */
  abandon(): Promise<void>
}

/** Opens such a file. Throws `output-unwritable` or `output-disk-full`, having removed what it wrote. */
export async function openOutput(path: string): Promise<OutputStream> {
  await refuseOddTarget(path)
  await removeAbandoned(dirname(path))
  const temporary = temporaryPath(path)
  const guard = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work
    } catch (error) {
      await file?.close().catch(() => undefined)
      await removeTemporary(temporary)
      throw explainWriteError(path, error)
    }
  }
  let file: FileHandle | undefined
  const handle = await guard(open(temporary, 'wx'))
  file = handle
  let pending = ''
  const flush = async (): Promise<void> => {
    const text = pending
    pending = ''
    if (text !== '') await handle.writeFile(text)
  }
  const finish = async (): Promise<void> => {
    await flush()
    await handle.sync()
    await handle.close()
    await moveIntoPlace(temporary, path)
  }
  return {
    write: async (text) => {
      pending += text
      if (pending.length > bufferedBytes) await guard(flush())
    },
    close: () => guard(finish()),
    abandon: async () => {
      await handle.close().catch(() => undefined)
      await removeTemporary(temporary)
    },
  }
}

interface WriteOptions {
  /** Only its owner may read it. */
  readonly isPrivate?: boolean
}

/** Writes a whole file at once, or nothing. */
export async function writeFileAtomically(
  path: string,
  content: string | Uint8Array,
  options: WriteOptions = {},
): Promise<void> {
  await refuseOddTarget(path)
  await removeAbandoned(dirname(path))
  const temporary = temporaryPath(path)
  try {
    await writeDurably(temporary, content, options)
    await moveIntoPlace(temporary, path)
  } catch (error) {
    await removeTemporary(temporary)
    throw explainWriteError(path, error)
  }
}

/** Writes bytes as they come into a file that appears only once it is whole. Returns how many. */
export async function writeStreamAtomically(
  path: string,
  bytes: AsyncIterable<Uint8Array>,
  options: WriteOptions = {},
): Promise<number> {
  await refuseOddTarget(path)
  await removeAbandoned(dirname(path))
  const temporary = temporaryPath(path)
  let written = 0
  try {
    const file = await open(temporary, 'wx', modeOf(options))
    try {
      for await (const chunk of bytes) {
        await file.writeFile(chunk)
        written += chunk.length
      }
      await file.sync()
    } finally {
      await file.close()
    }
    await moveIntoPlace(temporary, path)
    return written
  } catch (error) {
    await removeTemporary(temporary)
    throw explainWriteError(path, error)
  }
}

/** Writes a new file and waits until it is on the disk. */
export async function writeDurably(
  path: string,
  content: string | Uint8Array,
  options: WriteOptions = {},
): Promise<void> {
  const file = await open(path, 'wx', modeOf(options))
  try {
    await file.writeFile(content)
    await file.sync()
  } finally {
    await file.close()
  }
}

const modeOf = ({ isPrivate = false }: WriteOptions): number => (isPrivate ? 0o600 : 0o666)
