import { AppError } from '@cadre/core'

interface DescribedError {
  readonly type: string
  readonly code?: string
  readonly constraint?: string
  readonly stack_trace?: string
}

/**
 * An error as a log may hold it. Messages and details are left out: a database puts values of records
 * into them. Kind, code and the places in our code say where to look.
 */
export function describeError(error: unknown): DescribedError {
  if (!(error instanceof Error)) return { type: typeof error }
  if (error instanceof AppError) return { type: error.name, code: error.code }
  const { code, constraint } = error as { code?: unknown; constraint?: unknown }
  return {
    type: error.name,
    ...(typeof code === 'string' && { code }),
    ...(typeof constraint === 'string' && { constraint }),
    stack_trace: framesOf(error),
  }
}

function framesOf({ stack = '' }: Error): string {
  return stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 30)
    .join('\n')
}
