import { AppError, newId } from '@cadre/core'
import type { WebhookEvent } from '@cadre/people'
import { createHmac } from 'node:crypto'
import { sealedSecret } from '../database/sealed-secret.ts'
import { withSystemReach } from '../database/session.ts'
import type { Session } from '../database/session.ts'
import { newestDeliveries } from './deliveries.ts'
import type { Delivery } from './deliveries.ts'

export interface NewWebhook {
  readonly url: string
  readonly events: readonly WebhookEvent[]
}

/** The address of another program that is told of events. */
export interface Webhook extends NewWebhook {
  readonly id: string
  readonly madeBy: string
  readonly madeAt: string
  /** Since when it is told nothing for the time being. */
  readonly pausedAt: string | null
  /** What it was told last. */
  readonly newest: Delivery | null
}

const mostWebhooks = 20

/** Sets up a webhook; the caller has the right to. Returns its secret with it, which is not told again. Throws `AppError('record-conflict')` when there are too many. */
export async function createWebhook(
  session: Session,
  { url, events }: NewWebhook,
): Promise<Webhook & { readonly secret: string }> {
  const { trx, caller, errand } = session
  if ((await listWebhooks(session)).length >= mostWebhooks)
    throw new AppError('record-conflict', `There are ${mostWebhooks} webhooks already. End one first.`)
  const id = newId('whk')
  await trx
    .insertInto('app.webhook')
    .values({
      id,
      url,
      events: [...events],
      made_by: caller.accountId,
      made_at: errand.now,
      paused_at: null,
      ended_at: null,
    })
    .execute()
  session.note({ act: 'create', entity: 'webhook', subjects: [], detail: { id, events } })
  const secret = await withSystemReach(session, (system) => webhookSecret(system, id))
  return { ...(await readWebhook(session, id)), secret }
}

/** The webhooks that are told, newest first, each with what it was told last. */
export async function listWebhooks(session: Session): Promise<Webhook[]> {
  const rows = await session.trx
    .selectFrom('app.webhook')
    .selectAll()
    .where('ended_at', 'is', null)
    .orderBy('made_at', 'desc')
    .orderBy('id')
    .execute()
  const newest = await newestDeliveries(
    session,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => ({
    id: row.id,
    url: row.url,
    events: row.events as WebhookEvent[],
    madeBy: row.made_by,
    madeAt: row.made_at.toISOString(),
    pausedAt: row.paused_at?.toISOString() ?? null,
    newest: newest.get(row.id) ?? null,
  }))
}

async function readWebhook(session: Session, id: string): Promise<Webhook> {
  const found = (await listWebhooks(session)).find((webhook) => webhook.id === id)
  if (!found) throw missing(id)
  return found
}

/** Tells a webhook nothing for the time being, or lets it go on: what waits for it meanwhile is sent then. Throws `AppError('record-missing')`. */
export async function pauseWebhook(session: Session, id: string, isPaused: boolean): Promise<Webhook> {
  const { pausedAt } = await readWebhook(session, id)
  if ((pausedAt !== null) !== isPaused) {
    await session.trx
      .updateTable('app.webhook')
      .set({ paused_at: isPaused ? session.errand.now : null })
      .where('id', '=', id)
      .execute()
    session.note({ act: isPaused ? 'pause' : 'go on', entity: 'webhook', subjects: [], detail: { id } })
  }
  return readWebhook(session, id)
}

/** What a message is that is sent to try a webhook; nothing has happened. */
const trial = 'webhook.tried'

/** Leaves a message that tries a webhook. Throws `AppError` `record-missing`, and `record-conflict` while it is paused. */
export async function tryWebhook(session: Session, id: string): Promise<Delivery> {
  const { trx, errand } = session
  const { pausedAt } = await readWebhook(session, id)
  if (pausedAt !== null)
    throw new AppError('record-conflict', 'It is paused, so nothing is sent. Let it go on first.', { id })
  const at = errand.now
  const delivery = newId('whd')
  const body = { id: delivery, event: trial, at: at.toISOString(), data: { webhookId: id } }
  await trx
    .insertInto('app.webhook_delivery')
    .values({
      id: delivery,
      webhook_id: id,
      event: trial,
      body: JSON.stringify(body),
      made_at: at,
      next_at: at,
      taken_at: null,
      last_answer: null,
    })
    .execute()
  session.note({ act: 'try', entity: 'webhook', subjects: [], detail: { id } })
  return {
    id: delivery,
    event: trial,
    madeAt: body.at,
    attempts: 0,
    nextAt: body.at,
    takenAt: null,
    lastAnswer: null,
  }
}

/** Tells a webhook nothing any more. Throws `AppError('record-missing')`. */
export async function endWebhook(session: Session, id: string): Promise<void> {
  const { numUpdatedRows } = await session.trx
    .updateTable('app.webhook')
    .set({ ended_at: session.errand.now })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw missing(id)
  session.note({ act: 'end', entity: 'webhook', subjects: [], detail: { id } })
}

const missing = (id: string): AppError => new AppError('record-missing', 'There is no such webhook.', { id })

/** What messages to a webhook are signed with; of its own for each, from one secret of the installation. Needs the reach of the system. */
export async function webhookSecret(session: Session, id: string): Promise<string> {
  const key = await sealedSecret(session, 'webhooks')
  return `whsec_${createHmac('sha256', key).update(id).digest('base64url')}`
}
