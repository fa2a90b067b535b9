import { AppError } from '@cadre/core'
import type { Purpose } from '@cadre/people'
import type { Session } from '../database/session.ts'

export interface NewModel {
  /** What it is called by programs, in lower case with hyphens. */
  readonly name: string
  readonly title: string
  readonly useCase: string
  readonly purpose: Purpose
}

/** A question with what answers it now. */
export interface ModelLine extends NewModel {
  readonly createdBy: string
  readonly createdAt: string
  readonly versions: number
  /** Numbers of the versions that answer and that are tried beside; null when there is none. */
  readonly champion: number | null
  readonly shadow: number | null
}

/** Sets up a model that versions can be trained for. Throws `AppError('record-conflict')` when its name is taken. */
export async function createModel(session: Session, model: NewModel): Promise<ModelLine> {
  const { trx, caller, errand } = session
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('model.model')
    .values({
      name: model.name,
      title: model.title,
      use_case: model.useCase,
      purpose: model.purpose,
      created_by: caller.accountId,
      created_at: errand.now,
    })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows === 0n)
    throw new AppError('record-conflict', `There is a model "${model.name}" already. Choose another name.`)
  session.note({ act: 'create model', entity: 'model', subjects: [], detail: { name: model.name } })
  return readModel(session, model.name)
}

/** All models by their title. */
export async function listModels(session: Session): Promise<ModelLine[]> {
  return linesOf(await selectModels(session).orderBy('title').orderBy('name').execute())
}

/** One model. Throws `AppError('record-missing')`. */
export async function readModel(session: Session, name: string): Promise<ModelLine> {
  const [line] = linesOf(await selectModels(session).where('m.name', '=', name).execute())
  if (!line) throw new AppError('record-missing', `There is no model "${name}".`, { name })
  return line
}

function selectModels({ trx }: Session) {
  return trx
    .selectFrom('model.model as m')
    .select(['m.name', 'm.title', 'm.use_case', 'm.purpose', 'm.created_by', 'm.created_at'])
    .select(({ selectFrom }) => [
      selectFrom('model.version as v')
        .whereRef('v.model_name', '=', 'm.name')
        .select(({ fn }) => fn.countAll().as('count'))
        .as('versions'),
      selectFrom('model.version as v')
        .whereRef('v.model_name', '=', 'm.name')
        .where('v.stage', '=', 'champion')
        .select('v.number')
        .as('champion'),
      selectFrom('model.version as v')
        .whereRef('v.model_name', '=', 'm.name')
        .where('v.stage', '=', 'shadow')
        .select('v.number')
        .as('shadow'),
    ])
}

type Row = Awaited<ReturnType<ReturnType<typeof selectModels>['execute']>>[number]

function linesOf(rows: readonly Row[]): ModelLine[] {
  return rows.map((row) => ({
    name: row.name,
    title: row.title,
    useCase: row.use_case,
    purpose: row.purpose as Purpose,
    createdBy: row.created_by,
    createdAt: row.created_at.toISOString(),
    versions: Number(row.versions),
    champion: row.champion,
    shadow: row.shadow,
  }))
}
