import { LearnError } from '../learn-error.ts'
import type { LearnErrorCode } from '../learn-error.ts'

/** From the pool to a worker. */
export type ToWorker =
  | { readonly kind: 'load'; readonly url: string }
  | { readonly kind: 'share'; readonly key: number; readonly value: unknown }
  | { readonly kind: 'forget'; readonly key: number }
  | {
      readonly kind: 'run'
      readonly id: number
      readonly url: string
      readonly name: string
      readonly input: unknown
    }
  | { readonly kind: 'cancel'; readonly id: number }

/** From a worker to the pool. */
export type FromWorker =
  | { readonly kind: 'progress'; readonly id: number; readonly done: number }
  | { readonly kind: 'done'; readonly id: number; readonly output: unknown }
  | { readonly kind: 'failed'; readonly id: number; readonly error: WireError }

/** What a worker is born with: the id of the run that is cancelled, in shared memory. */
export interface WorkerBirth {
  readonly cancelledRun: Int32Array
}

/** An error as plain data, so that its code and details survive the way between threads. */
export interface WireError {
  readonly name: string
  readonly message: string
  readonly stack: string
  readonly code?: string
  readonly details?: Readonly<Record<string, unknown>>
}

export function toWireError(thrown: unknown): WireError {
  if (!(thrown instanceof Error)) return { name: 'Error', message: String(thrown), stack: '' }
  const { name, message, stack = '' } = thrown
  const code = 'code' in thrown && typeof thrown.code === 'string' ? { code: thrown.code } : {}
  const details = 'details' in thrown ? { details: plainDetails(thrown.details) } : {}
  return { name, message, stack, ...code, ...details }
}

export function fromWireError({ name, message, stack, code, details }: WireError): Error {
  const error =
    name === 'LearnError'
      ? new LearnError(code as LearnErrorCode, message, details)
      : Object.assign(new Error(message), { name }, code && { code }, details && { details })
  error.stack = stack
  return error
}

/** Details that cannot be cloned are dropped rather than losing the error itself. */
function plainDetails(details: unknown): Readonly<Record<string, unknown>> {
  try {
    return structuredClone(details) as Readonly<Record<string, unknown>>
  } catch {
    return {}
  }
}
