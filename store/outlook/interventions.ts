import { AppError, newId } from '@cadre/core'
import type { CivilDate } from '@cadre/core'
import type { Selectable } from 'kysely'
import type { Session } from '../database/session.ts'
import type { InterventionTable } from '../schema/outlook-tables.ts'

export interface NewIntervention {
  readonly personId: string
  /** In the words of the organisation's list of what may help. */
  readonly kind: string
  /** The case whose decision it follows. */
  readonly caseId: string | null
  readonly begunOn: CivilDate
  readonly endedOn: CivilDate | null
  readonly words: string
}

/** Something that was done for a person. */
export interface Intervention extends NewIntervention {
  readonly id: string
  readonly notedBy: string
  readonly notedAt: string
  /** Noted by mistake: it counts for nothing. */
  readonly withdrawnAt: string | null
}

/**
 * Notes what was done for a person. Throws what the database refuses: of somebody out of reach whose case the account did not
 * decide, of oneself, and after a case of somebody else.
 */
export async function noteIntervention(session: Session, noted: NewIntervention): Promise<Intervention> {
  const { trx, caller, errand } = session
  const row = {
    id: newId('itv'),
    person_id: noted.personId,
    kind: noted.kind,
    case_id: noted.caseId,
    begun_on: noted.begunOn,
    ended_on: noted.endedOn,
    words: noted.words,
    noted_by: caller.accountId,
    noted_at: errand.now,
    withdrawn_at: null,
  }
  await trx.insertInto('outlook.intervention').values(row).execute()
  session.note({
    act: 'note intervention',
    entity: 'outlook',
    subjects: [noted.personId],
    detail: { id: row.id, caseId: noted.caseId },
    after: row,
  })
  return interventionOf(row)
}

/** What was done for a person, as far as it is within reach, newest first. */
export async function listInterventions({ trx }: Session, personId: string): Promise<Intervention[]> {
  const rows = await trx
    .selectFrom('outlook.intervention')
    .selectAll()
    .where('person_id', '=', personId)
    .orderBy('begun_on', 'desc')
    .orderBy('id')
    .execute()
  return rows.map(interventionOf)
}

/**
 * Kinds of what was done, by name, that were noted for so many people: a rare one, in words of its own, could say who it was. For the
 * system alone: it counts over everybody.
 */
export async function listNotedKinds({ trx }: Session, fewest: number): Promise<string[]> {
  const rows = await trx
    .selectFrom('outlook.intervention')
    .select('kind')
    .where('withdrawn_at', 'is', null)
    .groupBy('kind')
    .having(({ fn }) => fn.count('person_id').distinct(), '>=', fewest)
    .orderBy('kind')
    .execute()
  return rows.map(({ kind }) => kind)
}

/** Takes back what the account noted by mistake. Throws `AppError` `record-missing`, and `record-conflict` when it was before. */
export async function withdrawIntervention(session: Session, id: string): Promise<Intervention> {
  const { trx, caller, errand } = session
  const found = await trx
    .selectFrom('outlook.intervention')
    .selectAll()
    .where('id', '=', id)
    .where('noted_by', '=', caller.accountId)
    .executeTakeFirst()
  if (!found)
    throw new AppError(
      'record-missing',
      'This account has noted nothing of the kind. Ask whoever noted it.',
      {
        id,
      },
    )
  if (found.withdrawn_at !== null) throw new AppError('record-conflict', 'It was withdrawn before.')
  await trx
    .updateTable('outlook.intervention')
    .set({ withdrawn_at: errand.now })
    .where('id', '=', id)
    .execute()
  session.note({
    act: 'withdraw intervention',
    entity: 'outlook',
    subjects: [found.person_id],
    detail: { id },
  })
  return interventionOf({ ...found, withdrawn_at: errand.now })
}

function interventionOf(row: Selectable<InterventionTable>): Intervention {
  return {
    id: row.id,
    personId: row.person_id,
    kind: row.kind,
    caseId: row.case_id,
    begunOn: row.begun_on,
    endedOn: row.ended_on,
    words: row.words,
    notedBy: row.noted_by,
    notedAt: row.noted_at.toISOString(),
    withdrawnAt: row.withdrawn_at?.toISOString() ?? null,
  }
}
