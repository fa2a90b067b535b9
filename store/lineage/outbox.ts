import { sql } from 'kysely'
import type { Session } from '../database/session.ts'

/** An event that waits to be told. */
export interface WaitingEvent {
  readonly position: number
  readonly body: unknown
  readonly attempts: number
}

/** How it stands with what waits to be told. */
export interface LineageStanding {
  readonly waiting: number
  readonly oldestAt: string | null
  readonly lastAnswer: string | null
  /** Of the last 30 days. */
  readonly givenUp: number
}

/** More do not wait: who was away for so long asks for the newest. */
const mostWaiting = 10_000
/** What has waited longer is told no more; what was given up is counted for as long. */
const longestDays = 30

/** Keeps an event behind those that wait, and gives up the oldest where too many do. */
export async function keepLineageEvent(
  { trx, errand }: Session,
  event: unknown,
  answer: string | null,
): Promise<void> {
  await trx
    .insertInto('app.lineage_event')
    .values({
      body: JSON.stringify(event),
      made_at: errand.now,
      attempts: answer === null ? 0 : 1,
      last_answer: answer,
      given_up_at: null,
    })
    .execute()
  await sql`update app.lineage_event set given_up_at = ${errand.now} where given_up_at is null and position <= (
      select position from app.lineage_event where given_up_at is null order by position desc offset ${mostWaiting} limit 1)`.execute(
    trx,
  )
}

/** Whether anything waits: what comes next waits behind it. */
export async function hasLineageWaiting({ trx }: Session): Promise<boolean> {
  const { rows } = await sql`select from app.lineage_event where given_up_at is null limit 1`.execute(trx)
  return rows.length > 0
}

/** Whether any event is kept: one that waits, or was given up and is to be removed in its time. */
export async function hasLineageKept({ trx }: Session): Promise<boolean> {
  const { rows } = await sql`select from app.lineage_event limit 1`.execute(trx)
  return rows.length > 0
}

/** The first that wait, in their order; those that have waited too long are given up, and what was given up long ago is removed. */
export async function waitingLineageEvents({ trx, errand }: Session, limit: number): Promise<WaitingEvent[]> {
  const before = new Date(errand.now.getTime() - longestDays * 86_400_000)
  await sql`delete from app.lineage_event where given_up_at < ${before}`.execute(trx)
  await sql`update app.lineage_event set given_up_at = ${errand.now} where given_up_at is null and made_at < ${before}`.execute(
    trx,
  )
  const rows = await trx
    .selectFrom('app.lineage_event')
    .select(['position', 'body', 'attempts'])
    .where('given_up_at', 'is', null)
    .orderBy('position')
    .limit(limit)
    .execute()
  return rows.map(({ position, body, attempts }) => ({ position: Number(position), body, attempts }))
}

/** Notes what became of an attempt: what was taken goes, what is `lost` is not tried any more. */
export async function noteLineageAttempt(
  { trx, errand }: Session,
  { position, attempts }: WaitingEvent,
  end: { readonly isTaken: boolean; readonly isLost: boolean; readonly answer: string },
): Promise<void> {
  if (end.isTaken) {
    await trx.deleteFrom('app.lineage_event').where('position', '=', String(position)).execute()
    return
  }
  await trx
    .updateTable('app.lineage_event')
    .set({
      attempts: attempts + 1,
      last_answer: end.answer.slice(0, 200),
      given_up_at: end.isLost ? errand.now : null,
    })
    .where('position', '=', String(position))
    .execute()
}

/** How many wait since when, what was answered last, and how many were given up. */
export async function lineageStanding({ trx }: Session): Promise<LineageStanding> {
  const { rows } = await sql<LineageStanding>`
    select count(*) filter (where given_up_at is null)::int as waiting, count(*) filter (where given_up_at is not null)::int as "givenUp",
      to_json(min(made_at) filter (where given_up_at is null))#>>'{}' as "oldestAt",
      (array_agg(last_answer order by position) filter (where given_up_at is null and last_answer is not null))[1] as "lastAnswer"
    from app.lineage_event`.execute(trx)
  return rows[0]!
}
