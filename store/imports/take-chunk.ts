import { AppError, errorCodes } from '@cadre/core'
import type { RowIssue, RowReading } from '@cadre/connect/records'
import { inSavepoint } from '../database/savepoint.ts'
import type { Session } from '../database/session.ts'
import { explainDatabaseError } from '../database/explain-database-error.ts'
import { applyRows } from './apply-rows.ts'
import type { Applied, RowOutcome, RowsToApply } from './apply-rows.ts'
import { keyText } from './find-people.ts'

/**
 * Takes a chunk of rows. When the database refuses it, it is halved until what is refused is one person's: those
 * become rejected rows with the reason, and all others are taken.
 */
export async function takeChunk(session: Session, rows: RowsToApply): Promise<Applied> {
  const people = [
    ...Map.groupBy(rows.readings, ({ key, row }) => (key ? keyText(key) : `row ${row}`)).values(),
  ]
  return join(await takePeople(session, rows, people))
}

async function takePeople(
  session: Session,
  rows: RowsToApply,
  people: readonly (readonly RowReading[])[],
): Promise<Applied[]> {
  if (people.length === 0) return []
  try {
    const readings = people.flat()
    return [await inSavepoint(session, () => applyRows(session, { ...rows, readings }, { isDry: false }))]
  } catch (error) {
    const refusal = refusalOf(error)
    if (people.length === 1) return [rejected(people[0]!, refusal)]
  }
  const middle = Math.ceil(people.length / 2)
  const first = await takePeople(session, rows, people.slice(0, middle))
  return [...first, ...(await takePeople(session, rows, people.slice(middle)))]
}

function rejected(readings: readonly RowReading[], { code, message }: AppError): Applied {
  const issueOf = ({ row }: RowReading): RowIssue => ({
    row,
    column: '',
    code: code.replaceAll('-', '_'),
    level: 'error',
    message,
  })
  const outcomes = new Map<number, RowOutcome>(readings.map(({ row }) => [row, 'rejected']))
  return { outcomes, issues: readings.map(issueOf), records: {}, references: [], found: [] }
}

/** What a row is refused for; anything else is no fault of the row and is thrown on. */
function refusalOf(error: unknown): AppError {
  const explained = explainDatabaseError(error)
  if (!(explained instanceof AppError)) throw error
  const { category } = errorCodes[explained.code]
  if (category === 'request' || explained.code === 'access-denied') return explained
  throw error
}

function join(parts: readonly Applied[]): Applied {
  const records: Record<string, { created: number; amended: number }> = {}
  for (const part of parts) {
    for (const [entity, { created, amended }] of Object.entries(part.records)) {
      const sum = (records[entity] ??= { created: 0, amended: 0 })
      sum.created += created
      sum.amended += amended
    }
  }
  return {
    outcomes: new Map(parts.flatMap(({ outcomes }) => [...outcomes])),
    issues: parts.flatMap(({ issues }) => issues),
    records,
    references: parts.flatMap(({ references }) => references),
    found: parts.flatMap(({ found }) => found),
  }
}
