import { AppError } from '@cadre/core'
import { measureEffect } from '@cadre/lifecycle/intervention'
import type { InterventionEffect } from '@cadre/lifecycle/intervention'
import type { Purpose } from '@cadre/people'
import { findStanding, followedScores, mayProcess, readModel, readRun, readVersionFiles } from '@cadre/store'
import type { Session } from '@cadre/store'
import type { LakeStorage } from '@cadre/store/lake'
import type { EffectTask } from './effect-thread.ts'
import { findOutcomes } from './find-outcomes.ts'
import { runInThread } from './run-in-thread.ts'

const effectThread = new URL('effect-thread.ts', import.meta.url)
/** How long outcomes take where the data set does not say: half a year. */
const usualDays = 184
/** Intervals are drawn with it. */
const seed = 1

interface Measuring {
  readonly lake: LakeStorage
  /** In the reach of the system. */
  readonly inSession: <Result>(run: (session: Session) => Promise<Result>) => Promise<Result>
  readonly signal: AbortSignal
}

interface Asked {
  readonly kind: string
  readonly modelName: string
}

export interface MeasuredIntervention extends InterventionEffect {
  readonly horizonDays: number
}

/**
 * Measures what went with something that was done, over everybody who may be processed for the purpose of the model, in a thread of
 * its own: no transaction stays open meanwhile. Throws `AppError` `record-missing` without such a model, `record-conflict` where no
 * version answers yet, or where what it says is not a probability.
 */
export async function measureIntervention(
  { lake, inSession, signal }: Measuring,
  asked: Asked,
): Promise<MeasuredIntervention> {
  const { task, horizonDays } = await inSession((session) => prepare(session, lake, asked))
  // Nobody had it: there is nothing to measure, and no thread to start.
  if (task.scores.length === 0) return { ...measureEffect([], { seed }), horizonDays }
  const measured = await runInThread<EffectTask, InterventionEffect>(effectThread, task, { signal })
  return { ...measured, horizonDays }
}

async function prepare(
  session: Session,
  lake: LakeStorage,
  { kind, modelName }: Asked,
): Promise<{ readonly task: EffectTask; readonly horizonDays: number }> {
  const model = await readModel(session, modelName)
  const purpose = model.purpose as Purpose
  const version = await findStanding(session, modelName, 'champion')
  if (version?.task !== 'binary')
    throw new AppError(
      'record-conflict',
      'Effects are measured beside the scores of a model that answers yes or no and is in use.',
      { name: modelName },
    )
  const dataSet = version.runId === null ? undefined : (await readRun(session, version.runId)).dataSet
  const outcomes = await findOutcomes(lake, { dataSet, target: version.target, purpose })
  const horizonDays = outcomes?.knownAfterDays ?? usualDays
  const scores = await followedScores(session, { modelName, kind, horizonDays })
  const people = [...new Set(scores.map(({ subjectId }) => subjectId))]
  const asking = await mayProcess(session, purpose, people)
  const allowed = new Set(asking.filter(({ refusal }) => refusal === null).map(({ subjectId }) => subjectId))
  const task: EffectTask = {
    bundle: await readVersionFiles(session, version.id),
    scores: scores.filter(({ subjectId }) => allowed.has(subjectId)),
    outcomes,
    seed,
  }
  return { task, horizonDays }
}
