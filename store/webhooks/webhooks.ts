import { AppError, newId } from '@cadre/core'
import { createHmac } from 'node:crypto'
import { sealedSecret } from '../database/sealed-secret.ts'
import { withSystemReach } from '../database/session.ts'
import type { Session } from '../database/session.ts'
import type { WebhookEvent } from './announce.ts'

/** The address of another program that is told of events. */
export interface Webhook {
  readonly id: string
  readonly url: string
  readonly events: readonly WebhookEvent[]
  readonly madeBy: string
  readonly madeAt: string
}

const mostWebhooks = 20

/** Sets up a webhook; the caller has the right to. Returns its secret with it, which is not told again. Throws `AppError('record-conflict')` when there are too many. */
export async function createWebhook(
  session: Session,
  { url, events }: Pick<Webhook, 'url' | 'events'>,
): Promise<Webhook & { readonly secret: string }> {
  const { trx, caller, errand } = session
  if ((await listWebhooks(session)).length >= mostWebhooks)
    throw new AppError('record-conflict', `There are ${mostWebhooks} webhooks already. End one first.`)
  const id = newId('whk')
  await trx
    .insertInto('app.webhook')
    .values({ id, url, events: [...events], made_by: caller.accountId, made_at: errand.now, ended_at: null })
    .execute()
  session.note({ act: 'create', entity: 'webhook', subjects: [], detail: { id, events } })
  const secret = await withSystemReach(session, (system) => webhookSecret(system, id))
  return { id, url, events, madeBy: caller.accountId, madeAt: errand.now.toISOString(), secret }
}

/** The webhooks that are told, newest first. */
export async function listWebhooks({ trx }: Session): Promise<Webhook[]> {
  const rows = await trx
    .selectFrom('app.webhook')
    .selectAll()
    .where('ended_at', 'is', null)
    .orderBy('made_at', 'desc')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    url: row.url,
    events: row.events as WebhookEvent[],
    madeBy: row.made_by,
    madeAt: row.made_at.toISOString(),
  }))
}

/** Tells a webhook nothing any more. Throws `AppError('record-missing')`. */
export async function endWebhook(session: Session, id: string): Promise<void> {
  const { numUpdatedRows } = await session.trx
    .updateTable('app.webhook')
    .set({ ended_at: session.errand.now })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw new AppError('record-missing', 'There is no such webhook.', { id })
  session.note({ act: 'end', entity: 'webhook', subjects: [], detail: { id } })
}

/** What messages to a webhook are signed with; of its own for each, from one secret of the installation. Needs the reach of the system. */
export async function webhookSecret(session: Session, id: string): Promise<string> {
  const key = await sealedSecret(session, 'webhooks')
  return `whsec_${createHmac('sha256', key).update(id).digest('base64url')}`
}
