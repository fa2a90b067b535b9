import { AppError, errorCodes } from '@cadre/core'
import type { RowIssue, RowReading } from '@cadre/connect/records'
import { inSavepoint } from '../database/savepoint.ts'
import type { Session } from '../database/session.ts'
import { explainDatabaseError } from '../database/explain-database-error.ts'
import { applyRows } from './apply-rows.ts'
import type { Applied, RowOutcome, RowsToApply } from './apply-rows.ts'
import { keyText } from './find-people.ts'

/**
 * Takes a chunk of rows. When the database refuses it, its people are taken one by one, and those that are refused
 * again become rejected rows with the reason.
 */
export async function takeChunk(session: Session, rows: RowsToApply): Promise<Applied> {
  try {
    return await inSavepoint(session, () => applyRows(session, rows, { isDry: false }))
  } catch (error) {
    refusalOf(error)
  }
  const parts: Applied[] = []
  for (const group of Map.groupBy(rows.readings, ({ key, row }) =>
    key ? keyText(key) : `row ${row}`,
  ).values())
    parts.push(await takeGroup(session, { ...rows, readings: group }))
  return join(parts)
}

async function takeGroup(session: Session, rows: RowsToApply): Promise<Applied> {
  try {
    return await inSavepoint(session, () => applyRows(session, rows, { isDry: false }))
  } catch (error) {
    const { code, message } = refusalOf(error)
    const issueOf = ({ row }: RowReading): RowIssue => ({
      row,
      column: '',
      code: code.replaceAll('-', '_'),
      level: 'error',
      message,
    })
    const outcomes = new Map<number, RowOutcome>(rows.readings.map(({ row }) => [row, 'rejected']))
    return { outcomes, issues: rows.readings.map(issueOf), records: {}, references: [], found: [] }
  }
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
