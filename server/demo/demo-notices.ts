import { entityNamed, purposesThatNeedNotice } from '@cadre/people'
import { publishNotice, readVersionsInTime, recordNoticeGiven } from '@cadre/store'
import type { Session } from '@cadre/store'

/** More people than any made-up company has. */
const everybody = 1_000_000

/**
 * Publishes a notice for every purpose that needs one and records that everybody of the made-up company was
 * told, those who have left too: without it nothing may be worked out about them, and no study made.
 */
export async function giveDemoNotices(session: Session): Promise<void> {
  const person = entityNamed('person')
  const found = await readVersionsInTime(session, [person], { limit: everybody })
  const subjectIds = [...new Set((found.get(person) ?? []).map(({ id }) => id))]
  for (const purpose of purposesThatNeedNotice) {
    const { id } = await publishNotice(session, {
      purpose,
      population: 'employee',
      language: 'en',
      body: `Made up, as the company is: records are used for ${purpose}, and a person decides.`,
    })
    await recordNoticeGiven(session, { noticeId: id, subjectIds, how: 'made up' })
  }
}
