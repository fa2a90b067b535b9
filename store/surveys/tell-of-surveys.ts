import { entityNamed } from '@cadre/people'
import type { Session } from '../database/session.ts'
import { readRecords } from '../facts/read-records.ts'
import { tellAsked } from '../notifications/notify.ts'

/**
 * Tells whoever is asked by a survey that is open today and was not told yet: waves open on days on which nobody writes
 * anything, and whoever launched one may not have reached everybody. Returns how many surveys are open.
 */
export async function tellOfSurveys(session: Session): Promise<{ readonly open: number }> {
  const { today } = session.errand
  const waves = await readRecords(session, entityNamed('survey_wave'), {
    asOf: today,
    filters: [
      { field: 'opensOn', operator: 'lte', value: today },
      { field: 'closesOn', operator: 'gte', value: today },
    ],
    limit: 1000,
  })
  await tellAsked(session, waves)
  return { open: waves.length }
}
