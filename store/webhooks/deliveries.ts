import { sql } from 'kysely'
import type { Selectable } from 'kysely'
import type { Session } from '../database/session.ts'
import type { DeskTables } from '../schema/desk-tables.ts'

/** A message to a webhook, and what became of it. */
export interface Delivery {
  readonly id: string
  readonly event: string
  readonly madeAt: string
  readonly attempts: number
  readonly nextAt: string | null
  readonly takenAt: string | null
  readonly lastAnswer: string | null
}

/** A message that is to be sent now. */
export interface DueDelivery {
  readonly id: string
  readonly webhookId: string
  readonly url: string
  readonly event: string
  readonly body: unknown
  readonly attempts: number
}

/** The newest messages to a webhook. */
export async function listDeliveries({ trx }: Session, webhookId: string): Promise<Delivery[]> {
  const rows = await trx
    .selectFrom('app.webhook_delivery')
    .selectAll()
    .where('webhook_id', '=', webhookId)
    .orderBy('position', 'desc')
    .limit(100)
    .execute()
  return rows.map(deliveryOf)
}

/** The newest message to each of these webhooks, by their ids. */
export async function newestDeliveries(
  { trx }: Session,
  webhookIds: readonly string[],
): Promise<ReadonlyMap<string, Delivery>> {
  if (webhookIds.length === 0) return new Map()
  const rows = await trx
    .selectFrom('app.webhook_delivery')
    .selectAll()
    .distinctOn('webhook_id')
    .where('webhook_id', 'in', webhookIds)
    .orderBy('webhook_id')
    .orderBy('position', 'desc')
    .execute()
  return new Map(rows.map((row) => [row.webhook_id, deliveryOf(row)]))
}

function deliveryOf(row: Selectable<DeskTables['app.webhook_delivery']>): Delivery {
  return {
    id: row.id,
    event: row.event,
    madeAt: row.made_at.toISOString(),
    attempts: row.attempts,
    nextAt: row.next_at?.toISOString() ?? null,
    takenAt: row.taken_at?.toISOString() ?? null,
    lastAnswer: row.last_answer,
  }
}

/** Whether the time of any message has come; one of a paused webhook waits on. */
export async function hasDueDeliveries({ trx, errand }: Session): Promise<boolean> {
  const { rows } = await sql`
    select from app.webhook_delivery d join app.webhook w on w.id = d.webhook_id
    where d.next_at <= ${errand.now} and (w.paused_at is null or w.ended_at is not null) limit 1`.execute(trx)
  return rows.length > 0
}

/**
 * Messages whose time has come, so many of each webhook and longest waiting first: what waits for one keeps nothing from another.
 * Those of a webhook that was ended are given up, those of a paused one wait.
 */
export async function dueDeliveries({ trx, errand }: Session, mostOfEach: number): Promise<DueDelivery[]> {
  await trx
    .updateTable('app.webhook_delivery')
    .set({ next_at: null, last_answer: 'the webhook was ended' })
    .where('next_at', 'is not', null)
    .where('webhook_id', 'in', (query) =>
      query.selectFrom('app.webhook').select('id').where('ended_at', 'is not', null),
    )
    .execute()
  const { rows } = await sql<DueDelivery>`
    select id, "webhookId", url, event, body, attempts from (
      select d.id, d.webhook_id as "webhookId", w.url, d.event, d.body, d.attempts, d.next_at, d.position,
        row_number() over (partition by d.webhook_id order by d.next_at, d.position) as place
      from app.webhook_delivery d join app.webhook w on w.id = d.webhook_id
      where d.next_at <= ${errand.now} and w.paused_at is null) due
    where place <= ${mostOfEach} order by next_at, position`.execute(trx)
  return rows
}

/** After how many minutes a message is tried again; then it is given up. */
const againAfterMinutes = [1, 5, 30, 120, 480]

/** Notes what became of an attempt. */
export async function noteDelivery(
  { trx, errand }: Session,
  { id, attempts }: Pick<DueDelivery, 'id' | 'attempts'>,
  { isTaken, answer }: { readonly isTaken: boolean; readonly answer: string },
): Promise<void> {
  const minutes = isTaken ? undefined : againAfterMinutes[attempts]
  const next = minutes === undefined ? null : new Date(errand.now.getTime() + minutes * 60_000)
  await trx
    .updateTable('app.webhook_delivery')
    .set({
      attempts: attempts + 1,
      next_at: next,
      taken_at: isTaken ? errand.now : null,
      last_answer: answer.slice(0, 200),
    })
    .where('id', '=', id)
    .execute()
}
