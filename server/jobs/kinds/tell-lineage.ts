import { hasLineageKept, noteLineageAttempt, waitingLineageEvents } from '@cadre/store'
import { z } from 'zod'
import { sendEvent } from '../../lineage/send-event.ts'
import { defineJob } from '../define-job.ts'
import type { JobWork } from '../define-job.ts'

const input = z.strictObject({})

/** Events that are told in one run at most. */
const mostAtOnce = 500
/** How often an event is told that the other side cannot read. */
const mostAttempts = 5
/** Answers that are about the event, and not about who tells it or who is asked. */
const aboutEvent: ReadonlySet<number | undefined> = new Set([400, 413, 415, 422])

/** Every minute in which an event is kept: tells what waits because it was not taken, in its order. Where nobody takes anything the rest waits for the next run. */
export const tellLineageJob = defineJob({
  name: 'tell_lineage',
  meaning: 'Tell again what jobs read and wrote, where it was not taken',
  input,
  access: { kind: 'roles', roles: ['administrator'] },
  purposes: ['operation'],
  runsAs: 'system',
  timeLimitSeconds: 3600,
  singletonKey: () => 'tell_lineage',
  schedule: { cron: '* * * * *', hasWork: hasLineageKept },
  steps: [{ name: 'tell', run: tell }],
})

async function tell({ context, inSession, signal }: JobWork<z.output<typeof input>>) {
  const target = context.lineage?.target
  if (target?.kind !== 'http') return { sent: 0, taken: 0 }
  const waiting = await inSession((session) => waitingLineageEvents(session, mostAtOnce))
  let [sent, taken] = [0, 0]
  for (const event of waiting) {
    signal.throwIfAborted()
    const { isTaken, status, answer } = await sendEvent(target, event.body, signal)
    sent++
    if (isTaken) taken++
    const isUnreadable = aboutEvent.has(status)
    const isLost = isUnreadable && event.attempts + 1 >= mostAttempts
    await inSession((session) => noteLineageAttempt(session, event, { isTaken, isLost, answer }))
    // What comes after one that cannot be read may be taken; where nobody is at home nothing is.
    if (!isTaken && !isUnreadable) break
  }
  return { sent, taken }
}
