import { AppError, newId } from '@cadre/core'
import type { CivilDate } from '@cadre/core'
import type { Insertable, Selectable } from 'kysely'
import type { Session } from '../database/session.ts'
import type { Ending, ExperimentState, Measure, ModelTables } from '../schema/model-tables.ts'
import { announce } from '../webhooks/announce.ts'
import { refuseDueAnew } from './due-anew.ts'
import { listJudgements } from './judgements.ts'
import { readModel } from './models.ts'
import { findStanding, readVersion } from './versions.ts'

/** What may not grow worse for any group of people: quality, or how often it is pointed out. */
export interface Guard {
  readonly about: 'quality' | 'pointed out'
  /** By how much at most. */
  readonly limit: number
}

/** What is said of a split before it begins. */
export interface NewExperiment {
  readonly title: string
  /** Share of people of whom the challenger's score is shown. */
  readonly share: number
  readonly endsBy: CivilDate
  readonly measure: Measure
  /** A smaller difference is of no interest. */
  readonly smallestDifference: number
  readonly guards: readonly Guard[]
  readonly reason: string
}

export interface Experiment extends NewExperiment {
  readonly id: string
  readonly modelName: string
  readonly championId: string
  readonly challengerId: string
  readonly state: ExperimentState
  readonly declaredBy: string
  readonly declaredAt: string
  readonly decidedBy: string | null
  readonly decidedAt: string | null
  readonly decisionReason: string | null
  readonly ending: Ending | null
  readonly endedBy: string | null
  readonly endedAt: string | null
  readonly endingWords: string | null
}

/**
 * Declares a split between the version that answers and the one that is tried beside it. Somebody else approves of it. Throws
 * `AppError` `record-missing`, or `record-conflict` saying what is short.
 */
export async function declareExperiment(
  session: Session,
  modelName: string,
  declared: NewExperiment,
): Promise<string> {
  const { trx, caller, errand } = session
  await readModel(session, modelName)
  const { championId, challengerId } = await standingPair(session, modelName)
  if (declared.endsBy <= errand.today)
    throw new AppError(
      'record-conflict',
      'The experiment would be over before it begins: choose a later day.',
    )
  const id = newId('exp')
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('model.experiment')
    .values({
      id,
      model_name: modelName,
      champion_id: championId,
      challenger_id: challengerId,
      ...declarationOf(declared),
      declared_by: caller.accountId,
      declared_at: errand.now,
      ...undecided,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows === 0n)
    throw new AppError(
      'record-conflict',
      'An experiment of this model waits or runs already. End it before the next one.',
    )
  session.note({ act: 'declare experiment', entity: 'model', subjects: [], detail: { id, modelName } })
  await announce(session, 'model-experiment.declared', {
    experimentId: id,
    model: modelName,
    championId,
    challengerId,
  })
  return id
}

function declarationOf(declared: NewExperiment) {
  return {
    title: declared.title,
    share: declared.share,
    ends_by: declared.endsBy,
    measure: declared.measure,
    smallest_difference: declared.smallestDifference,
    guards: JSON.stringify(declared.guards),
    reason: declared.reason,
  }
}

const undecided = {
  decided_by: null,
  decided_at: null,
  decision_reason: null,
  ending: null,
  ended_by: null,
  ended_at: null,
  ending_words: null,
} satisfies Partial<Insertable<ModelTables['model.experiment']>>

/** The two versions that a split can be of: one that answers, and one tried beside it that could take its place. */
async function standingPair(session: Session, modelName: string) {
  const champion = await findStanding(session, modelName, 'champion')
  const challenger = await findStanding(session, modelName, 'shadow')
  if (!champion || !challenger)
    throw new AppError(
      'record-conflict',
      'A split needs a version that answers and one that is tried beside it. Try a version beside first.',
    )
  if (champion.task !== 'binary')
    throw new AppError(
      'record-conflict',
      'Only versions that give the probability of one outcome can be split. Try this one beside without a split.',
    )
  refuseDueAnew(challenger)
  const [judgement] = await listJudgements(session, challenger.id)
  if (!judgement?.isPassed || judgement.championId !== champion.id)
    throw new AppError(
      'record-conflict',
      'Before its scores are shown to anybody, the challenger has to pass a judgement beside the champion of today.',
    )
  return { championId: champion.id, challengerId: challenger.id }
}

/**
 * Approves or refuses a split; approved, it begins with the next people who are scored. Throws `AppError` `access-denied` for
 * who declared it or trained the challenger, `record-conflict` when it was decided or the versions are others now.
 */
export async function decideExperiment(
  session: Session,
  id: string,
  { isApproved, reason }: { readonly isApproved: boolean; readonly reason: string },
): Promise<void> {
  const { trx, caller, errand } = session
  const experiment = await readExperiment(session, id)
  const { madeBy } = await readVersion(session, experiment.challengerId)
  if (experiment.declaredBy === caller.accountId || madeBy === caller.accountId)
    throw new AppError(
      'access-denied',
      'Who declared an experiment or trained its challenger does not decide on it. Somebody else must.',
    )
  if (experiment.state !== 'waiting') throw new AppError('record-conflict', decidedBefore)
  if (isApproved) {
    const { championId, challengerId } = await standingPair(session, experiment.modelName)
    if (championId !== experiment.championId || challengerId !== experiment.challengerId)
      throw new AppError(
        'record-conflict',
        'Other versions stand there since it was declared. Refuse it, and declare another one.',
      )
  }
  const { numUpdatedRows } = await trx
    .updateTable('model.experiment')
    .set({
      state: isApproved ? 'running' : 'refused',
      decided_by: caller.accountId,
      decided_at: errand.now,
      decision_reason: reason,
    })
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .executeTakeFirstOrThrow()
  // It was withdrawn or decided on since it was read.
  if (numUpdatedRows === 0n) throw new AppError('record-conflict', decidedBefore)
  const act = isApproved ? 'approve experiment' : 'refuse experiment'
  session.note({ act, entity: 'model', subjects: [], detail: { id } })
  const event = isApproved ? 'model-experiment.approved' : 'model-experiment.refused'
  await announce(session, event, toldOf(experiment))
}

/** What other programs are told of an experiment, whatever became of it. */
function toldOf({ id, modelName, championId, challengerId }: Experiment) {
  return { experimentId: id, model: modelName, championId, challengerId }
}

const decidedBefore = 'The experiment was decided on before.'

export interface ExperimentEnd {
  readonly ending: Ending
  readonly words: string
  /** Whoever stops it; nobody where a rule ends it. */
  readonly by: string | null
}

/**
 * Ends a split that runs, or withdraws one that nobody has decided on; from then on the champion's scores alone are shown.
 * Throws `AppError('record-conflict')` for one that is over.
 */
export async function endExperiment(
  session: Session,
  id: string,
  { ending, words, by }: ExperimentEnd,
): Promise<void> {
  const { trx, errand } = session
  const { numUpdatedRows } = await trx
    .updateTable('model.experiment')
    .set({ state: 'ended', ending, ended_by: by, ended_at: errand.now, ending_words: words })
    .where('id', '=', id)
    .where('state', 'in', ['waiting', 'running'])
    .executeTakeFirstOrThrow()
  if (numUpdatedRows === 0n) throw new AppError('record-conflict', 'The experiment is over already.')
  session.note({ act: 'end experiment', entity: 'model', subjects: [], detail: { id, ending } })
  const event = by === null ? 'model-experiment.concluded' : 'model-experiment.stopped'
  await announce(session, event, { ...toldOf(await readExperiment(session, id)), ending })
}

/** One experiment. Throws `AppError('record-missing')`. */
export async function readExperiment({ trx }: Session, id: string): Promise<Experiment> {
  const row = await trx.selectFrom('model.experiment').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw new AppError('record-missing', 'There is no such experiment.', { id })
  return experimentOf(row)
}

/** The experiments of a model, newest first. */
export async function listExperiments({ trx }: Session, modelName: string): Promise<Experiment[]> {
  const rows = await trx
    .selectFrom('model.experiment')
    .selectAll()
    .where('model_name', '=', modelName)
    .orderBy('declared_at', 'desc')
    .limit(200)
    .execute()
  return rows.map(experimentOf)
}

/** The experiment of a model that runs; undefined when none does. */
export async function findRunning({ trx }: Session, modelName: string): Promise<Experiment | undefined> {
  const row = await trx
    .selectFrom('model.experiment')
    .selectAll()
    .where('model_name', '=', modelName)
    .where('state', '=', 'running')
    .executeTakeFirst()
  return row && experimentOf(row)
}

function experimentOf(row: Selectable<ModelTables['model.experiment']>): Experiment {
  return {
    id: row.id,
    modelName: row.model_name,
    title: row.title,
    championId: row.champion_id,
    challengerId: row.challenger_id,
    share: row.share,
    endsBy: row.ends_by as CivilDate,
    measure: row.measure,
    smallestDifference: row.smallest_difference,
    guards: row.guards as readonly Guard[],
    reason: row.reason,
    state: row.state,
    declaredBy: row.declared_by,
    declaredAt: row.declared_at.toISOString(),
    decidedBy: row.decided_by,
    decidedAt: row.decided_at?.toISOString() ?? null,
    decisionReason: row.decision_reason,
    ending: row.ending,
    endedBy: row.ended_by,
    endedAt: row.ended_at?.toISOString() ?? null,
    endingWords: row.ending_words,
  }
}
