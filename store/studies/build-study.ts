import { AppError } from '@cadre/core'
import type { CivilDate } from '@cadre/core'
import { dataSetRules, dataSets } from '@cadre/people'
import type { DataSet, Purpose } from '@cadre/people'
import { sql } from 'kysely'
import { createHmac } from 'node:crypto'
import { lastClosedMonth, lastDayOf } from '../aggregates/months.ts'
import { sealedSecret } from '../database/sealed-secret.ts'
import type { Session } from '../database/session.ts'
import { mayProcess } from '../notices/may-process.ts'
import type { Refusal } from '../notices/may-process.ts'
import { coarsenPeople, shiftDays } from './coarsen-people.ts'
import type { CoarsePerson } from './coarsen-people.ts'
import { copyRecords } from './copy-records.ts'
import { readTraits } from './people-traits.ts'
import type { PersonTraits } from './people-traits.ts'
import { reportOf } from './report-study.ts'
import type { DataSetReport } from './report-study.ts'

interface StudyToBuild {
  readonly id: string
  readonly purpose: Purpose
}

interface BuiltStudy {
  readonly asOf: CivilDate
  readonly report: readonly DataSetReport[]
  /** How many people are not in it, by why they may not be processed for its purpose. */
  readonly leftOut: Readonly<Partial<Record<Refusal, number>>>
}

/**
 * Makes the data sets of a study, as of the last month that is over: a copy that stays as it is, so that
 * nobody can be found by reading it before and after a change. Its pseudonyms are keyed with a secret of
 * the study alone. Who may not be processed for its purpose is not in it. To be run with system reach, once
 * the study is approved. Throws `AppError('record-conflict')` when nobody may be processed.
 */
export async function buildStudy(session: Session, { id, purpose }: StudyToBuild): Promise<BuiltStudy> {
  const { trx, errand } = session
  const asOf = lastDayOf(lastClosedMonth(errand.today))
  const key = await sealedSecret(session, secretName(id))
  const { traits, leftOut } = await whoMayBeStudied(session, purpose, asOf)
  const people = coarsenPeople(traits, asOf)
  await linkPeople(session, { id, key, people })
  const allowed = dataSetsFor(purpose)
  for (const dataSet of allowed) await copyRecords(trx, dataSet, { studyId: id, key, asOf })
  return { asOf, report: await reportOf(trx, id, allowed), leftOut }
}

async function whoMayBeStudied(
  session: Session,
  purpose: Purpose,
  asOf: CivilDate,
): Promise<{ readonly traits: PersonTraits[] } & Pick<BuiltStudy, 'leftOut'>> {
  const everybody = await readTraits(session.trx, asOf)
  const ids = everybody.map(({ personId }) => personId)
  const refusals = new Map(
    (await mayProcess(session, purpose, ids)).flatMap(({ subjectId, refusal }) =>
      refusal === null ? [] : [[subjectId, refusal] as const],
    ),
  )
  const leftOut: Partial<Record<Refusal, number>> = {}
  for (const refusal of refusals.values()) leftOut[refusal] = (leftOut[refusal] ?? 0) + 1
  if (everybody.length > 0 && refusals.size === everybody.length)
    throw new AppError(
      'record-conflict',
      `Nobody may be studied for ${purpose} (${Object.keys(leftOut).join(', ')}). Publish a notice for this purpose, record who was told, and approve again.`,
      { leftOut },
    )
  return { traits: everybody.filter(({ personId }) => !refusals.has(personId)), leftOut }
}

/** The name under which a study's secret is kept. */
export const secretName = (studyId: string): string => `study/${studyId}`

/** The data sets whose class of data somebody may have for a purpose. */
export function dataSetsFor(purpose: Purpose): DataSet[] {
  const classes = new Set(
    dataSetRules.filter((rule) => rule.purposes.includes(purpose)).map(({ dataClass }) => dataClass),
  )
  return dataSets.filter(({ entity }) => classes.has(entity.dataClass))
}

async function linkPeople(
  { trx }: Session,
  {
    id,
    key,
    people,
  }: { readonly id: string; readonly key: Buffer; readonly people: readonly CoarsePerson[] },
): Promise<void> {
  const links = people.map(({ personId, told, seenFrom, seenUntil }) => ({
    pseudonym: pseudonymOf(key, personId),
    person_id: personId,
    shift_days: createHmac('sha256', key).update(`shift|${personId}`).digest().readUInt32BE(0) % shiftDays,
    seen_from: seenFrom,
    seen_until: seenUntil,
    told,
  }))
  const text = JSON.stringify(links)
  await sql`insert into study.link (study_id, pseudonym, person_id, shift_days, seen_from, seen_until)
    select ${id}, l.pseudonym, l.person_id, l.shift_days, l.seen_from, l.seen_until
    from jsonb_to_recordset(${text}::jsonb) as l (pseudonym text, person_id text, shift_days int, seen_from date, seen_until date)`.execute(
    trx,
  )
  await sql`insert into study.row (study_id, data_set, pseudonym, row_key, data)
    select ${id}, 'people', l.pseudonym, '', l.told
    from jsonb_to_recordset(${text}::jsonb) as l (pseudonym text, told jsonb)`.execute(trx)
}

/** 128 bits of a keyed digest: without the study's secret nobody can tell whose it is, nor find it in another study. */
function pseudonymOf(key: Buffer, personId: string): string {
  const digest = createHmac('sha256', key).update(`person|${personId}`).digest()
  return `psn_${digest.subarray(0, 16).toString('hex')}`
}
