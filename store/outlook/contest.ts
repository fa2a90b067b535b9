import { addDays, AppError } from '@cadre/core'
import { sql } from 'kysely'
import { decidersOf } from '../changes/deciders-of.ts'
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
  // HR managers of a region count where they reach the person.
  const reaching = await decidersOf(session, 'outlook', score.personId)
  const found = await withSystemReach(session, ({ trx }) => findReviewer({ trx, scoreId, reaching }))
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
  /** Accounts that may decide about the person; never the person. */
  readonly reaching: readonly string[]
}

/** Of those who reach the person the one with the least to do who neither decided on this score nor is asked to. */
async function findReviewer({
  trx,
  scoreId,
  reaching,
}: Wanted): Promise<{ reviewer: string | null; caseId: string | null }> {
  const { rows } = await sql<{ reviewer: string | null; caseId: string | null }>`
    select (
      select a.id from unnest(${[...reaching]}::text[]) a(id)
      where a.id not in (select r.account_id from outlook.reviewers_of(${scoreId}) r)
      order by (select count(*) from outlook.review_case c where c.assigned_to = a.id and c.state = 'open'), a.id limit 1
    ) as reviewer, (
      select d.case_id from outlook.decision d join outlook.review_case c on c.id = d.case_id
      where c.score_id = ${scoreId} order by d.decided_at desc limit 1) as "caseId"`.execute(trx)
  return rows[0]!
}
