import { AppError } from '@cadre/core'
import { sql } from 'kysely'
import { decidersOf } from '../changes/deciders-of.ts'
import { withSystemReach } from '../database/session.ts'
import type { Session } from '../database/session.ts'
import { readCase } from './cases.ts'

/** An account that may be asked to decide. */
export interface Decider {
  readonly accountId: string
  readonly name: string
}

/**
 * Who else may be asked to decide a case: leads above the person and HR managers who reach them; neither whoever asks nor who decided
 * on this score or is asked to. In a session with the reach of the system. Throws `AppError('record-missing')`.
 */
export async function caseDeciders(session: Session, caseId: string): Promise<Decider[]> {
  const { personId, scoreId } = await readCase(session, caseId)
  // Those who may write reviews of a person are leads above them and HR; a person's own account is not among them.
  const reaching = await decidersOf(session, 'review', personId)
  const { accountId } = session.caller
  return withSystemReach(session, async ({ trx }) => {
    const { rows } = await sql<Decider>`
      select a.id as "accountId", coalesce(nullif(a.display_name, ''), a.login) as name from app.account a
      where a.id = any (${reaching}::text[]) and a.id <> ${accountId}
        and a.id not in (select r.account_id from outlook.reviewers_of(${scoreId}) r)
      order by 2, 1`.execute(trx)
    return rows
  })
}

/** Whoever asks without the office to may ask these alone: what is told of a person goes to nobody else. Throws `AppError('access-denied')`. */
export async function refuseOtherDeciders(session: Session, caseId: string, to: string): Promise<void> {
  const { personId } = await readCase(session, caseId)
  const { rows } = await sql<{ may: boolean }>`
    select access.reaches_all('outlook', 'write') or ${personId} in (select access.reached_people('outlook', 'write')) as may`.execute(
    session.trx,
  )
  if (rows[0]?.may) return
  const deciders = await caseDeciders(session, caseId)
  if (!deciders.some(({ accountId }) => accountId === to))
    throw new AppError(
      'access-denied',
      'This account may not be asked about this person. Choose one of those who may decide on the case.',
    )
}
