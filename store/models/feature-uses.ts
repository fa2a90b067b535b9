import { roundingBase } from '@cadre/people'
import { sql } from 'kysely'
import type { Session } from '../database/session.ts'
import type { Stage } from '../schema/model-tables.ts'

/** A version of a model that learned from a column, and how much of what moves its scores is put down to it. */
export interface FeatureUse {
  readonly modelName: string
  readonly modelTitle: string
  readonly runId: string
  readonly dataSet: string
  readonly dataHash: string | null
  readonly versionId: string
  readonly number: number
  readonly stage: Stage
  readonly share: number
  readonly rank: number
  /** How many columns it learned from. */
  readonly inputs: number
  readonly scored: { readonly dataSet: string; readonly asOf: string; readonly people: number | null } | null
}

/** Trainings on what somebody brought as a file have columns of their own, whatever they are called. */
const onFeatures = sql`r.data_set not like 'tables/%'`

/** Versions that learned from a feature, newest first, by the importance that their training found. */
export async function listFeatureUses({ trx }: Session, feature: string): Promise<FeatureUse[]> {
  const { rows } = await sql<UseRow>`
    select m.name, m.title, r.id as run_id, r.data_set, r.data_hash, v.id as version_id, v.number, v.stage,
      (e.found->>'share')::double precision as share, e.rank::int, jsonb_array_length(r.result#>'{explanation,importance}') as inputs,
      l.data_set as scored_set, to_char(l.as_of, 'YYYY-MM-DD') as scored_on, l.people::int as people
    from model.run r join model.version v on v.run_id = r.id join model.model m on m.name = r.model_name
    cross join lateral jsonb_array_elements(r.result#>'{explanation,importance}') with ordinality e(found, rank)
    left join lateral model.last_scored(array[v.id]) l on true
    where r.state = 'done' and ${onFeatures} and e.found->>'column' = ${feature}
    order by r.started_at desc, v.id limit 100`.execute(trx)
  return rows.map((row) => ({
    modelName: row.name,
    modelTitle: row.title,
    runId: row.run_id,
    dataSet: row.data_set,
    dataHash: row.data_hash,
    versionId: row.version_id,
    number: row.number,
    stage: row.stage,
    share: row.share,
    rank: row.rank,
    inputs: row.inputs,
    scored:
      row.scored_set === null
        ? null
        : { dataSet: row.scored_set, asOf: row.scored_on!, people: told(row.people ?? 0) },
  }))
}

interface UseRow {
  readonly name: string
  readonly title: string
  readonly run_id: string
  readonly data_set: string
  readonly data_hash: string | null
  readonly version_id: string
  readonly number: number
  readonly stage: Stage
  readonly share: number
  readonly rank: number
  readonly inputs: number
  readonly scored_set: string | null
  readonly scored_on: string | null
  readonly people: number | null
}

const told = (people: number): number | null =>
  people < roundingBase ? null : people - (people % roundingBase)

/** How much of what moves scores is put down to a feature, over models. */
export interface FeatureImportance {
  /** Mean over models; one that did not learn from it counts as nothing. */
  readonly share: number
  /** Its place among all features that a model learned from, 1 the first. */
  readonly rank: number
}

/**
 * Importance of features over models: of each model the version that answers, or where none does the newest that may come to. Every
 * model counts the same.
 */
export async function importanceOfFeatures({
  trx,
}: Session): Promise<ReadonlyMap<string, FeatureImportance>> {
  const { rows } = await sql<{ feature: string; share: number }>`
    with spoken as (
      select distinct on (v.model_name) r.result#>'{explanation,importance}' as importance
      from model.version v join model.run r on r.id = v.run_id
      where r.state = 'done' and v.stage <> 'archived' and ${onFeatures}
        and jsonb_typeof(r.result#>'{explanation,importance}') = 'array'
      order by v.model_name, v.stage = 'champion' desc, v.number desc)
    select e.found->>'column' as feature,
      (sum((e.found->>'share')::double precision) / (select count(*) from spoken))::double precision as share
    from spoken s cross join lateral jsonb_array_elements(s.importance) e(found)
    group by 1 order by share desc, feature`.execute(trx)
  return new Map(rows.map(({ feature, share }, at) => [feature, { share, rank: at + 1 }]))
}

/** Titles of models with a version that learned from it, by feature. */
export async function modelsOfFeatures({ trx }: Session): Promise<ReadonlyMap<string, readonly string[]>> {
  const { rows } = await sql<{ feature: string; titles: string[] }>`
    select e.found->>'column' as feature, array_agg(distinct m.title order by m.title) as titles
    from model.run r join model.version v on v.run_id = r.id join model.model m on m.name = r.model_name
    cross join lateral jsonb_array_elements(r.result#>'{explanation,importance}') e(found)
    where r.state = 'done' and v.stage <> 'archived' and ${onFeatures} group by 1`.execute(trx)
  return new Map(rows.map(({ feature, titles }) => [feature, titles]))
}
