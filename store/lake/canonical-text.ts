import type { LakeColumn, LakeRow, LakeType, LakeValue } from './lake-column.ts'

/** Stands for what is unknown; a text never looks like it, because texts are quoted. */
export const nullText = '\\N'

/**
 * Makes a writer of one line for a row, always the same for the same values: what the content hash is
 * taken over, and what DuckDB reads (CSV with every text quoted). Instants are UTC with microseconds, numbers as
 * JavaScript writes them: the shortest text that reads back as the same number. It throws a plain error for a value that
 * its column cannot hold.
 */
export function canonicalLines(columns: readonly LakeColumn[]): (row: LakeRow) => string {
  const cells = columns.map(({ name, type }) => ({ name, textOf: texts[type] }))
  return (row) => {
    let line = ''
    let separator = ''
    for (const { name, textOf } of cells) {
      const value = row[name]
      line += separator + (value === null || value === undefined ? nullText : textOf(value, name))
      separator = ','
    }
    return `${line}\n`
  }
}

const texts: Readonly<Record<LakeType, (value: NonNullable<LakeValue>, name: string) => string>> = {
  text: (value, name) => (typeof value === 'string' ? quoted(value) : refuse(value, name)),
  json: (value, name) => (typeof value === 'string' ? quoted(value) : refuse(value, name)),
  texts: (value) => quoted(JSON.stringify(value)),
  integer: (value, name) => (Number.isSafeInteger(value) ? `${Number(value)}` : refuse(value, name)),
  // -0 and 0 are equal, so they are written alike.
  number: (value, name) => (Number.isFinite(value) ? `${Number(value) + 0}` : refuse(value, name)),
  boolean: (value, name) => (typeof value === 'boolean' ? `${value}` : refuse(value, name)),
  date: (value, name) => (typeof value === 'string' && isDate(value) ? value : refuse(value, name)),
  instant: (value, name) => (typeof value === 'string' && canonicalInstant(value)) || refuse(value, name),
}

function quoted(text: string): string {
  return text.includes('"') ? `"${text.replaceAll('"', '""')}"` : `"${text}"`
}

/** Whether a text has the form of a date; the database has checked that the day exists. */
function isDate(text: string): boolean {
  return text.length === 10 && text[4] === '-' && text[7] === '-'
}

const instantForm = /^(\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}:\d{2})(?:\.(\d{1,6}))?(Z|[+-]\d{2}(?::?\d{2})?)$/

/** ISO 8601 with offset and up to six decimals, as UTC with exactly six. */
function canonicalInstant(text: string): string | undefined {
  // As Postgres mostly writes it: nothing to count.
  if (text.length === 32 && text.endsWith('+00:00') && text[10] === 'T' && text[19] === '.')
    return `${text.slice(0, 26)}Z`
  const parts = instantForm.exec(text)
  if (!parts) return undefined
  const [, seconds = '', fraction = '', offset = ''] = parts
  const whole = offset === 'Z' || offset === '+00:00' ? seconds : inUtc(seconds, offset)
  return `${whole.replace(' ', 'T')}.${fraction.padEnd(6, '0')}Z`
}

function inUtc(seconds: string, offset: string): string {
  const zone = offset.length === 3 ? `${offset}:00` : offset
  return new Date(`${seconds.replace(' ', 'T')}${zone}`).toISOString().slice(0, 19)
}

function refuse(value: unknown, name: string): never {
  throw new Error(`${name} cannot hold a ${typeof value} like that`)
}
