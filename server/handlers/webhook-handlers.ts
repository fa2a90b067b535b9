import { AppError } from '@cadre/core'
import {
  createWebhook,
  endWebhook,
  enterJob,
  listDeliveries,
  listWebhooks,
  nameAccounts,
  pauseWebhook,
  tryWebhook,
} from '@cadre/store'
import type { NewWebhook } from '@cadre/store'
import type { Call } from '../context.ts'
import { tellWebhooksJob } from '../jobs/kinds/tell-webhooks.ts'
import { assertMayTell } from '../webhooks/assert-may-tell.ts'

const idOf = ({ params }: Call): string => String(params['id'])

export async function handleListWebhooks({ session, context }: Call): Promise<unknown> {
  const items = await listWebhooks(session)
  const names = await nameAccounts(
    session,
    items.map(({ madeBy }) => madeBy),
  )
  return { items, hosts: context.webhookHosts ?? [], names }
}

export async function handleCreateWebhook({ session, context, body }: Call): Promise<unknown> {
  const asked = body as NewWebhook
  try {
    assertMayTell(asked.url, context.webhookHosts ?? [])
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    throw new AppError('record-invalid', error.message, {
      issues: [{ path: ['body', 'url'], code: 'host', message: error.message }],
    })
  }
  return createWebhook(session, { ...asked, events: [...new Set(asked.events)] })
}

export function handlePauseWebhook(call: Call): Promise<unknown> {
  const { isPaused } = call.body as { isPaused: boolean }
  return pauseWebhook(call.session, idOf(call), isPaused)
}

export async function handleTryWebhook(call: Call): Promise<unknown> {
  const { session } = call
  const delivery = await tryWebhook(session, idOf(call))
  const { name: kind, timeLimitSeconds, singletonKey } = tellWebhooksJob
  try {
    await enterJob(session, { kind, input: {}, timeLimitSeconds, singletonKey: singletonKey!({}) })
  } catch (error) {
    // The one that is under way, or the next in a minute, sends it.
    if (!(error instanceof AppError) || error.code !== 'record-conflict') throw error
  }
  return delivery
}

export async function handleEndWebhook(call: Call): Promise<unknown> {
  await endWebhook(call.session, idOf(call))
  return { id: idOf(call) }
}

export async function handleListWebhookDeliveries(call: Call): Promise<unknown> {
  return { items: await listDeliveries(call.session, idOf(call)) }
}
