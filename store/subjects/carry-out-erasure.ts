import { entities } from '@cadre/people'
import { sql } from 'kysely'
import type { Session } from '../database/session.ts'
import { tableOf } from '../schema/entity-columns.ts'
import { recordIds } from './data-subject.ts'
import { isAbout } from './export-subject.ts'
import type { ErasureOrder } from './ledger.ts'
import { personalTables } from './personal-tables.ts'
import { isOf } from './read-versions.ts'

/**
 * Erases what an order says, every version and both times, in a session with system reach: all of it in the
 * session's transaction or nothing. Doing it twice does no harm. Returns how many rows went.
 */
export async function carryOutErasure(session: Session, order: ErasureOrder): Promise<number> {
  const { trx } = session
  const { subject, keptClasses, restriction } = order
  const isEmployed = keptClasses.length > 0 && restriction === null
  let rows = await forgetSalts(session, order)
  for (const entity of entities) {
    const where = isOf(entity, subject)
    if (!where || keptClasses.includes(entity.dataClass)) continue
    const gone = await sql`delete from ${sql.raw(tableOf(entity))} where ${where}`.execute(trx)
    rows += Number(gone.numAffectedRows ?? 0)
  }
  for (const table of isEmployed ? [] : personalTables.filter(({ onErasure }) => onErasure !== 'keep')) {
    const act = table.blanks ? `update ${table.table} set ${table.blanks}` : `delete from ${table.table}`
    const gone = await sql`${sql.raw(act)} where ${isAbout(table, subject)}`.execute(trx)
    rows += Number(gone.numAffectedRows ?? 0)
  }
  await enterErasure(session, order)
  const ids = recordIds(subject)
  session.note({
    act: restriction ? 'erase and restrict' : 'erase',
    entity: 'person',
    subjects: ids,
    detail: { erasure: order.id, rows, keptClasses },
  })
  return rows
}

/** Digests in the trail of what is erased say nothing any more; the chain over the trail stays whole. */
async function forgetSalts({ trx }: Session, { subject, keptClasses }: ErasureOrder): Promise<number> {
  const kept = entities.filter(({ dataClass }) => keptClasses.includes(dataClass)).map(({ name }) => name)
  const gone = await sql`delete from audit.value_salt where id in (
    select salt_id from audit.entry where subjects && ${recordIds(subject)}::text[]
      and salt_id is not null and not entity = any (${kept}::text[]))`.execute(trx)
  return Number(gone.numAffectedRows ?? 0)
}

async function enterErasure({ trx }: Session, order: ErasureOrder): Promise<void> {
  const { id, subject, keptClasses, restriction, suppressed } = order
  const ids = recordIds(subject)
  await trx
    .insertInto('app.erasure')
    .values({ id, subject_ids: ids, kept_classes: [...keptClasses], cleared_at: null })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  if (suppressed.length > 0) {
    await sql`insert into app.suppression (digest, kind, erasure_id)
      select digest, kind, ${id} from jsonb_to_recordset(${JSON.stringify(suppressed)}::jsonb) as given(kind text, digest text)
      on conflict (digest) do nothing`.execute(trx)
  }
  await trx.deleteFrom('app.restriction').where('subject_id', 'in', ids).execute()
  if (restriction) {
    const { keepers, reason, until } = restriction
    await trx
      .insertInto('app.restriction')
      .values(ids.map((subject_id) => ({ subject_id, request_id: id, keepers: [...keepers], reason, until })))
      .execute()
  }
  await trx
    .insertInto('app.subject_event')
    .values(
      [...subject.personIds, ...subject.candidateIds].map((subject_id) => ({
        kind: restriction ? ('restricted' as const) : ('erased' as const),
        subject_id,
        entity: null,
        record_id: null,
        fields: [],
        purpose: null,
        request_id: id,
      })),
    )
    .execute()
}
