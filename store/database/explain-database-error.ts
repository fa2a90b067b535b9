import { AppError } from '@cadre/core'
import { entities } from '@cadre/people'

interface DatabaseError {
  readonly code: string
  readonly constraint?: string
  readonly message: string
  readonly column?: string
}

const conflictMessages: ReadonlyMap<string, string> = new Map<string, string>(
  entities.flatMap(({ name, exclusions, unique }) => [
    ...exclusions.map(({ message }, index) => [`${name}_exclusion_${index}`, message] as const),
    ...unique.map(
      (fields, index) =>
        [
          `${name}_exclusion_${exclusions.length + index}`,
          `another record has the same ${fields.join(' and ')}`,
        ] as const,
    ),
    [`${name}_one_version`, 'the record was changed at the same time'] as const,
  ]),
)
const otherMessages: ReadonlyMap<string, string> = new Map([
  ['account_login', 'another account has this login'],
  ['account_person', 'the person has an account already'],
  ['role_grant_once', 'the account has this role already'],
  ['saved_view_name', 'another view of this list has the same name'],
  ['custom_field_pkey', 'a custom field with this key exists already'],
])

/** Turns what the database refuses into what a caller can act on; anything else passes as it is. */
export function explainDatabaseError(error: unknown): unknown {
  if (isLostConnection(error)) return unreachable()
  if (error instanceof AppError || !isDatabaseError(error)) return error
  const { code, constraint = '', message } = error
  switch (code) {
    case '23P01':
    case '23505':
      return conflict(
        conflictMessages.get(constraint) ?? otherMessages.get(constraint) ?? 'another record is in the way',
        constraint,
      )
    case 'CD001':
      return conflict(message, constraint)
    case '23503':
      return new AppError('record-invalid', 'A record that is referred to does not exist.', { constraint })
    case '23514':
    case '23502':
    case '22000':
    case '22001':
    case '22003':
    case '22007':
    case '22008':
    case '22021':
    case '22P02':
      return new AppError('record-invalid', 'A value lies outside what the field takes.', { constraint })
    case '42501':
      return new AppError('access-denied', 'This account may not do this to this record.')
    case '40001':
    case '40P01':
      return conflict('two changes met; try again', constraint)
    case '53100':
      return new AppError('store-disk-full', 'The disk of the database is full; nothing was written.')
    case '58030':
      return new AppError(
        'store-unreachable',
        'The disk of the database reports errors; nothing was written. Look at the disk before you start anew.',
      )
    default:
      return error
  }
}

function conflict(reason: string, constraint: string): AppError {
  const sentence = `${reason.charAt(0).toUpperCase()}${reason.slice(1)}.`
  return new AppError('record-conflict', sentence, { constraint })
}

/** Codes of Postgres and of the system for a server that is stopping, starting, full of connections, or away. */
const lostCodes: ReadonlySet<string> = new Set(
  '57P01 57P02 57P03 53300 08000 08001 08003 08004 08006 ECONNREFUSED ECONNRESET EPIPE ETIMEDOUT EHOSTUNREACH ENETUNREACH ENOTFOUND EAI_AGAIN'.split(
    ' ',
  ),
)

/** What the driver says without a code. */
const lostMessages =
  /^Connection terminated|not queryable|^timeout (expired|exceeded when trying to connect)|^Query read timeout|^Cannot use a pool after/

function isLostConnection(error: unknown): boolean {
  if (!(error instanceof Error) || error instanceof AppError) return false
  if ('code' in error && typeof error.code === 'string') return lostCodes.has(error.code)
  return lostMessages.test(error.message)
}

function unreachable(): AppError {
  return new AppError('store-unreachable', 'The database does not answer at the moment. Try again soon.')
}

function isDatabaseError(error: unknown): error is DatabaseError {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
}
