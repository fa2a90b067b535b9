export { AppError } from './app-error.ts'
export type { ErrorDetails } from './app-error.ts'
export { errorCodes } from './error-codes.ts'
export type { ErrorCategory, ErrorCode } from './error-codes.ts'
