import { AppError, newId } from '@cadre/core'
import type { CivilDate } from '@cadre/core'
import type { Insertable, Selectable } from 'kysely'
import { sql } from 'kysely'
import type { Session } from '../database/session.ts'
import type { Band, ScoreTable } from '../schema/outlook-tables.ts'

/** What a model says about one person on one day. */
export interface NewScore {
  readonly personId: string
  readonly status: 'scored' | 'abstained'
  readonly score: number | null
  readonly band: Band | null
  /** Why there is no score. */
  readonly because: string | null
  readonly reasons: unknown
  readonly notes: unknown
  /** What such a score has stood for when the version was judged; null where that is not known. */
  readonly likely: unknown
  /** What was known, by feature. */
  readonly inputs: unknown
}

export interface ScoredSet {
  readonly versionId: string
  readonly asOf: CivilDate
  readonly dataSet: string
  readonly dataHash: string
}

/** With what was known when the inputs were worked out; null where the data set does not say. */
export interface KnownSet extends ScoredSet {
  readonly knownAt: Date | null
}

export interface Score extends NewScore, ScoredSet {
  readonly id: string
  readonly scoredAt: string
  /** What the inputs rest on: what was known then. */
  readonly knownAt: string
}

/** How a score is kept, shown or not. */
export function rowOfScore(
  { versionId, asOf, dataSet, dataHash }: ScoredSet,
  score: NewScore,
  scoredAt: Date,
): Omit<Insertable<ScoreTable>, 'id' | 'known_at' | 'corrected_by'> {
  return {
    version_id: versionId,
    person_id: score.personId,
    as_of: asOf,
    data_set: dataSet,
    data_hash: dataHash,
    status: score.status,
    score: score.score,
    band: score.band,
    because: score.because,
    reasons: JSON.stringify(score.reasons),
    notes: JSON.stringify(score.notes),
    likely: score.likely === null ? null : JSON.stringify(score.likely),
    inputs: JSON.stringify(score.inputs),
    scored_at: scoredAt,
  }
}

/** Keeps scores of many people; of a day and a version each person has one, and the first one stays. */
export async function keepScores(
  { trx, errand }: Session,
  set: KnownSet,
  scores: readonly NewScore[],
): Promise<number> {
  if (scores.length === 0) return 0
  const rows = scores.map((score) => ({
    id: newId('sco'),
    known_at: set.knownAt,
    ...rowOfScore(set, score, errand.now),
  }))
  const { numInsertedOrUpdatedRows = 0n } = await trx
    .insertInto('outlook.score')
    .values(rows)
    .onConflict((conflict) =>
      conflict
        .columns(['person_id', 'version_id', 'as_of'])
        .where(sql<boolean>`corrected_by is null`)
        .doNothing(),
    )
    .executeTakeFirstOrThrow()
  return Number(numInsertedOrUpdatedRows)
}

/** A score with the model that says it. */
export interface ModelScore extends Score {
  readonly modelName: string
  readonly title: string
  /** What kind of number it is: a probability (`binary`, `multiclass`) or an amount (`regression`). */
  readonly task: string
  readonly target: string
  /** Which question it answers. */
  readonly useCase: string
  /** In a split that runs: of the version that is tried, or of the one that it is compared with. */
  readonly trial: 'tried' | 'compared' | null
  /** Whether it took the place of one whose records were corrected. */
  readonly isAnew: boolean
}

/** A score within reach. Throws `AppError('record-missing')`. */
export async function readScore(session: Session, id: string): Promise<ModelScore> {
  const row = await selectScores(session).where('s.id', '=', id).executeTakeFirst()
  if (!row) throw new AppError('record-missing', 'There is no such score within reach.', { id })
  return modelScoreOf(row)
}

/** What models said about a person by a day, as known at a moment: the newest score of each model, within reach. */
export async function latestScores(
  session: Session,
  personId: string,
  { asOf, knownAt }: { readonly asOf: CivilDate; readonly knownAt?: Date | undefined },
): Promise<ModelScore[]> {
  const rows = await selectScores(session)
    .distinctOn('v.model_name')
    .where('s.person_id', '=', personId)
    .where('s.as_of', '<=', asOf)
    .$if(knownAt !== undefined, (query) => query.where('s.scored_at', '<=', knownAt!))
    .orderBy('v.model_name')
    .orderBy('s.as_of', 'desc')
    .orderBy(sql`s.corrected_by is not null`)
    .orderBy('s.scored_at', 'desc')
    .execute()
  return rows.map(modelScoreOf)
}

function selectScores({ trx }: Session) {
  return trx
    .selectFrom('outlook.score as s')
    .innerJoin('model.version as v', 'v.id', 's.version_id')
    .innerJoin('model.model as m', 'm.name', 'v.model_name')
    .selectAll('s')
    .select(['v.model_name', 'v.task', 'v.target', 'm.title', 'm.use_case'])
    .select(sql<ModelScore['trial']>`model.trial_of(s.version_id)`.as('trial'))
    .select(sql<boolean>`exists (select from outlook.score o where o.corrected_by = s.id)`.as('is_anew'))
}

/** The newest day of which a champion of a model had scored people, by a day and as known at a moment; undefined before the first. */
export async function findScored(
  { trx }: Session,
  modelName: string,
  { asOf, knownAt }: { readonly asOf: CivilDate; readonly knownAt?: Date | undefined },
): Promise<{ readonly versionId: string; readonly number: number; readonly asOf: CivilDate } | undefined> {
  const row = await trx
    .selectFrom('outlook.score as s')
    .innerJoin('model.version as v', 'v.id', 's.version_id')
    .select(['s.version_id', 's.as_of', 'v.number'])
    .where('v.model_name', '=', modelName)
    .where('s.as_of', '<=', asOf)
    .$if(knownAt !== undefined, (query) => query.where('s.scored_at', '<=', knownAt!))
    .orderBy('s.as_of', 'desc')
    .orderBy('s.scored_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && { versionId: row.version_id, number: row.number, asOf: row.as_of }
}

export interface BandCount {
  readonly band: Band
  readonly people: number
  /** How many of them it will happen to, if the future is as the past: the sum of their probabilities. */
  readonly expected: number
}

/** How many people of those within reach stand in each band of a model on a day, by the score that they were given last. */
export async function countBands(
  { trx }: Session,
  modelName: string,
  { asOf, knownAt }: { readonly asOf: CivilDate; readonly knownAt?: Date | undefined },
): Promise<BandCount[]> {
  const { rows } = await sql<BandCount>`
    select band, count(*)::int as people, sum(score)::float8 as expected from (
      select distinct on (s.person_id) s.band, s.score, s.status
      from outlook.score s join model.version v on v.id = s.version_id
      where v.model_name = ${modelName} and s.as_of = ${asOf}::date and s.scored_at <= ${knownAt ?? 'infinity'}
      order by s.person_id, s.corrected_by is not null, s.scored_at desc) last
    where status = 'scored'
    group by band order by array_position(array['high', 'raised', 'usual'], band)`.execute(trx)
  return rows
}

interface ScoreRow extends Selectable<ScoreTable> {
  readonly model_name: string
  readonly title: string
  readonly task: string
  readonly target: string
  readonly use_case: string
  readonly trial: ModelScore['trial']
  readonly is_anew: boolean
}

function modelScoreOf(row: ScoreRow): ModelScore {
  return {
    modelName: row.model_name,
    title: row.title,
    task: row.task,
    target: row.target,
    useCase: row.use_case,
    trial: row.trial,
    isAnew: row.is_anew,
    id: row.id,
    versionId: row.version_id,
    personId: row.person_id,
    asOf: row.as_of,
    dataSet: row.data_set,
    dataHash: row.data_hash,
    status: row.status,
    score: row.score,
    band: row.band,
    because: row.because,
    reasons: row.reasons,
    notes: row.notes,
    likely: row.likely,
    inputs: row.inputs,
    scoredAt: row.scored_at.toISOString(),
    knownAt: (row.known_at ?? row.scored_at).toISOString(),
  }
}
