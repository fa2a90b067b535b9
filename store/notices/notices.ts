import { AppError, newId } from '@cadre/core'
import type { CivilDate } from '@cadre/core'
import type { Purpose } from '@cadre/people'
import { sql } from 'kysely'
import type { Session } from '../database/session.ts'

export type Population = 'employee' | 'candidate'

export interface Notice {
  readonly id: string
  readonly purpose: Purpose
  readonly population: Population
  /** `null`: wherever no country has a text of its own. */
  readonly country: string | null
  readonly language: string
  readonly version: number
  readonly body: string
  readonly publishedAt: string
  /** When the caller was told, if so. */
  readonly givenToMeAt: string | null
  /** Whether it is what the caller has to know today: the newest for where they work. */
  readonly isForMe: boolean
}

type NewNotice = Pick<Notice, 'purpose' | 'population' | 'language' | 'body'> & {
  readonly country?: string
  /** Whether it only says the same in another language; else everybody has to be told anew. */
  readonly isTranslation?: boolean
}

/** Publishes a notice as the next version for its purpose, population and country. Throws `AppError` `record-missing`, `record-conflict`. */
export async function publishNotice(session: Session, notice: NewNotice): Promise<Notice> {
  const { purpose, population, country = null, language, body, isTranslation = false } = notice
  const { rows } = await sql<{ last: number }>`select coalesce(max(version), 0)::int as last from app.notice
    where purpose = ${purpose} and population = ${population} and country is not distinct from ${country}::text`.execute(
    session.trx,
  )
  const last = rows[0]?.last ?? 0
  if (isTranslation && last === 0)
    throw new AppError('record-missing', 'There is no notice yet to translate.')
  const id = newId('ntc')
  await sql`insert into app.notice (id, purpose, population, country, language, version, body, published_by)
    values (${id}, ${purpose}, ${population}, ${country}, ${language}, ${isTranslation ? last : last + 1}, ${body},
      ${session.caller.accountId})`.execute(session.trx)
  session.note({ act: 'publish notice', entity: 'notice', subjects: [], detail: { id, purpose, population } })
  return (await listNotices(session)).find((one) => one.id === id)!
}

/** Every notice that was ever published, newest first. */
export async function listNotices({ trx, caller }: Session): Promise<Notice[]> {
  const { rows } = await sql<Notice>`select n.id, purpose, population, country, language, version, body,
      to_json(published_at)#>>'{}' as "publishedAt", to_json(g.given_at)#>>'{}' as "givenToMeAt",
      n.id in (select m.notice_id from app.my_notices() m) as "isForMe"
    from app.notice n left join app.notice_given g on g.notice_id = n.id and g.subject_id = ${caller.personId}
    order by published_at desc, n.id limit 1000`.execute(trx)
  return rows
}

interface Giving {
  readonly noticeId: string
  /** The caller's own person when left out. */
  readonly subjectIds?: readonly string[]
  readonly how: string
  /** The day on which they were told, where it was another than today. */
  readonly toldOn?: CivilDate
}

/** Records that people were told; returns how many were not recorded before. Throws `AppError` `record-missing`, `record-invalid`. */
export async function recordNoticeGiven(session: Session, giving: Giving): Promise<number> {
  const { noticeId, how, toldOn = null } = giving
  const { personId, accountId } = session.caller
  const subjectIds = giving.subjectIds ?? (personId === null ? [] : [personId])
  if (subjectIds.length === 0) throw new AppError('record-missing', 'Say who was told.')
  if (toldOn !== null && toldOn > session.errand.today)
    throw new AppError('record-invalid', 'Nobody was told on a day to come.', {
      issues: [{ path: ['body', 'toldOn'], code: 'future', message: 'must not be a day to come' }],
    })
  const { numAffectedRows } =
    await sql`insert into app.notice_given (notice_id, subject_id, how, told_on, recorded_by)
    select ${noticeId}, id, ${how}, ${toldOn}::date, ${accountId} from unnest(${[...subjectIds]}::text[]) id
    on conflict do nothing`.execute(session.trx)
  session.note({ act: 'record notice', entity: 'notice', subjects: subjectIds, detail: { noticeId } })
  return Number(numAffectedRows ?? 0)
}
