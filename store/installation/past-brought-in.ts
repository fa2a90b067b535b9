import { addDays, AppError } from '@cadre/core'
import type { CivilDate } from '@cadre/core'
import { sql } from 'kysely'
import type { Session } from '../database/session.ts'
import { withSystemReach } from '../database/session.ts'
import { nameAccounts } from '../models/name-accounts.ts'

/** Before which day the past was brought in later, who said so, and why. */
export interface PastBroughtIn {
  /** Of days before it what is known now counts as known then; null: nothing was brought in later. */
  readonly before: CivilDate | null
  readonly reason: string
  /** Null: it was set by itself when an import brought the past of most people. */
  readonly setBy: string | null
  readonly setAt: string
}

/** What holds; undefined before anything was set, when each day is seen as it was recorded. */
export async function readPastBroughtIn(session: Session): Promise<PastBroughtIn | undefined> {
  const row = await session.trx
    .selectFrom('app.past_brought_in')
    .selectAll()
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row) return undefined
  const names = row.set_by === null ? {} : await nameAccounts(session, [row.set_by])
  return {
    before: row.before,
    reason: row.reason,
    setBy: row.set_by === null ? null : (names[row.set_by] ?? row.set_by),
    setAt: row.set_at.toISOString(),
  }
}

/** Says from now on before which day the past was brought in later. Throws `record-invalid` for a day that is far ahead. */
export async function setPastBroughtIn(
  session: Session,
  { before, reason }: Pick<PastBroughtIn, 'before' | 'reason'>,
): Promise<void> {
  const { trx, caller, errand } = session
  const tomorrow = addDays(errand.today, 1)
  if (before !== null && before > tomorrow)
    throw new AppError(
      'record-invalid',
      `What holds on ${before} cannot have been brought in later: the day is to come. Say ${tomorrow} or an earlier one.`,
    )
  await trx
    .insertInto('app.past_brought_in')
    .values({
      before,
      reason,
      set_by: caller.kind === 'system' ? null : caller.accountId,
      set_at: errand.now,
    })
    .execute()
  session.note({ act: 'set past', entity: 'installation', subjects: [], detail: { before } })
}

const setByItself = 'An import brought the past of at least as many people as were known before.'

/**
 * Sets it by itself after an import that brought employments begun before its day, of at least as many people as have others: unless
 * somebody has said otherwise. Of the day of the import all of it is known. Returns the day that was set.
 */
export function notePastOfImport(session: Session, importId: string): Promise<CivilDate | undefined> {
  return withSystemReach(session, async (system) => {
    const { trx, errand } = system
    const standing = await readPastBroughtIn(system)
    const before = addDays(errand.today, 1)
    if (standing && (standing.setBy !== null || standing.before === before)) return undefined
    const { rows } = await sql<{ brought: number; others: number }>`
      with known as (
        select person_id, bool_or(batch_id = ${importId} and lower(valid) < ${errand.today}::date) as is_brought
        from records.employment where upper_inf(recorded) group by person_id
      )
      select count(*) filter (where is_brought)::int as brought, count(*) filter (where is_brought is not true)::int as others
      from known`.execute(trx)
    const { brought, others } = rows[0]!
    if (brought === 0 || brought < others) return undefined
    await trx
      .insertInto('app.past_brought_in')
      .values({ before, reason: setByItself, set_by: null, set_at: errand.now })
      .execute()
    system.note({ act: 'set past', entity: 'installation', subjects: [], detail: { before, brought } })
    return before
  })
}
