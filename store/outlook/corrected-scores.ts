import { newId } from '@cadre/core'
import type { CivilDate } from '@cadre/core'
import { entities } from '@cadre/people'
import type { Entity, Purpose } from '@cadre/people'
import { featureNamed } from '@cadre/people/features'
import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import type { Session } from '../database/session.ts'
import { tableOf } from '../schema/entity-columns.ts'
import type { FeatureValues } from './online-features.ts'
import { rowOfScore } from './scores.ts'
import type { NewScore, ScoredSet } from './scores.ts'

/** Something that was worked out of a person's records: of which day, and what was known then. */
export interface Resting {
  readonly personId: string
  readonly asOf: CivilDate
  readonly knownAt: string
  /** By feature. */
  readonly inputs: unknown
}

/**
 * Those of what was worked out whose person's own records, of the kinds that its features are made of, say something else today of
 * the days until then: corrected, or entered late. What changed from a later day on counts for nothing. For the system alone: whoever
 * looks need not reach all these records.
 */
export async function correctedSince<Worked extends Resting>(
  { trx }: Session,
  worked: readonly Worked[],
): Promise<Worked[]> {
  const asked = worked.map(({ personId, asOf, knownAt, inputs }, at) => ({
    at,
    person: personId,
    day: asOf,
    known: knownAt,
    sources: sourcesOf(inputs),
  }))
  const sources = new Set(asked.flatMap((one) => one.sources))
  const own = entities.filter(({ name, subject }) => subject === 'person' && sources.has(name))
  if (own.length === 0) return []
  const { rows } = await sql<{ at: number }>`
    select a.at from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as a (at int, person text, day date, known timestamptz, sources jsonb)
    where ${sql.join(own.map(saysOtherwise), sql` or `)} order by a.at`.execute(trx)
  return rows.map(({ at }) => worked[at]!)
}

/** Kinds of record that features are made of. */
function sourcesOf(inputs: unknown): readonly string[] {
  const names = Object.keys(inputs as Record<string, unknown>)
  return [...new Set(names.flatMap((name) => featureNamed(name)?.sources ?? []))]
}

/** Who entered a version, when and why: not what it says. */
const aroundIt = sql`'{version,valid,recorded,entered_by,request_id,batch_id,reason}'::text[]`

/** Whether what a kind of record says of the days until then differs from what it said; compared only where something was entered or closed. */
function saysOtherwise(entity: Entity): RawBuilder<boolean> {
  const of = sql`from ${sql.raw(tableOf(entity))} v
    where v.${sql.ref(entity.name === 'person' ? 'id' : 'person_id')} = a.person and lower(v.valid) <= a.day`
  const said = sql`select v.id, v.valid * daterange(null, a.day + 1), to_jsonb(v) - ${aroundIt} ${of}`
  const then = sql`${said} and v.recorded @> a.known`
  const today = sql`${said} and upper_inf(v.recorded)`
  return sql<boolean>`case when not a.sources ? ${entity.name} then false
    when exists (select ${of} and upper_inf(v.recorded) and lower(v.recorded) > a.known)
      or exists (select ${of} and not upper_inf(v.recorded) and upper(v.recorded) > a.known)
    then exists ((${then}) except (${today})) or exists ((${today}) except (${then})) end`
}

/** A score that stands, with what it rests on. */
export interface StandingScore extends Resting, ScoredSet {
  readonly id: string
}

/** The newest score of each person by a model, of whatever version it is. For the system alone. */
export async function standingScores({ trx }: Session, modelName: string): Promise<StandingScore[]> {
  const rows = await trx
    .selectFrom('outlook.score as s')
    .innerJoin('model.version as v', 'v.id', 's.version_id')
    .distinctOn('s.person_id')
    .selectAll('s')
    .where('v.model_name', '=', modelName)
    .orderBy('s.person_id')
    .orderBy('s.as_of', 'desc')
    .orderBy(sql`s.corrected_by is not null`)
    .orderBy('s.scored_at', 'desc')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    personId: row.person_id,
    versionId: row.version_id,
    asOf: row.as_of,
    dataSet: row.data_set,
    dataHash: row.data_hash,
    inputs: row.inputs,
    knownAt: (row.known_at ?? row.scored_at).toISOString(),
  }))
}

/** Scores that a version gave of a day and that stand: who was scored together. */
export async function scoresTogether(
  { trx }: Session,
  { versionId, asOf }: Pick<ScoredSet, 'versionId' | 'asOf'>,
): Promise<number[]> {
  const rows = await trx
    .selectFrom('outlook.score')
    .select('score')
    .where('version_id', '=', versionId)
    .where('as_of', '=', asOf)
    .where('corrected_by', 'is', null)
    .where('score', 'is not', null)
    .execute()
  return rows.map(({ score }) => score!)
}

/**
 * Puts a score that was worked out anew in the place of one that stood; what was said before stays to be read. Who is asked to decide
 * on the old one decides on the new one. Of inputs that are as they were nothing new is said, only that they are known to be.
 */
export async function keepCorrected(
  session: Session,
  old: StandingScore,
  { score, knownAt }: { readonly score: NewScore; readonly knownAt: Date },
): Promise<boolean> {
  const { trx, errand } = session
  const isSame = sameValues(old.inputs as FeatureValues, score.inputs as FeatureValues)
  if (isSame) {
    await trx.updateTable('outlook.score').set({ known_at: knownAt }).where('id', '=', old.id).execute()
    return false
  }
  const id = newId('sco')
  await trx.updateTable('outlook.score').set({ corrected_by: id }).where('id', '=', old.id).execute()
  await trx
    .insertInto('outlook.score')
    .values({ id, known_at: knownAt, ...rowOfScore(old, score, errand.now) })
    .execute()
  await trx
    .updateTable('outlook.review_case')
    .set({ score_id: id })
    .where('score_id', '=', old.id)
    .where('state', '=', 'open')
    .execute()
  session.note({
    act: 'score anew',
    entity: 'outlook',
    subjects: [old.personId],
    detail: { id, instead: old.id, versionId: old.versionId },
  })
  return true
}

const sameValues = (a: FeatureValues, b: FeatureValues): boolean =>
  Object.keys(b).every((name) => (a[name] ?? null) === (b[name] ?? null))

interface CorrectedOnline extends Resting, Pick<ScoredSet, 'dataSet' | 'dataHash'> {
  readonly purpose: Purpose
}

/** What is kept ready for a purpose of people whose records say something else meanwhile. For the system alone. */
export async function correctedOnline(session: Session): Promise<CorrectedOnline[]> {
  const rows = await session.trx.selectFrom('outlook.online_feature').selectAll().execute()
  return correctedSince(
    session,
    rows.map((row) => ({
      personId: row.person_id,
      asOf: row.as_of,
      knownAt: row.known_at.toISOString(),
      inputs: row.inputs,
      purpose: row.purpose as Purpose,
      dataSet: row.data_set,
      dataHash: row.data_hash,
    })),
  )
}
