import { AppError } from '@cadre/core'
import { LearnError } from '@cadre/learn'

/** What the library refuses is, to the person, a matter of the data. */
export function asAppError(error: unknown): unknown {
  if (!(error instanceof LearnError)) return error
  switch (error.code) {
    case 'cancelled':
      return new AppError('cancelled', 'The study was stopped; nothing was written.')
    case 'too-few-rows':
    case 'one-class':
      return new AppError('too-little-data', error.message, error.details)
    case 'invalid-param':
      return new AppError('usage', error.message, error.details)
    case 'column-kind':
      return new AppError('column-mistyped', error.message, error.details)
    case 'column-missing':
      return new AppError('column-missing', error.message, error.details)
    case 'invalid-target':
      return new AppError('target-unusable', error.message, error.details)
    case 'unavailable':
      return new AppError('learner-unavailable', error.message, error.details)
    default:
      return error
  }
}
