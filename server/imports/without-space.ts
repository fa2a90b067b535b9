import { AppError } from '@cadre/core'
import { rm } from 'node:fs/promises'

/**
 * Writes something into the folder of an import; when there is no space for it, removes what is half written and says
 * so as `AppError('store-disk-full')`.
 */
export async function orRemoved<Result>(path: string, write: () => Promise<Result>): Promise<Result> {
  try {
    return await write()
  } catch (error) {
    await rm(path, { force: true })
    throw explainSpace(error)
  }
}

/** The error of a full disk as one that says what to do; any other as it is. */
export function explainSpace(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code !== 'ENOSPC' && code !== 'EDQUOT') return error
  return new AppError(
    'store-disk-full',
    'There is no space left in the data folder for the sheet. Make room and do this step again: no record was written.',
  )
}
