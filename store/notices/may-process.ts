import { purposesThatNeedNotice } from '@cadre/people'
import type { Purpose } from '@cadre/people'
import { sql } from 'kysely'
import { withSystemReach } from '../database/session.ts'
import type { Session } from '../database/session.ts'
import { standingsOf } from '../retention/standing.ts'
import type { Population } from './notices.ts'

export type Refusal =
  | 'unknown or erased'
  | 'restricted'
  | 'objected'
  | 'switched off'
  | 'no notice yet'
  | 'not told'

export interface Processing {
  readonly subjectId: string
  /** Why the person is not processed for the purpose; `null`: may be. */
  readonly refusal: Refusal | null
}

/**
 * Whether people may be processed for a purpose: neither erased, restricted nor objecting, the purpose
 * not switched off for their population, and the newest notice given. Whatever works
 * something out about single people asks here, such as a study; one query set for all of them.
 */
export async function mayProcess(
  session: Session,
  purpose: Purpose,
  subjectIds: readonly string[],
): Promise<Processing[]> {
  if (subjectIds.length === 0) return []
  return withSystemReach(session, async (inner) => {
    const [known, switches, notices] = [
      await readKnown(inner, purpose, subjectIds),
      await readSwitches(inner, purpose),
      await readNewest(inner, purpose),
    ]
    const places = new Map((await standingsOf(inner, subjectIds)).map((one) => [one.subjectId, one.place]))
    return subjectIds.map((subjectId) => {
      const facts = known.get(subjectId)
      const where = {
        population: populationOf(subjectId),
        country: places.get(subjectId)?.slice(0, 2) ?? null,
      }
      return { subjectId, refusal: refusalOf({ purpose, facts, where, switches, notices }) }
    })
  })
}

/** Everybody of a population who was not told of a purpose, or of its newest version. */
export async function listUntold(
  session: Session,
  { purpose, population }: { readonly purpose: Purpose; readonly population: Population },
): Promise<string[]> {
  const ids = await withSystemReach(session, async ({ trx, errand }) => {
    const { rows } = await (
      population === 'employee'
        ? sql<{ id: string }>`select distinct person_id as id from records.employment
            where upper_inf(recorded) and valid @> ${errand.today}::date`
        : sql<{ id: string }>`select distinct candidate_id as id from records.application
            where upper_inf(recorded) and valid @> ${errand.today}::date and status = 'in process'`
    ).execute(trx)
    return rows.map(({ id }) => id)
  })
  const found = await mayProcess(session, purpose, ids)
  return found.flatMap(({ subjectId, refusal }) =>
    refusal === 'not told' || refusal === 'no notice yet' ? [subjectId] : [],
  )
}

const populationOf = (subjectId: string): Population =>
  subjectId.startsWith('per_') ? 'employee' : 'candidate'

interface Facts {
  readonly isHidden: boolean
  readonly objects: boolean
  /** Ids of the notices the person was given. */
  readonly told: readonly string[]
}

async function readKnown(
  { trx }: Session,
  purpose: Purpose,
  subjectIds: readonly string[],
): Promise<Map<string, Facts>> {
  const { rows } = await sql<Facts & { id: string }>`select k.id,
      exists (select from app.restriction r where r.subject_id = k.id) as "isHidden",
      exists (select from app.objection o where o.subject_id = k.id and o.purpose = ${purpose}) as objects,
      coalesce((select array_agg(notice_id) from app.notice_given g where g.subject_id = k.id), '{}') as told
    from unnest(${[...subjectIds]}::text[]) k(id)
    where exists (select from records.person p where p.id = k.id) or exists (select from records.candidate c where c.id = k.id)`.execute(
    trx,
  )
  return new Map(rows.map((row) => [row.id, row]))
}

interface Where {
  readonly population: Population
  readonly country: string | null
}
type Switch = Where & { readonly isOn: boolean }
type Newest = Where & { readonly ids: readonly string[] }

async function readSwitches({ trx }: Session, purpose: Purpose): Promise<Switch[]> {
  const { rows } =
    await sql<Switch>`select distinct on (population, country) population, country, is_on as "isOn"
    from app.processing_switch where purpose = ${purpose} order by population, country, id desc`.execute(trx)
  return rows
}

async function readNewest({ trx }: Session, purpose: Purpose): Promise<Newest[]> {
  const { rows } = await sql<Newest>`select population, country, array_agg(id) as ids from app.notice n
    where purpose = ${purpose} and version = (select max(version) from app.notice m
      where m.purpose = n.purpose and m.population = n.population and m.country is not distinct from n.country)
    group by 1, 2`.execute(trx)
  return rows
}

interface Question {
  readonly purpose: Purpose
  readonly facts: Facts | undefined
  readonly where: Where
  readonly switches: readonly Switch[]
  readonly notices: readonly Newest[]
}

function refusalOf({ purpose, facts, where, switches, notices }: Question): Refusal | null {
  if (!facts) return 'unknown or erased'
  if (facts.isHidden) return 'restricted'
  if (facts.objects) return 'objected'
  // Off anywhere that covers the person is off: a works council cannot be switched over by a country.
  if (switches.some((one) => covers(one, where) && !one.isOn)) return 'switched off'
  if (!purposesThatNeedNotice.includes(purpose)) return null
  const ofPopulation = notices.filter((one) => covers(one, where))
  const newest = ofPopulation.find(({ country }) => country !== null) ?? ofPopulation[0]
  if (!newest) return 'no notice yet'
  return newest.ids.some((id) => facts.told.includes(id)) ? null : 'not told'
}

const covers = (one: Where, { population, country }: Where): boolean =>
  one.population === population && (one.country === null || one.country === country)
