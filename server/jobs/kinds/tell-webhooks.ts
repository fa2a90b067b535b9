import { AppError } from '@cadre/core'
import { dueDeliveries, hasDueDeliveries, noteDelivery, webhookSecret } from '@cadre/store'
import type { DueDelivery } from '@cadre/store'
import { z } from 'zod'
import { assertMayTell } from '../../webhooks/assert-may-tell.ts'
import { sendMessage } from '../../webhooks/send-message.ts'
import { defineJob } from '../define-job.ts'
import type { JobWork } from '../define-job.ts'

const input = z.strictObject({})
type Work = JobWork<z.output<typeof input>>

/** Messages that are sent to each in one run at most. */
const mostOfEach = 50

/** Every minute in which a message waits: sends what other programs are to be told. A message may come twice when the server is stopped in between; its id tells. */
export const tellWebhooksJob = defineJob({
  name: 'tell_webhooks',
  meaning: 'Send the messages that wait for other programs, and note what they answer',
  input,
  access: { kind: 'roles', roles: ['administrator'] },
  purposes: ['operation'],
  runsAs: 'system',
  timeLimitSeconds: 3600,
  singletonKey: () => 'tell_webhooks',
  schedule: { cron: '* * * * *', hasWork: hasDueDeliveries },
  steps: [{ name: 'tell', run: tell }],
})

async function tell(work: Work) {
  const due = await work.inSession((session) => dueDeliveries(session, mostOfEach))
  const told = await Promise.all(
    [...Map.groupBy(due, ({ webhookId }) => webhookId).values()].map((own) => tellOne(work, own)),
  )
  const count = (of: 'sent' | 'taken'): number => told.reduce((sum, one) => sum + one[of], 0)
  return { sent: count('sent'), taken: count('taken') }
}

/** Sends one webhook what waits for it, in order. Where nobody answers the rest waits for the next run. */
async function tellOne({ context, inSession, signal }: Work, due: readonly DueDelivery[]) {
  let [sent, taken] = [0, 0]
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
      : { isTaken: false, isThere: true, answer: 'the settings do not allow this host' }
    sent++
    if (end.isTaken) taken++
    await inSession((session) => noteDelivery(session, delivery, end))
    if (!end.isThere) break
  }
  return { sent, taken }
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
