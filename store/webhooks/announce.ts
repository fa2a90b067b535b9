import type { WebhookEvent } from '@cadre/people'
import { sql } from 'kysely'
import type { Session } from '../database/session.ts'

/**
 * Leaves a message for every webhook that asks for an event, in the transaction of what happened: it is sent when that
 * is committed, and not otherwise. `data` names models, versions and jobs by id, never a person.
 */
export async function announce(
  { trx, errand }: Session,
  event: WebhookEvent,
  data: Readonly<Record<string, string | number | boolean | null>>,
): Promise<void> {
  await sql`select app.announce(${event}, ${JSON.stringify(data)}::jsonb, ${errand.now.toISOString()}::timestamptz)`.execute(
    trx,
  )
}
