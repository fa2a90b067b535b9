import { AppError } from '@cadre/core'
import type { Selectable } from 'kysely'
import type { Session } from '../database/session.ts'
import type { SuggestedActionTable } from '../schema/outlook-tables.ts'

/** Something that may help, in the words of the organisation. */
export interface NewAction {
  /** In these words it is noted once it was done. */
  readonly kind: string
  /** Features that speak for it. */
  readonly answers: readonly string[]
  /** What is known of it working, and what is not. */
  readonly evidence: string
  /** Where that is known from. */
  readonly source: string
  /** Not suggested any more. */
  readonly isRetired: boolean
}

export interface ActionEntry extends NewAction {
  readonly version: number
  readonly enteredBy: string
  readonly enteredAt: string
}

/**
 * Enters an action, or what is said of it from now on, after the version that was read (0: none yet). What was said before stays.
 * Throws `AppError('record-conflict')` when that is not the version that holds: somebody else has changed it since.
 */
export async function enterAction(session: Session, action: NewAction, basedOn: number): Promise<void> {
  const { trx, caller, errand } = session
  const { kind, answers, evidence, source, isRetired } = action
  const standing = await trx
    .selectFrom('outlook.suggested_action')
    .select('version')
    .where('kind', '=', kind)
    .orderBy('version', 'desc')
    .executeTakeFirst()
  if ((standing?.version ?? 0) !== basedOn) throw changedSince(kind)
  // Of two who change the same version at the same time, the key of the table takes one.
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('outlook.suggested_action')
    .values({
      kind,
      version: basedOn + 1,
      answers: [...answers],
      evidence,
      source,
      is_retired: isRetired,
      entered_by: caller.accountId,
      entered_at: errand.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows === 0n) throw changedSince(kind)
  const act = isRetired ? 'retire action' : 'enter action'
  session.note({ act, entity: 'outlook', subjects: [], detail: { kind, version: basedOn + 1 } })
}

const changedSince = (kind: string): AppError =>
  new AppError('record-conflict', 'It was changed since it was read. Look at it again first.', { kind })

/** What holds of each action that anything was entered of, by kind. */
export async function newestActions({ trx }: Session): Promise<ActionEntry[]> {
  const rows = await trx
    .selectFrom('outlook.suggested_action')
    .selectAll()
    .distinctOn('kind')
    .orderBy('kind')
    .orderBy('version', 'desc')
    .execute()
  return rows.map(entryOf)
}

/** All that was entered of an action, newest first. */
export async function actionHistory({ trx }: Session, kind: string): Promise<ActionEntry[]> {
  const rows = await trx
    .selectFrom('outlook.suggested_action')
    .selectAll()
    .where('kind', '=', kind)
    .orderBy('version', 'desc')
    .execute()
  return rows.map(entryOf)
}

function entryOf(row: Selectable<SuggestedActionTable>): ActionEntry {
  return {
    kind: row.kind,
    version: row.version,
    answers: row.answers,
    evidence: row.evidence,
    source: row.source,
    isRetired: row.is_retired,
    enteredBy: row.entered_by,
    enteredAt: row.entered_at.toISOString(),
  }
}
