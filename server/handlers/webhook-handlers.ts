import { AppError } from '@cadre/core'
import { createWebhook, endWebhook, listDeliveries, listWebhooks } from '@cadre/store'
import type { Webhook } from '@cadre/store'
import type { Call } from '../context.ts'
import { assertMayTell } from '../webhooks/assert-may-tell.ts'

const idOf = ({ params }: Call): string => String(params['id'])

export async function handleListWebhooks({ session }: Call): Promise<unknown> {
  return { items: await listWebhooks(session) }
}

export async function handleCreateWebhook({ session, context, body }: Call): Promise<unknown> {
  const asked = body as Pick<Webhook, 'url' | 'events'>
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

export async function handleEndWebhook(call: Call): Promise<unknown> {
  await endWebhook(call.session, idOf(call))
  return { id: idOf(call) }
}

export async function handleListWebhookDeliveries(call: Call): Promise<unknown> {
  return { items: await listDeliveries(call.session, idOf(call)) }
}
