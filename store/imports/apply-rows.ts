import type { ImportMapping, RowIssue, RowReading } from '@cadre/connect/records'
import { sql } from 'kysely'
import type { Session } from '../database/session.ts'
import { loadRecords } from './load-records.ts'
import { planRows } from './plan-rows.ts'
import type { RowsPlan } from './plan-rows.ts'
import { writePlan } from './write-plan.ts'

/** Which records of the rows: people come before the lines between them. */
export type ImportPass = 'people' | 'lines'

export interface RowsToApply {
  readonly importId: string
  readonly mapping: ImportMapping
  /** Rows that are taken, all of a person's together. */
  readonly readings: readonly RowReading[]
  readonly pass: ImportPass
  /** Whether a word names somebody of the sheet, who is not entered yet in a dry run. */
  readonly isInSheet?: (word: string) => boolean
}

/** What became of each row, and of how many records. */
export interface Applied {
  readonly outcomes: ReadonlyMap<number, RowOutcome>
  readonly issues: readonly RowIssue[]
  readonly records: Readonly<Record<string, { created: number; amended: number }>>
  /** What is made because rows name it, by kind; in a dry run the same may come with several chunks. */
  readonly references: readonly { readonly entity: string; readonly id: string }[]
  /** People that were found by their keys. */
  readonly found: readonly string[]
}
export type RowOutcome = 'created' | 'updated' | 'unchanged' | 'rejected'

/**
 * Takes some rows as the session's account: finds whom and what they mean, compares with what is believed, and
 * writes what differs. With `isDry` nothing is written. Imports take turns, so that two of one sheet end like one.
 */
export async function applyRows(
  session: Session,
  rows: RowsToApply,
  { isDry }: { readonly isDry: boolean },
): Promise<Applied> {
  if (!isDry) await sql`select pg_advisory_xact_lock(hashtext('imports'))`.execute(session.trx)
  const plan = await planRows(session, rows, { isDry, load: loadRecords })
  if (!isDry) await writePlan(session, rows.importId, plan)
  return {
    outcomes: plan.outcomes,
    issues: plan.issues,
    records: countRecords(plan),
    references: plan.references,
    found: plan.found,
  }
}

function countRecords({ changes }: RowsPlan): Applied['records'] {
  const counts: Record<string, { created: number; amended: number }> = {}
  const of = (entity: string) => (counts[entity] ??= { created: 0, amended: 0 })
  for (const { entity, act } of changes) of(entity)[act === 'create' ? 'created' : 'amended']++
  return counts
}
