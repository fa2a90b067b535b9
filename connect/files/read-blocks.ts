import { open } from 'node:fs/promises'
import { AppError } from '@cadre/core'
import { explainOpenError } from './check-file.ts'

const blockBytes = 1 << 20

/**
 * The bytes of a file, a megabyte at a time; the next block is read while this one is used. Two
 * buffers take turns: a block is good until the next but one is asked for.
 */
export async function* readBlocks(
  path: string,
  { from = 0, signal }: { from?: number; signal?: AbortSignal | undefined } = {},
): AsyncGenerator<Buffer> {
  const file = await open(path).catch(async (error: unknown) => {
    throw await explainOpenError(path, error)
  })
  const { size } = await file.stat()
  // Small files need no large buffers; the one byte more shows the end at once.
  const length = Math.min(blockBytes, size + 1)
  const buffers = [Buffer.allocUnsafeSlow(length), Buffer.allocUnsafeSlow(length)]
  let position = from
  const readNext = (turn: number) => file.read(buffers[turn]!, 0, length, position)
  let pending = readNext(0)
  try {
    for (let turn = 0; ; turn = 1 - turn) {
      if (signal?.aborted) throw new AppError('cancelled', 'The reading was stopped.')
      const { bytesRead } = await pending
      if (bytesRead === 0) return
      position += bytesRead
      pending = readNext(1 - turn)
      yield buffers[turn]!.subarray(0, bytesRead)
    }
  } catch (error) {
    throw error instanceof AppError ? error : await explainOpenError(path, error)
  } finally {
    await pending.catch(() => undefined)
    await file.close()
  }
}
