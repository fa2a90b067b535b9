import { addDays } from '@cadre/core'
import type { WatchResult } from '@cadre/lifecycle/monitor'
import {
  findStanding,
  givenScores,
  keepWatch,
  lastScoredSet,
  listModels,
  readModel,
  readRun,
  readVersionFiles,
} from '@cadre/store'
import type { Session, VersionLine } from '@cadre/store'
import { listSets, openSet } from '@cadre/store/lake'
import type { LakeStorage } from '@cadre/store/lake'
import type { Purpose } from '@cadre/people'
import { z } from 'zod'
import { auditGroups } from '../../models/audit-groups.ts'
import { compareStanding } from '../../models/compare-standing.ts'
import { findOutcomes } from '../../models/find-outcomes.ts'
import { raiseErasedFrom } from '../../models/raise-erased-from.ts'
import { runInThread } from '../../models/run-in-thread.ts'
import type { WatchTask } from '../../models/watch-thread.ts'
import { defineJob } from '../define-job.ts'
import type { JobWork } from '../define-job.ts'

const input = z.strictObject({
  model: z.string().max(60).optional().meta({ description: 'This model alone; every one when left out' }),
})
type Work = JobWork<z.output<typeof input>>

const watchThread = new URL('../../models/watch-thread.ts', import.meta.url)
/** Scores older than this say nothing of today. */
const lookBackDays = 800
/** Intervals are drawn with it. */
const seed = 1

/** Every night, for each model that answers: are its scores fresh, its inputs as in training, its outcomes as it said, groups alike? */
export const watchModelsJob = defineJob({
  name: 'watch_models',
  meaning:
    'Look at every model in use: fresh, inputs as in training, outcomes as promised, groups alike; compare what is tried; raise alerts',
  input,
  access: { kind: 'roles', roles: ['data_scientist', 'hr_manager', 'administrator'] },
  purposes: ['operation'],
  runsAs: 'system',
  timeLimitSeconds: 3 * 3600,
  singletonKey: ({ model }) => `watch_models ${model ?? ''}`,
  schedule: { cron: '50 4 * * *' },
  steps: [
    { name: 'watch', run: watch },
    { name: 'compare', run: compare },
  ],
})

function namesOf({ input: asked, inSession }: Work): Promise<string[]> {
  return inSession(async (session) =>
    asked.model === undefined
      ? (await listModels(session)).filter(({ champion }) => champion !== null).map(({ name }) => name)
      : [(await readModel(session, asked.model)).name],
  )
}

/** Versions that are tried beside those that answer, and splits that run. */
async function compare(work: Work) {
  const { context, inSession, signal, earlier } = work
  let compared = 0
  for (const name of await namesOf(work))
    if (await compareStanding(name, { lake: context.lake, inSession, signal })) compared++
  return { ...(earlier['watch'] as { models: number; raised: number }), compared }
}

async function watch(work: Work) {
  const { progress } = work
  const names = await namesOf(work)
  const { context, inSession } = work
  let raised = await raiseErasedFrom({ lake: context.lake, inSession })
  for (const [at, name] of names.entries()) {
    raised += await watchOne(work, name)
    await progress((at + 1) / names.length)
  }
  return { models: names.length, raised }
}

async function watchOne({ context, inSession, signal }: Work, name: string): Promise<number> {
  const gathered = await inSession((session) => gather(session, name))
  if (!gathered) return 0
  const { version, purpose, scored, today, ...task } = gathered
  const result = await runInThread<WatchTask, WatchResult>(
    watchThread,
    {
      ...task,
      inputs: scored && (await findInputs(context.lake, scored, purpose)),
      outcomes: await findOutcomes(context.lake, {
        dataSet: gathered.trainedOn,
        target: version.target,
        purpose,
      }),
      today,
      seed,
    },
    { signal },
  )
  const { verdict, findings } = result
  const kept = { modelName: name, versionId: version.id, verdict, findings, result }
  return (await inSession((session) => keepWatch(session, kept))).raised
}

/** The version that answers, its files, and every score it gave with groups and decisions. */
async function gather(session: Session, name: string) {
  const { purpose } = await readModel(session, name)
  const version: VersionLine | undefined = await findStanding(session, name, 'champion')
  if (!version) return undefined
  const { today } = session.errand
  const given = await givenScores(session, { versionId: version.id, from: addDays(today, -lookBackDays) })
  const groups = await auditGroups(
    session,
    given.map(({ personId }) => personId),
  )
  return {
    version,
    purpose: purpose as Purpose,
    today,
    scored: await lastScoredSet(session, version.id),
    trainedOn: version.runId === null ? undefined : (await readRun(session, version.runId)).dataSet,
    bundle: await readVersionFiles(session, version.id),
    scores: given.map(({ personId, asOf, score, band, choice }) => ({
      subjectId: personId,
      day: asOf,
      score,
      isPointedOut: band === 'high' || band === 'raised',
      decision: choice,
      groups: groups.get(personId) ?? {},
    })),
  }
}

/** The rows that were scored last, while the lake still has them. */
async function findInputs(
  lake: LakeStorage,
  { dataSet, dataHash }: { readonly dataSet: string; readonly dataHash: string },
  purpose: Purpose,
): Promise<WatchTask['inputs']> {
  const manifest = (await listSets(lake)).find(({ name, hash }) => name === dataSet && hash === dataHash)
  if (!manifest) return undefined
  const { path } = await openSet(lake, dataSet, { sequence: manifest.sequence, purpose })
  return { path, name: dataSet }
}
