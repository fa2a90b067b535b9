import { AppError } from '@cadre/core'
import { randomBytes } from 'node:crypto'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'

/**
 * Writes a file that appears whole or not at all, and stays when the power goes: written aside, synced,
 * then renamed. Only its owner may read it. Returns the bytes written.
 * Throws `AppError` `output-disk-full` or `output-unwritable`.
 */
export async function writeWhole(path: string, bytes: AsyncIterable<Buffer>): Promise<number> {
  const aside = `${path}.${randomBytes(4).toString('hex')}.partial`
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    const written = await writeSynced(aside, bytes)
    await rename(aside, path)
    await syncFolder(dirname(path))
    return written
  } catch (error) {
    await rm(aside, { force: true }).catch(() => undefined)
    throw explain(error, path)
  }
}

async function writeSynced(path: string, bytes: AsyncIterable<Buffer>): Promise<number> {
  const file = await open(path, 'wx', 0o600)
  let written = 0
  try {
    for await (const chunk of bytes) {
      await file.writeFile(chunk)
      written += chunk.length
    }
    await file.sync()
    return written
  } finally {
    await file.close()
  }
}

/** The name of a new file is in its folder, which has to reach the disk too. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

function explain(error: unknown, path: string): unknown {
  const code =
    error instanceof Error && 'syscall' in error && 'code' in error ? String(error.code) : undefined
  if (code === undefined) return error
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new AppError('output-disk-full', `There is no space left to write ${path}. Nothing was written.`, {
      path,
    })
  }
  return new AppError('output-unwritable', `${path} cannot be written (${code}). Name another place.`, {
    path,
  })
}
