import { AppError } from '@cadre/core'

/** Does the work; an error in it that does not say which file it is about does so then. */
export async function namingFile<T>(file: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof AppError) || error.code === 'cancelled' || error.message.includes(file))
      throw error
    throw new AppError(error.code, `${file}: ${error.message}`, { file, ...error.details })
  }
}
