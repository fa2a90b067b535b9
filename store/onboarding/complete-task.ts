import { AppError } from '@cadre/core'
import type { CivilDate } from '@cadre/core'
import { entityNamed } from '@cadre/people'
import { asOwnChange } from '../changes/apply-change.ts'
import type { Session } from '../database/session.ts'
import { readRecords } from '../facts/read-records.ts'
import { amendRecord } from '../facts/write-records.ts'

interface Completion {
  readonly id: string
  /** Today when left out. */
  readonly doneOn?: CivilDate
}

/**
 * Marks a task of an onboarding plan as done, by the person it is assigned to, whether or not that person reaches the new
 * joiner otherwise. Nothing else of the task changes; done already it stays as it is. Throws `AppError` `record-missing`
 * for a task that is not the caller's own, `record-invalid` for a day to come.
 */
export async function completeTask(
  session: Session,
  { id, doneOn = session.errand.today }: Completion,
): Promise<{ readonly doneOn: CivilDate }> {
  const { today } = session.errand
  const entity = entityNamed('onboarding_task')
  const [task] = await readRecords(session, entity, { asOf: today, ids: [id] })
  if (!task || task.values['ownerId'] !== session.caller.personId)
    throw new AppError('record-missing', 'This account is assigned no such task today.', { id })
  if (doneOn > today)
    throw new AppError('record-invalid', 'A task cannot be done on a day to come.', {
      issues: [{ path: ['body', 'doneOn'], code: 'future_date', message: `must not be after ${today}` }],
    })
  const done = task.values['doneOn']
  if (typeof done === 'string') return { doneOn: done }
  await asOwnChange(session, entity, () =>
    amendRecord(session, entity, id, { from: today, values: { doneOn } }),
  )
  return { doneOn }
}
