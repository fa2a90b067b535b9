import { stat } from 'node:fs/promises'
import { AppError } from './app-error.ts'

/**
 * Throws `AppError('file-not-a-file')` for a device or a pipe, which would hang or never end. A folder, or
 * what is not there, is left to whoever opens it.
 */
export async function refuseSpecialFile(path: string): Promise<void> {
  const status = await stat(path).catch(() => undefined)
  if (!status || status.isFile() || status.isDirectory()) return
  const message = `"${path}" is a device or a pipe, not a file. Write its content to a file first.`
  throw new AppError('file-not-a-file', message, { file: path })
}
