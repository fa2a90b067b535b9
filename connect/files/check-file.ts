import { open, readdir, stat } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { AppError } from '@cadre/core'
import { nearestName } from '@cadre/lifecycle/ingest'

/**
 * Makes sure that the path is an ordinary file with something in it, before anything opens it: a
 * FIFO or a device would hang or never end. Gives its size in bytes and its first bytes.
 * Throws `file-missing`, `file-not-a-file`, `file-unreadable` or `file-empty`.
 */
export async function checkFile(path: string): Promise<{ size: number; start: Buffer }> {
  const status = await statOrExplain(path)
  if (status.isDirectory()) {
    throw new AppError('file-not-a-file', `"${path}" is a folder. Name a file in it.`, { file: path })
  }
  if (!status.isFile()) {
    const message = `"${path}" is a device or a pipe, not a file. Write its content to a file first.`
    throw new AppError('file-not-a-file', message, { file: path })
  }
  const start = await readStart(path)
  if (start.length === 0) {
    throw new AppError('file-empty', `"${path}" is empty: there is nothing to read.`, { file: path })
  }
  return { size: status.size, start }
}

async function statOrExplain(path: string) {
  try {
    if (path.includes('\0')) throw Object.assign(new Error(), { code: 'ENOENT' })
    return await stat(path)
  } catch (error) {
    throw await explainOpenError(path, error)
  }
}

async function readStart(path: string): Promise<Buffer> {
  let file: FileHandle | undefined
  try {
    file = await open(path)
    const buffer = Buffer.alloc(4096)
    const { bytesRead } = await file.read(buffer, 0, buffer.length, 0)
    return buffer.subarray(0, bytesRead)
  } catch (error) {
    throw await explainOpenError(path, error)
  } finally {
    await file?.close()
  }
}

/** Turns what the system says about a file that cannot be opened into advice. */
export async function explainOpenError(path: string, error: unknown): Promise<AppError> {
  const code = (error as NodeJS.ErrnoException).code
  if (code === 'ENOENT' || code === 'ENOTDIR') return explainMissing(path)
  const reason = code === 'EACCES' || code === 'EPERM' ? 'you have no right to read it' : (code ?? 'unknown')
  return new AppError('file-unreadable', `"${path}" cannot be read: ${reason}.`, { file: path, reason: code })
}

async function explainMissing(path: string): Promise<AppError> {
  const folder = dirname(path)
  const names = await readdir(folder).catch(() => undefined)
  if (!names) {
    const message = `There is no file "${path}": the folder "${folder}" does not exist.`
    return new AppError('file-missing', message, { file: path })
  }
  const nearest = nearestName(basename(path), names)
  const hint = nearest === undefined ? '' : ` Did you mean "${nearest}"?`
  return new AppError('file-missing', `There is no file "${path}".${hint}`, { file: path, nearest })
}
