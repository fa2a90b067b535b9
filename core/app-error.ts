import type { ErrorCode } from './error-codes.ts'

export type ErrorDetails = Readonly<Record<string, unknown>>

/**
 * A mistake or a limit that a caller can act on: says what, where and what to do.
 * A plain `Error` anywhere in Cadre is a bug of ours.
 */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly details: ErrorDetails

  constructor(code: ErrorCode, message: string, details: ErrorDetails = {}) {
    super(message)
    this.name = 'AppError'
    this.code = code
    this.details = details
  }
}
