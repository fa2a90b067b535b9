import { newId } from '@cadre/core'
import type { Selectable } from 'kysely'
import type { Session } from '../database/session.ts'
import type { ModelTables } from '../schema/model-tables.ts'

export interface NewJudgement {
  readonly versionId: string
  /** The champion beside which it was judged. */
  readonly championId: string | null
  readonly dataSet: string
  readonly dataSequence: string
  readonly dataHash: string
  readonly rowCount: number
  readonly gates: unknown
  readonly isPassed: boolean
}

export interface Judgement extends NewJudgement {
  readonly id: string
  readonly judgedBy: string
  readonly judgedAt: string
}

/** Keeps how a version was judged. */
export async function keepJudgement(session: Session, judgement: NewJudgement): Promise<string> {
  const { trx, caller, errand } = session
  const id = newId('jdg')
  await trx
    .insertInto('model.judgement')
    .values({
      id,
      version_id: judgement.versionId,
      champion_id: judgement.championId,
      data_set: judgement.dataSet,
      data_sequence: judgement.dataSequence,
      data_hash: judgement.dataHash,
      row_count: judgement.rowCount,
      gates: JSON.stringify(judgement.gates),
      is_passed: judgement.isPassed,
      judged_by: caller.accountId,
      judged_at: errand.now,
    })
    .execute()
  const { versionId, isPassed } = judgement
  session.note({ act: 'judge model', entity: 'model', subjects: [], detail: { id, versionId, isPassed } })
  return id
}

/** How a version was judged, newest first. */
export async function listJudgements({ trx }: Session, versionId: string): Promise<Judgement[]> {
  const rows = await trx
    .selectFrom('model.judgement')
    .selectAll()
    .where('version_id', '=', versionId)
    .orderBy('judged_at', 'desc')
    .orderBy('id')
    .limit(100)
    .execute()
  return rows.map(judgementOf)
}

function judgementOf(row: Selectable<ModelTables['model.judgement']>): Judgement {
  return {
    id: row.id,
    versionId: row.version_id,
    championId: row.champion_id,
    dataSet: row.data_set,
    dataSequence: row.data_sequence,
    dataHash: row.data_hash,
    rowCount: Number(row.row_count),
    gates: row.gates,
    isPassed: row.is_passed,
    judgedBy: row.judged_by,
    judgedAt: row.judged_at.toISOString(),
  }
}
