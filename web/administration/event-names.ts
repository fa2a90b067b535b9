import type { InputOf } from '@cadre/contract/client'
import { useCallback } from 'react'
import { useTranslations } from 'use-intl'

export type WebhookEvent = InputOf<'createWebhook'>['body']['events'][number]

/** Under which key each event is called; keys of messages have no points. */
const asked = {
  'score-run.ended': 'score-run',
  'model-version.answers': 'model-version',
  'model-alert.raised': 'model-alert',
  'model-experiment.declared': 'declared',
  'model-experiment.approved': 'approved',
  'model-experiment.refused': 'refused',
  'model-experiment.stopped': 'stopped',
  'model-experiment.concluded': 'concluded',
} as const satisfies Record<WebhookEvent, string>

/** What a program can be told of. */
export const webhookEvents = Object.keys(asked) as readonly WebhookEvent[]

const names = { ...asked, 'webhook.tried': 'webhook' } as const

/** What an event is called. */
export function useEventName(): (event: string) => string {
  const t = useTranslations('webhooks.names')
  return useCallback((event) => (event in names ? t(names[event as keyof typeof names]) : event), [t])
}
