import { newId } from '@cadre/core'
import { sql } from 'kysely'
import type { Session } from '../database/session.ts'

interface NewComparison {
  readonly modelName: string
  readonly championId: string
  readonly challengerId: string
  readonly experimentId: string | null
  /** Figures of many people; nothing about one. */
  readonly result: unknown
}

export interface Comparison extends NewComparison {
  readonly id: string
  /** Numbers of the two versions. */
  readonly champion: number
  readonly challenger: number
  readonly comparedOn: string
  readonly comparedAt: string
}

/** Keeps how two versions compare, once a day; the look of a day at an experiment is replaced by another look at one alone. */
export async function keepComparison(session: Session, comparison: NewComparison): Promise<void> {
  const { trx, errand } = session
  const { modelName, championId, challengerId, experimentId } = comparison
  const seen = {
    experiment_id: experimentId,
    result: JSON.stringify(comparison.result),
    compared_at: errand.now,
  }
  await trx
    .insertInto('model.comparison')
    .values({
      id: newId('cmp'),
      model_name: modelName,
      champion_id: championId,
      challenger_id: challengerId,
      compared_on: errand.today,
      ...seen,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['champion_id', 'challenger_id', 'compared_on'])
        .doUpdateSet(seen)
        // What ended an experiment stays, though nothing runs any more at a later look of that day.
        .where(({ eb, or }) =>
          or([
            eb('model.comparison.experiment_id', 'is', null),
            eb(sql.ref('excluded.experiment_id'), 'is not', null),
          ]),
        ),
    )
    .execute()
  const detail = { championId, challengerId, experimentId }
  session.note({ act: 'compare versions', entity: 'model', subjects: [], detail })
}

/** How versions of a model compared, newest first. */
export async function listComparisons({ trx }: Session, modelName: string): Promise<Comparison[]> {
  const rows = await trx
    .selectFrom('model.comparison as c')
    .innerJoin('model.version as champion', 'champion.id', 'c.champion_id')
    .innerJoin('model.version as challenger', 'challenger.id', 'c.challenger_id')
    .selectAll('c')
    .select(['champion.number as champion', 'challenger.number as challenger'])
    .where('c.model_name', '=', modelName)
    .orderBy('c.compared_on', 'desc')
    .orderBy('c.id')
    .limit(100)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    modelName: row.model_name,
    championId: row.champion_id,
    challengerId: row.challenger_id,
    champion: row.champion,
    challenger: row.challenger,
    experimentId: row.experiment_id,
    comparedOn: row.compared_on,
    result: row.result,
    comparedAt: row.compared_at.toISOString(),
  }))
}
