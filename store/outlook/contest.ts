import { addDays, AppError } from '@cadre/core'
import { sql } from 'kysely'
import { withSystemReach } from '../database/session.ts'
import type { Session } from '../database/session.ts'
import { openCase } from './cases.ts'
import { readScore } from './scores.ts'

/** In how many days somebody else has to answer a person who contests. */
export const contestDays = 14

/**
 * The person contests what a model says about them: an HR manager who has not decided on it looks at it anew, by a day that is
 * told. Throws `AppError` `record-missing` for a score that is not of the caller, `record-conflict` when nobody else can look.
 */
export async function contestScore(session: Session, scoreId: string, words: string): Promise<string> {
  const { caller, errand } = session
  const score = await readScore(session, scoreId)
  if (score.personId !== caller.personId)
    throw new AppError('record-missing', 'There is no such score of yours.', { id: scoreId })
  const found = await withSystemReach(session, ({ trx }) =>
    findReviewer({ trx, scoreId, personId: score.personId }),
  )
  if (!found.reviewer)
    throw new AppError(
      'record-conflict',
      'No other HR manager can look at this at the moment. Ask your HR department in person.',
    )
  return openCase(session, {
    scoreId,
    kind: 'contest',
    ...(found.caseId !== null && { aboutCaseId: found.caseId }),
    question: words,
    assignedTo: found.reviewer,
    isBlind: false,
    dueOn: addDays(errand.today, contestDays),
  })
}

interface Wanted {
  readonly trx: Session['trx']
  readonly scoreId: string
  readonly personId: string
}

/** The HR manager of everybody with the least to do who is neither the person nor decided on this score. */
async function findReviewer({
  trx,
  scoreId,
  personId,
}: Wanted): Promise<{ reviewer: string | null; caseId: string | null }> {
  const { rows } = await sql<{ reviewer: string | null; caseId: string | null }>`
    with decided as (
      select d.decided_by, d.case_id from outlook.decision d
      join outlook.review_case c on c.id = d.case_id where c.score_id = ${scoreId} order by d.decided_at desc)
    select (
      select a.id from app.account a join access.role_grant g on g.account_id = a.id
      where g.role = 'hr_manager' and g.revoked_at is null and g.scope is null and a.disabled_at is null
        and a.person_id is distinct from ${personId} and a.id not in (select decided_by from decided)
      order by (select count(*) from outlook.review_case c where c.assigned_to = a.id and c.state = 'open'), a.id limit 1
    ) as reviewer, (select case_id from decided limit 1) as "caseId"`.execute(trx)
  return rows[0]!
}
