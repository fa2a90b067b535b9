import { httpStatus, sentenceIn } from '@cadre/contract'
import type { Issue, MessageLanguage, Problem } from '@cadre/contract'
import { AppError, errorCodes } from '@cadre/core'
import type { ErrorCode } from '@cadre/core'
import type { z } from 'zod'

/** An error as its caller may see it: what they can act on, and nothing of our inside. */
export function problemOf(error: unknown, requestId: string): Problem {
  if (error instanceof AppError) {
    const issues = error.details['issues'] as Issue[] | undefined
    return problem({ code: error.code, detail: error.message, requestId, ...(issues && { issues }) })
  }
  const fromFramework = frameworkCode(error)
  if (fromFramework) return problem({ code: 'request-invalid', requestId, ...fromFramework })
  return {
    type: 'about:blank',
    title: 'Internal error',
    status: 500,
    detail: 'Something went wrong inside Cadre. The request id leads an administrator to the log.',
    code: 'internal',
    requestId,
  }
}

/** Seconds after which a refused request may be made again. */
export function retryAfterOf(error: unknown): number | undefined {
  const seconds = error instanceof AppError ? error.details['retryAfterSeconds'] : undefined
  return typeof seconds === 'number' ? seconds : undefined
}

/** The problem of a request that its schema refuses, with an issue for each fault, in the caller's language. */
export function invalidRequest(
  part: 'params' | 'query' | 'body',
  error: z.ZodError,
  language: MessageLanguage = 'en',
): AppError {
  const issues: Issue[] = error.issues.slice(0, 100).map(({ path, code, message }) => ({
    path: [part, ...path.map((step) => (typeof step === 'symbol' ? String(step) : step))],
    code,
    message: sentenceIn(language, message),
  }))
  const [first] = issues
  return new AppError(
    'request-invalid',
    `${first?.path.join('.') ?? part}: ${first?.message ?? 'not valid'}.`,
    { issues },
  )
}

interface ProblemParts {
  readonly code: ErrorCode
  readonly detail: string
  readonly requestId: string
  readonly issues?: readonly Issue[]
  readonly status?: number
}

function problem({ code, detail, requestId, issues, status }: ProblemParts): Problem {
  return {
    type: `https://cadre.dev/errors#${code}`,
    title: errorCodes[code].meaning,
    status: status ?? httpStatus(code),
    detail,
    code,
    requestId,
    ...(issues && { issues: [...issues] }),
  }
}

/** What the HTTP framework refuses before the contract is asked: bodies too large, not JSON, of another type. */
function frameworkCode(error: unknown): { detail: string; status: number } | undefined {
  if (!(error instanceof Error) || !('statusCode' in error)) return undefined
  const status = Number(error.statusCode)
  if (status < 400 || status >= 500) return undefined
  const details: Readonly<Record<number, string>> = {
    413: 'The body is larger than this route takes.',
    415: 'The body must be JSON, with Content-Type: application/json.',
  }
  return { detail: details[status] ?? 'The request cannot be read as HTTP with a JSON body.', status }
}
