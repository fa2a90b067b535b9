import { AppError } from '@cadre/core'

/** Where the next page begins, as an opaque text; the row policies hold whatever it says. */
export function encodeCursor(position: unknown): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url')
}

/** Reads a cursor of ours; throws `AppError('request-invalid')` for anything else. */
export function decodeCursor(text: string): readonly (string | number | boolean | null)[] {
  try {
    const position: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
    if (Array.isArray(position) && position.every(isScalar)) return position
  } catch {
    // Falls through to the one message.
  }
  throw new AppError('request-invalid', 'The cursor is not one that a page before has answered.', {
    issues: [{ path: ['query', 'cursor'], code: 'invalid_cursor', message: 'not a cursor' }],
  })
}

function isScalar(value: unknown): value is string | number | boolean | null {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value)
}
