import { AppError } from '@cadre/core'
import type { Session } from '../database/session.ts'

/** So many different tables in a day are a report; more are a search for somebody. */
export const questionsPerDay = 300

const dayMs = 24 * 3600 * 1000

/**
 * Keeps what is asked, and refuses an account that has asked for too many different tables in a day.
 * Throws `AppError('access-denied')`.
 */
export async function logQuestion({ trx, caller, errand }: Session, question: string): Promise<void> {
  const { accountId } = caller
  await trx
    .insertInto('derived.question')
    .values({ account_id: accountId, asked_at: errand.now, question })
    .execute()
  const { different } = await trx
    .selectFrom('derived.question')
    .select(({ fn }) => fn.count<number>('question').distinct().as('different'))
    .where('account_id', '=', accountId)
    .where('asked_at', '>', new Date(errand.now.getTime() - dayMs))
    .executeTakeFirstOrThrow()
  if (different <= questionsPerDay) return
  throw new AppError(
    'access-denied',
    `This account has asked for more than ${questionsPerDay} different tables in a day. Go on tomorrow.`,
  )
}
