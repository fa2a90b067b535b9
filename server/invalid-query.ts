import { AppError } from '@cadre/core'

/** A query parameter that the schema let pass and the declaration of the record does not. */
export function invalidQuery(parameter: string, message: string): AppError {
  return new AppError('request-invalid', `${message.charAt(0).toUpperCase()}${message.slice(1)}.`, {
    issues: [{ path: ['query', parameter], code: 'invalid_value', message }],
  })
}
