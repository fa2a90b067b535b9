import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import type { Session } from '../database/session.ts'

/** What is removed once its time is over, by name: the rows of a table that meet a condition. */
function expired(now: Date): Readonly<Record<string, RawBuilder<unknown>>> {
  return {
    links: sql`delete from app.sign_in_link where expires_at < ${now}::timestamptz - interval '1 day'`,
    // Kept for a while, so that an account can see where it was signed in.
    sessions: sql`delete from app.session
      where least(ended_at, expires_at, last_used_at + make_interval(secs => idle_seconds)) < ${now}::timestamptz - interval '30 days'`,
    answers: sql`delete from app.idempotency where created_at < ${now}::timestamptz - interval '1 day'`,
    challenges: sql`delete from app.challenge where expires_at < ${now}`,
    drafts: sql`delete from app.draft where expires_at < ${now}`,
    results: sql`update jobs.content set result = null where result is not null and result_expires_at < ${now}`,
    // Without its key nobody can work out any more who has answered a survey.
    surveyKeys: sql`delete from app.sealed_secret s where starts_with(s.name, 'survey ')
      and not exists (select from records.survey_wave w
        where w.id = substr(s.name, 8) and upper_inf(w.recorded) and w.closes_on >= ${now}::timestamptz::date - 1)`,
    jobs: sql`delete from jobs.job where ended_at < ${now}::timestamptz - interval '90 days'`,
  }
}

/** Removes what has run out; returns how many of each. */
export async function clearExpired(session: Session): Promise<Record<string, number>> {
  const removed: Record<string, number> = {}
  for (const [name, query] of Object.entries(expired(session.errand.now))) {
    const { numAffectedRows } = await query.execute(session.trx)
    removed[name] = Number(numAffectedRows ?? 0)
  }
  session.note({ act: 'clear expired', entity: 'operation', subjects: [], detail: removed })
  return removed
}
