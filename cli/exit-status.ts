import { AppError, errorCodes } from '@cadre/core'
import type { ErrorCategory } from '@cadre/core'
import { LearnError } from '@cadre/learn'
import { nameOption } from './name-option.ts'

/** What a shell script can rely on; `docs/cli.md` lists them. */
export const exitStatus = {
  ok: 0,
  bug: 1,
  usage: 2,
  data: 3,
  refused: 4,
  bundle: 5,
  output: 6,
  store: 7,
  request: 8,
  access: 9,
  cancelled: 130,
} as const satisfies Record<ErrorCategory | 'ok' | 'bug', number>

/** An error as people and scripts should see it. */
export interface ReportedError {
  readonly code: string
  readonly message: string
  readonly details: Readonly<Record<string, unknown>>
  readonly status: number
}

/** Bugs of ours keep their stack in `details`, which is shown only with CADRE_DEBUG=1. */
export function reportError(error: unknown): ReportedError {
  if (isCancelled(error)) {
    return {
      code: 'cancelled',
      message: 'Stopped; nothing was written.',
      details: {},
      status: exitStatus.cancelled,
    }
  }
  if (error instanceof AppError) {
    const { code, details } = error
    const message = nameOption(error.message, details['option'])
    return { code, message, details, status: exitStatus[errorCodes[code].category] }
  }
  if (error instanceof LearnError) {
    const { code, message, details } = error
    return { code, message, details, status: code === 'invalid-param' ? exitStatus.usage : exitStatus.data }
  }
  const what = error instanceof Error ? error.message : String(error)
  return {
    code: 'bug',
    message: `Something went wrong inside Cadre: ${what.replace(/\.$/, '')}. Run again with CADRE_DEBUG=1 and report what it prints.`,
    details: { stack: error instanceof Error ? error.stack : undefined },
    status: exitStatus.bug,
  }
}

/** Each layer says it in its own way; an `AbortError` comes from the platform. */
function isCancelled(error: unknown): boolean {
  if (error instanceof AppError || error instanceof LearnError) return error.code === 'cancelled'
  return error instanceof Error && error.name === 'AbortError'
}
