import { AppError, newId } from '@cadre/core'
import type { CivilDate } from '@cadre/core'
import type { DataClass } from '@cadre/people'
import type { Selectable } from 'kysely'
import type { Session } from '../database/session.ts'
import type { HoldTable } from '../schema/subject-tables.ts'
import { enterInLedger } from './ledger.ts'
import type { SubjectLedger } from './ledger.ts'

export interface Hold {
  readonly id: string
  readonly subjectId: string
  /** `null`: everything about the person. */
  readonly dataClasses: readonly DataClass[] | null
  readonly reason: string
  readonly until: CivilDate
  readonly placedBy: string
  readonly liftedAt: string | null
}

interface NewHold {
  readonly subjectId: string
  readonly dataClasses?: readonly DataClass[]
  readonly reason: string
  readonly until: CivilDate
}

/** Holds data for a court or an authority: neither erasure nor retention takes it. Throws `AppError('record-invalid')` for a day that is past. */
export async function placeHold(session: Session, ledger: SubjectLedger, hold: NewHold): Promise<Hold> {
  const { subjectId, dataClasses, reason, until } = hold
  if (until <= session.errand.today) {
    throw new AppError('record-invalid', 'A hold ends on a day to come; it can be placed anew.', {
      issues: [{ path: ['body', 'until'], code: 'past', message: 'must be a day to come' }],
    })
  }
  const id = newId('hld')
  const placedBy = session.caller.accountId
  const row = await session.trx
    .insertInto('app.hold')
    .values({
      id,
      subject_id: subjectId,
      data_classes: dataClasses ? [...dataClasses] : null,
      reason,
      until,
      placed_by: placedBy,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  session.note({ act: 'place hold', entity: 'hold', subjects: [subjectId], detail: { id, until } })
  const told = { id, subjectId, dataClasses: dataClasses ?? null, reason, until, placedBy }
  await enterInLedger(session, ledger, { kind: 'hold', ...told })
  return holdOf(row)
}

/** Lifts a hold; what it kept goes by the next erasure or retention. Throws `AppError('record-missing')`. */
export async function liftHold(session: Session, ledger: SubjectLedger, id: string): Promise<Hold> {
  const { now } = session.errand
  const row = await session.trx
    .updateTable('app.hold')
    .set({ lifted_at: now, lifted_by: session.caller.accountId })
    .where('id', '=', id)
    .where('lifted_at', 'is', null)
    .returningAll()
    .executeTakeFirst()
  if (!row) throw new AppError('record-missing', 'There is no such hold in force within reach.', { id })
  session.note({ act: 'lift hold', entity: 'hold', subjects: [row.subject_id], detail: { id } })
  const lifted = { id, by: session.caller.accountId, at: now.toISOString() }
  await enterInLedger(session, ledger, { kind: 'hold lifted', ...lifted })
  return holdOf(row)
}

/** Holds within reach, those in force first. */
export async function listHolds({ trx }: Session): Promise<Hold[]> {
  const rows = await trx
    .selectFrom('app.hold')
    .selectAll()
    .orderBy('lifted_at', (order) => order.desc().nullsFirst())
    .orderBy('until')
    .limit(500)
    .execute()
  return rows.map(holdOf)
}

/** Holds in force on somebody; a hold whose day has come holds no longer. */
export async function holdsOn(
  { trx, errand }: Session,
  subjectIds: readonly string[],
): Promise<Selectable<HoldTable>[]> {
  if (subjectIds.length === 0) return []
  return trx
    .selectFrom('app.hold')
    .selectAll()
    .where('subject_id', 'in', [...subjectIds])
    .where('lifted_at', 'is', null)
    .where('until', '>', errand.today)
    .execute()
}

function holdOf(row: Selectable<HoldTable>): Hold {
  return {
    id: row.id,
    subjectId: row.subject_id,
    dataClasses: row.data_classes as DataClass[] | null,
    reason: row.reason,
    until: row.until,
    placedBy: row.placed_by,
    liftedAt: row.lifted_at?.toISOString() ?? null,
  }
}
