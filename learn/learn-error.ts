export type LearnErrorCode =
  | 'invalid-param'
  | 'column-missing'
  | 'column-kind'
  | 'shape'
  | 'too-few-rows'
  | 'one-class'
  | 'invalid-target'
  | 'invalid-weights'
  | 'invalid-model'
  | 'unavailable'
  | 'cancelled'

/** A caller's mistake or a limit of the data, in the same shape as `core`'s AppError. */
export class LearnError extends Error {
  readonly code: LearnErrorCode
  readonly details: Readonly<Record<string, unknown>>

  constructor(code: LearnErrorCode, message: string, details: Readonly<Record<string, unknown>> = {}) {
    super(message)
    this.name = 'LearnError'
    this.code = code
    this.details = details
  }
}

/** Throws `cancelled` once the signal has fired; call it between units of work. */
export function throwIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new LearnError('cancelled', 'The work was cancelled.')
}
