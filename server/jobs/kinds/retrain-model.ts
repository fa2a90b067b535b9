import { addMonths, AppError, monthEnds, newId } from '@cadre/core'
import type { CivilDate } from '@cadre/core'
import type { Purpose } from '@cadre/people'
import { findStanding, notify, readModel, readRun, startRun } from '@cadre/store'
import type { RunLine, Session } from '@cadre/store'
import { openSet } from '@cadre/store/lake'
import { z } from 'zod'
import { lastDayOf } from '../../models/days-of-set.ts'
import { rowsLearned } from '../../models/rows-learned.ts'
import { trainingOptions } from '../../models/training-options.ts'
import type { TrainingOptions } from '../../models/training-options.ts'
import { lineageOfTraining } from '../../lineage/find-lineage.ts'
import { defineJob } from '../define-job.ts'
import type { JobWork } from '../define-job.ts'
import { judgeVersion } from './judge-model.ts'
import { trainRun } from './train-model.ts'

const input = z.strictObject({
  model: z.string().min(1).max(60),
  judgeMonths: z
    .number()
    .int()
    .min(1)
    .max(24)
    .default(6)
    .meta({ description: 'Rows of the last so many months are left to judge on' }),
  embargoMonths: z.number().int().min(0).max(24).default(6).meta({
    description:
      'Months between what is learned from and what is judged on: as long as an outcome takes to be known',
  }),
})
type Input = z.output<typeof input>

const planned = z.strictObject({
  runId: z.string(),
  dataSet: z.string(),
  sequence: z.string(),
  after: z.string().nullable(),
  leavesChampionOut: z.boolean(),
})
const trained = z.strictObject({
  runId: z.string(),
  state: z.string(),
  versionId: z.string().nullable(),
  number: z.number().nullable(),
})

/**
 * Trains a model anew as its champion was, on the newest rows, and judges what comes of it beside the champion on later rows than
 * either learned from. What passes waits as a candidate: a person promotes it.
 */
export const retrainModelJob = defineJob({
  name: 'retrain_model',
  meaning:
    'Train a challenger as the champion was, on the newest rows, and judge both on the same later rows',
  input,
  access: { kind: 'roles', roles: ['data_scientist', 'hr_manager'] },
  purposes: ['operation'],
  runsAs: 'requester',
  hasSystemReach: true,
  retries: 1,
  timeLimitSeconds: 6 * 3600,
  singletonKey: ({ model }) => `retrain_model ${model}`,
  lineage: lineageOfTraining,
  steps: [
    { name: 'window', run: chooseWindow },
    { name: 'plan', transact: enterRun },
    { name: 'train', run: (work) => trainRun(work, planned.parse(work.earlier['plan']).runId) },
    { name: 'judge', run: judge },
    { name: 'tell', transact: tell },
  ],
})

interface Champion {
  readonly purpose: Purpose
  readonly run: RunLine
  readonly options: TrainingOptions
  /** Somebody was erased from what it learned from: another has to take its place, newer rows or not. */
  readonly isDue: boolean
}

async function championOf(session: Session, name: string): Promise<Champion> {
  const { purpose } = await readModel(session, name)
  const champion = await findStanding(session, name, 'champion')
  if (!champion?.runId)
    throw new AppError(
      'record-missing',
      `No version of "${name}" that was trained here answers, so there is nothing to train anew. Train one first.`,
    )
  const run = await readRun(session, champion.runId)
  const isDue = champion.retrainBy !== null
  return { purpose: purpose as Purpose, run, options: trainingOptions.parse(run.options), isDue }
}

/** Per cent of rows that are kept out to judge on, where rows have no day and the champion kept none out. */
const usualHoldOut = 20

/**
 * The newest rows, up to which day to learn from them, and from which on to judge: after the champion's last day where that is known. A
 * champion that is due to go for an erasure is left out where there are no such days yet: it has seen them, the challenger has not. Where
 * rows have no day, some are held out of the training instead.
 */
async function chooseWindow({ input: asked, context, inSession }: JobWork<Input>) {
  const { purpose, run, options, isDue } = await inSession((session) => championOf(session, asked.model))
  const set = await openSet(context.lake, run.dataSet, { purpose })
  const { sequence } = set.manifest
  if (set.content.hash === run.dataHash)
    throw new AppError(
      'too-little-data',
      `"${run.dataSet}" holds what the champion learned from and nothing newer. Write it anew first.`,
    )
  const newest = lastDayOf(set.content)
  if (newest === undefined) {
    const holdOut = options.holdOut || usualHoldOut
    return { sequence, until: null, after: null, holdOut, leavesChampionOut: isDue }
  }
  const { lastDay: seen } = await rowsLearned(context.lake, run)
  const months = asked.judgeMonths
  const [monthsBefore] = [addMonths(newest, -months)].flatMap((day) => monthEnds(day, day))
  const unseen = laterOf(monthsBefore!, seen === null ? undefined : addMonths(seen, asked.embargoMonths))
  const leavesChampionOut = isDue && unseen >= newest
  const after = leavesChampionOut ? monthsBefore! : unseen
  if (after >= newest)
    throw new AppError(
      'too-little-data',
      `The champion learned from rows up to ${seen}; rows are known up to ${newest}. Outcomes of ${asked.embargoMonths} more months are needed to compare on rows that neither has seen.`,
    )
  return { sequence, until: addMonths(after, -asked.embargoMonths), after, holdOut: null, leavesChampionOut }
}

const laterOf = (a: CivilDate, b: CivilDate | undefined): CivilDate => (b !== undefined && b > a ? b : a)

const chosen = z.strictObject({
  sequence: z.string(),
  until: z.string().nullable(),
  after: z.string().nullable(),
  holdOut: z.number().nullable(),
  leavesChampionOut: z.boolean(),
})

async function enterRun(session: Session, { input: { model }, jobId, earlier }: JobWork<Input>) {
  const { run, options } = await championOf(session, model)
  const { sequence, until, after, holdOut, leavesChampionOut } = chosen.parse(earlier['window'])
  const runId = newId('run')
  const { dataSet } = run
  const anew = {
    ...options,
    sequence,
    ...(until !== null && { until }),
    ...(holdOut !== null && { holdOut }),
  }
  await startRun(session, { id: runId, jobId, modelName: model, dataSet, options: anew })
  return { runId, dataSet, sequence, after, leavesChampionOut }
}

async function judge(work: JobWork<Input>) {
  const { dataSet, sequence, after, leavesChampionOut } = planned.parse(work.earlier['plan'])
  const { versionId } = trained.parse(work.earlier['train'])
  if (versionId === null) return null
  const asked = { versionId, dataSet, sequence, protectedColumns: [], ...(after !== null && { after }) }
  return judgeVersion(work, asked, { leavesChampionOut })
}

async function tell(session: Session, { input: { model }, earlier }: JobWork<Input>) {
  const { runId, state, versionId, number } = trained.parse(earlier['train'])
  const judged = z.object({ isPassed: z.boolean() }).nullable().parse(earlier['judge'])
  const { accountId } = session.caller
  if (versionId !== null)
    await notify(session, {
      kind: 'challenger-ready',
      entity: 'model',
      recordId: versionId,
      accounts: [accountId],
    })
  return { model, runId, state, versionId, number, isPassed: judged?.isPassed ?? null }
}
