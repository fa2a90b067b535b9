import { AppError } from '@cadre/core'
import { entityNamed } from '@cadre/people'
import type { Session } from '../database/session.ts'
import { readRecords } from '../facts/read-records.ts'
import { notify } from '../notifications/notify.ts'

/**
 * Tells colleagues that the caller asks them for feedback. Nothing is kept of it but the notices. Throws `AppError`
 * `access-denied` for an account without a person, `record-invalid` for oneself, `record-missing` for who is not here today.
 */
export async function askForFeedback(
  session: Session,
  personIds: readonly string[],
): Promise<{ readonly asked: number }> {
  const { personId } = session.caller
  if (personId === null)
    throw new AppError('access-denied', 'This account belongs to no person who could be given feedback.')
  const people = [...new Set(personIds)]
  if (people.includes(personId))
    throw new AppError('record-invalid', 'Nobody asks themselves for feedback.', {
      issues: [{ path: ['body', 'personIds'], code: 'oneself', message: 'must be colleagues' }],
    })
  const found = await readRecords(session, entityNamed('person'), {
    asOf: session.errand.today,
    ids: people,
  })
  const missing = people.find((id) => !found.some((person) => person.id === id))
  if (missing !== undefined)
    throw new AppError('record-missing', 'There is no such person within reach on that day.', { id: missing })
  await notify(session, { kind: 'feedback-asked', entity: 'person', recordId: personId, people })
  session.note({ act: 'ask for feedback', entity: 'feedback', subjects: [personId], detail: { people } })
  return { asked: people.length }
}
