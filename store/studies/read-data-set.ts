import { AppError } from '@cadre/core'
import type { Session } from '../database/session.ts'
import type { DataSetReport } from './report-study.ts'
import { readStudy } from './studies.ts'

/** The data sets of a study of the account's own, with what was done to them. */
export async function listDataSets(session: Session, studyId: string): Promise<readonly DataSetReport[]> {
  await assertReadable(session, studyId)
  const { report } = await session.trx
    .selectFrom('study.study')
    .select('report')
    .where('id', '=', studyId)
    .executeTakeFirstOrThrow()
  return report as DataSetReport[]
}

export interface DataSetRow {
  readonly pseudonym: string
  readonly key: string
  readonly values: Readonly<Record<string, unknown>>
}

export interface DataSetQuestion {
  readonly studyId: string
  readonly dataSet: string
  readonly limit: number
  readonly after?: { readonly pseudonym: string; readonly key: string }
}

/** Rows of a data set in the order of pseudonyms; the row policy gives none of a study that is not running. */
export async function readDataSet(session: Session, question: DataSetQuestion): Promise<DataSetRow[]> {
  const { studyId, dataSet, limit, after } = question
  await assertReadable(session, studyId)
  const rows = await session.trx
    .selectFrom('study.row')
    .select(['pseudonym', 'row_key', 'data'])
    .where('study_id', '=', studyId)
    .where('data_set', '=', dataSet)
    .$if(after !== undefined, (query) =>
      query.where(({ eb, refTuple, tuple }) =>
        eb(refTuple('pseudonym', 'row_key'), '>', tuple(after!.pseudonym, after!.key)),
      ),
    )
    .orderBy('pseudonym')
    .orderBy('row_key')
    .limit(limit)
    .execute()
  session.note({
    act: 'read data set',
    entity: dataSet,
    subjects: [],
    detail: { studyId, rows: rows.length },
  })
  return rows.map(({ pseudonym, row_key, data }) => ({ pseudonym, key: row_key, values: data }))
}

async function assertReadable(session: Session, studyId: string): Promise<void> {
  const { caller, errand } = session
  const study = await readStudy(session, studyId)
  if (study.askedBy !== caller.accountId)
    throw new AppError('access-denied', 'Only who asked for a study reads its data sets.')
  if (study.status !== 'approved') throw new AppError('access-denied', `The study is ${study.status}.`)
  if (study.purpose !== errand.purpose) {
    throw new AppError(
      'access-denied',
      `The study was approved for ${study.purpose}. Send that as Cadre-Purpose; it serves no other.`,
    )
  }
}
