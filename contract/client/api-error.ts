import type { ErrorCode } from '@cadre/core'
import type { Issue, Problem } from '../problem.ts'

/** What the API refused, as problem details tell it. `code` is stable and there to act on. */
export class ApiError extends Error {
  readonly status: number
  readonly code: ErrorCode | 'internal' | 'unreadable'
  readonly requestId: string
  readonly issues: readonly Issue[]

  constructor({ status, code, detail, requestId, issues = [] }: Omit<Problem, 'type' | 'title'>) {
    super(detail)
    this.name = 'ApiError'
    this.status = status
    this.code = code as ErrorCode
    this.requestId = requestId
    this.issues = issues
  }
}

/** Reads a refusal; what is not problem details (a proxy in between) is told as `unreadable`. */
export async function readProblem(response: Response): Promise<ApiError> {
  const text = await response.text()
  try {
    const problem = JSON.parse(text) as Problem
    if (typeof problem.code === 'string') return new ApiError(problem)
  } catch {
    // Falls through: something else answered.
  }
  const detail = `The answer with status ${response.status} is not from the API.`
  return new ApiError({ status: response.status, code: 'unreadable', detail, requestId: '' })
}
