import { AppError } from '@cadre/core'
import { dueDeliveries, noteDelivery, webhookSecret } from '@cadre/store'
import { z } from 'zod'
import { assertMayTell } from '../../webhooks/assert-may-tell.ts'
import { sendMessage } from '../../webhooks/send-message.ts'
import { defineJob } from '../define-job.ts'
import type { JobWork } from '../define-job.ts'

const input = z.strictObject({})
type Work = JobWork<z.output<typeof input>>

/** Messages that are sent in one run at most. */
const atOnce = 200

/** Every minute: sends what other programs are to be told. A message may come twice when the server is stopped in between; its id tells. */
export const tellWebhooksJob = defineJob({
  name: 'tell_webhooks',
  meaning: 'Send the messages that wait for other programs, and note what they answer',
  input,
  access: { kind: 'roles', roles: ['administrator'] },
  purposes: ['operation'],
  runsAs: 'system',
  timeLimitSeconds: 3600,
  singletonKey: () => 'tell_webhooks',
  schedule: { cron: '* * * * *' },
  steps: [{ name: 'tell', run: tell }],
})

async function tell({ context, inSession, signal }: Work) {
  const due = await inSession((session) => dueDeliveries(session, atOnce))
  let taken = 0
  for (const delivery of due) {
    signal.throwIfAborted()
    const { url, webhookId } = delivery
    const end = mayTell(url, context.webhookHosts ?? [])
      ? await sendMessage({
          ...delivery,
          secret: await inSession((session) => webhookSecret(session, webhookId)),
          now: context.now(),
          signal,
        })
      : { isTaken: false, answer: 'the settings do not allow this host' }
    if (end.isTaken) taken++
    await inSession((session) => noteDelivery(session, delivery, end))
  }
  return { sent: due.length, taken }
}

/** The settings may have changed since it was set up. */
function mayTell(url: string, hosts: readonly string[]): boolean {
  try {
    assertMayTell(url, hosts)
    return true
  } catch (error) {
    if (error instanceof AppError) return false
    throw error
  }
}
