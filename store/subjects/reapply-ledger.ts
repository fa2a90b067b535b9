import { sql } from 'kysely'
import type { Session } from '../database/session.ts'
import { carryOutErasure } from './carry-out-erasure.ts'
import { recordIds } from './data-subject.ts'
import type { HoldOrder, SubjectLedger } from './ledger.ts'

interface Reapplied {
  readonly count: number
  readonly erasedIds: readonly string[]
}

/**
 * Does again what the ledger says and the database does not know: after the restore of an older backup,
 * or a kill between the two. In a session with system reach, before anything is served. Returns how
 * many, and whose ids were erased.
 */
export async function reapplyLedger(session: Session, ledger: SubjectLedger): Promise<Reapplied> {
  const { trx } = session
  const entries = ledger.read()
  const erased = await knownIds(session, 'app.erasure')
  const held = await knownIds(session, 'app.hold')
  let count = 0
  const erasedIds: string[] = []
  for (const entry of entries) {
    if (entry.kind === 'erasure' && !erased.has(entry.id)) {
      await carryOutErasure(session, entry)
      erasedIds.push(...recordIds(entry.subject))
      count++
    }
    if (entry.kind === 'hold' && !held.has(entry.id)) {
      count += await placeAgain(session, entry)
    }
    if (entry.kind === 'hold lifted') {
      const lifted = await trx
        .updateTable('app.hold')
        .set({ lifted_at: new Date(entry.at), lifted_by: entry.by })
        .where('id', '=', entry.id)
        .where('lifted_at', 'is', null)
        .executeTakeFirst()
      count += Number(lifted.numUpdatedRows)
    }
  }
  if (count > 0)
    session.note({ act: 'reapply ledger', entity: 'person', subjects: [], detail: { entries: count } })
  return { count, erasedIds }
}

async function knownIds({ trx }: Session, table: 'app.erasure' | 'app.hold'): Promise<Set<string>> {
  const rows = await trx.selectFrom(table).select('id').execute()
  return new Set(rows.map(({ id }) => id))
}

/** A person who came after the backup is not there to be held. */
async function placeAgain({ trx }: Session, hold: HoldOrder): Promise<number> {
  const { id, subjectId, dataClasses, reason, until, placedBy } = hold
  const placed = await sql`insert into app.hold (id, subject_id, data_classes, reason, until, placed_by)
    select ${id}, ${subjectId}, ${dataClasses ? [...dataClasses] : null}::text[], ${reason}, ${until}::date, ${placedBy}
    where exists (select from records.key where id = ${subjectId})`.execute(trx)
  return Number(placed.numAffectedRows ?? 0)
}
