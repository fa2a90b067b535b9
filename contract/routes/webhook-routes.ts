import { webhookEvents } from '@cadre/people'
import { z } from 'zod'
import { idOf, namesById } from '../common.ts'
import { defineRoute } from '../route.ts'

const group = 'webhooks'
const access = { kind: 'roles', roles: ['administrator'] } as const
const params = z.strictObject({ id: idOf('whk') })

const webhookEvent = z.enum(webhookEvents)

const delivery = z.strictObject({
  id: z.string(),
  event: z.string(),
  madeAt: z.string(),
  attempts: z.number().int(),
  nextAt: z
    .string()
    .nullable()
    .meta({ description: 'When it is tried next; null once it was taken or is given up' }),
  takenAt: z.string().nullable(),
  lastAnswer: z.string().nullable().meta({ description: 'Its status, or why it could not be asked' }),
})

const webhook = z.strictObject({
  id: idOf('whk'),
  url: z.string(),
  events: z.array(webhookEvent),
  madeBy: z.string(),
  madeAt: z.string(),
  pausedAt: z.string().nullable().meta({ description: 'Since when it is told nothing for the time being' }),
  newest: delivery.nullable().meta({ description: 'What it was told last' }),
})

export const listWebhooks = defineRoute({
  id: 'list_webhooks',
  method: 'GET',
  path: '/webhooks',
  group,
  summary: 'Addresses of other programs that are told of events',
  access,
  output: z.strictObject({
    items: z.array(webhook),
    hosts: z.array(z.string()).meta({ description: 'Hosts that the settings allow' }),
    names: namesById,
  }),
})

export const createWebhook = defineRoute({
  id: 'create_webhook',
  method: 'POST',
  path: '/webhooks',
  group,
  summary:
    'Have another program told of events; its host must be among those that the settings allow. The secret that messages are signed with is shown once',
  access: { ...access, needsFreshSignIn: true, isForBrowsers: true },
  body: z.strictObject({
    url: z
      .url({ protocol: /^https?$/ })
      .max(500)
      .meta({ examples: ['https://hooks.example.org/cadre'] }),
    events: z.array(webhookEvent).min(1).max(20),
  }),
  output: z.strictObject({ ...webhook.shape, secret: z.string() }),
  errors: ['record-invalid', 'record-conflict'],
  isSecret: true,
})

export const pauseWebhook = defineRoute({
  id: 'pause_webhook',
  method: 'PATCH',
  path: '/webhooks/:id',
  group,
  summary:
    'Tell it nothing for the time being, or let it go on: what waits for it is sent then, what happens meanwhile is not told',
  access,
  params,
  body: z.strictObject({ isPaused: z.boolean() }),
  output: webhook,
  errors: ['record-missing'],
})

export const tryWebhook = defineRoute({
  id: 'try_webhook',
  method: 'POST',
  path: '/webhooks/:id/trials',
  group,
  summary: 'Send it a signed message that says nothing but that it is tried (`webhook.tried`)',
  access,
  params,
  output: delivery,
  errors: ['record-missing', 'record-conflict', 'queue-full'],
})

export const endWebhook = defineRoute({
  id: 'end_webhook',
  method: 'DELETE',
  path: '/webhooks/:id',
  group,
  summary: 'Tell it nothing any more',
  access,
  params,
  output: z.strictObject({ id: idOf('whk') }),
  errors: ['record-missing'],
})

export const listWebhookDeliveries = defineRoute({
  id: 'list_webhook_deliveries',
  method: 'GET',
  path: '/webhooks/:id/deliveries',
  group,
  summary: 'What it was told lately, and what it answered',
  access,
  params,
  output: z.strictObject({ items: z.array(delivery) }),
})
