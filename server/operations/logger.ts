import pino from 'pino'
import { describeError } from './describe-error.ts'

/** What the server writes down, one JSON object a line, in the field names of the Elastic Common Schema. */
export type Logger = Pick<pino.Logger, 'info' | 'warn' | 'error'>

export const logLevels = ['error', 'warn', 'info', 'silent'] as const
export type LogLevel = (typeof logLevels)[number]

interface LoggerOptions {
  readonly level: LogLevel
  readonly version: string
  /** Standard output when left out. */
  readonly write?: (line: string) => void
}

/**
 * A logger that writes no personal data: callers give it ids of requests, templates of routes, codes and
 * durations; whatever stands under `error` is reduced to what cannot hold a value of a record.
 */
export function createLogger({ level, version, write }: LoggerOptions): Logger {
  return pino(
    {
      level,
      base: { 'service.name': 'cadre', 'service.version': version },
      messageKey: 'message',
      timestamp: () => `,"@timestamp":"${new Date().toISOString()}"`,
      formatters: { level: (label) => ({ 'log.level': label }) },
      serializers: { error: describeError },
    },
    write ? { write } : pino.destination({ fd: 1, sync: false }),
  )
}
