import { readFile } from 'node:fs/promises'
import { AppError } from '@cadre/core'
import { checkFile, explainOpenError } from '../files/check-file.ts'

/** A model with thousands of deep trees stays below this. */
const largestModel = 500 * 2 ** 20

/**
 * The content of a model file. Throws `file-missing`, `file-not-a-file`, `file-unreadable`, `file-empty` or
 * `file-too-large`.
 */
export async function readModelFile(path: string): Promise<Uint8Array> {
  const { size } = await checkFile(path)
  if (size > largestModel)
    throw new AppError(
      'file-too-large',
      `"${path}" has ${size} bytes; a model may have ${largestModel}. Check that it is the model and not data.`,
      { file: path, bytes: size },
    )
  try {
    return await readFile(path)
  } catch (error) {
    throw await explainOpenError(path, error)
  }
}
