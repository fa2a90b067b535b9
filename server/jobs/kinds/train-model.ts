import { AppError, errorCodes } from '@cadre/core'
import type { JournalEntry } from '@cadre/learn/selection'
import type { StudyOutcome } from '@cadre/lifecycle/study'
import { finishRun, listVersions, readModel, readRun } from '@cadre/store'
import type { Json, RunState } from '@cadre/store'
import { openSet } from '@cadre/store/lake'
import { availableParallelism } from 'node:os'
import { z } from 'zod'
import { markActedOn } from '../../models/mark-acted-on.ts'
import { prepareRows } from '../../models/prepare-rows.ts'
import type { PreparedRows } from '../../models/prepare-rows.ts'
import { registerBundle } from '../../models/register-bundle.ts'
import { runFigures } from '../../models/run-figures.ts'
import { runInThread } from '../../models/run-in-thread.ts'
import type { StudyNote, StudyTask } from '../../models/study-thread.ts'
import { studyOptions, trainingOptions } from '../../models/training-options.ts'
import { lineageOfTraining } from '../../lineage/find-lineage.ts'
import { defineJob } from '../define-job.ts'
import type { JobWork } from '../define-job.ts'

const input = z.strictObject({
  runId: z.string().meta({ description: 'The training, as POST /models/:name/runs entered it' }),
})

/** Finished fits are saved this often, so that a kill costs little. */
const saveEveryMs = 3000

const studyThread = new URL('../../models/study-thread.ts', import.meta.url)

export const trainModelJob = defineJob({
  name: 'train_model',
  meaning: 'Train a version of a model on a data set of the lake, judge it and register it as a candidate',
  input,
  access: { kind: 'roles', roles: ['data_scientist', 'hr_manager'] },
  purposes: ['operation'],
  runsAs: 'requester',
  // Which groups people belong to is put beside the rows to audit by; nobody is shown a row.
  hasSystemReach: true,
  retries: 1,
  timeLimitSeconds: 6 * 3600,
  lineage: lineageOfTraining,
  steps: [{ name: 'train', run: (work) => trainRun(work, work.input.runId) }],
})

type Work = Omit<JobWork<unknown>, 'input'>

/** How a training ended, and the version it made. */
type TrainedRun = {
  readonly runId: string
  readonly state: RunState
  readonly versionId: string | null
  readonly number: number | null
}

/** Trains what a run asks for, keeps its figures and registers what is good enough; fits that were finished before a kill are kept. */
export async function trainRun(work: Work, runId: string): Promise<TrainedRun> {
  const { context, inSession, signal } = work
  const run = await inSession((session) => readRun(session, runId))
  // It was registered, and killed before that was noted.
  if (run.state !== 'waiting') {
    const versions = await inSession((session) => listVersions(session, run.modelName))
    const made = versions.find((version) => version.runId === run.id)
    return { runId: run.id, state: run.state, versionId: made?.id ?? null, number: made?.number ?? null }
  }
  const model = await inSession((session) => readModel(session, run.modelName))
  const options = trainingOptions.parse(run.options)
  const { sequence } = options
  const fits = createFitKeeper(work)
  let known: { readonly dataSequence?: string; readonly dataHash?: string } = {}
  let rows: PreparedRows | undefined
  try {
    const set = await openSet(context.lake, run.dataSet, {
      purpose: model.purpose,
      ...(sequence && { sequence }),
    })
    known = { dataSequence: set.manifest.sequence, dataHash: set.content.hash }
    rows = await prepareRows(set, { until: options.until, enter: inSession })
    const { path, labels } = await markActedOn({
      set,
      path: rows.path,
      modelName: model.name,
      target: options.target,
      isLeftOut: options.actedOn === 'leave out',
      enter: inSession,
    })
    const task: StudyTask = {
      path,
      name: run.dataSet,
      useCase: model.useCase,
      options: studyOptions(options, {
        columns: set.content.columns,
        groupColumns: rows.groupColumns,
        threads: Math.max(1, availableParallelism() - 1),
      }),
      createdAt: run.startedAt,
      version: context.version,
      fits: fits.known,
    }
    const onNote = (note: StudyNote): void => {
      if (note.kind === 'fit') fits.keep(note.fit)
      else void work.progress(note.done, note.stage).catch(() => {})
    }
    const { result, files } = await runInThread<StudyTask, StudyOutcome, StudyNote>(studyThread, task, {
      signal,
      onNote,
    })
    await fits.settle()
    const bundle = bundleOf(files)
    return await inSession(async (session) => {
      const state = result.refusal ? 'refused' : 'done'
      const problem = result.refusal?.reasons.join(' ')
      const figures = { ...runFigures(result), ...(labels && { labels }) }
      await finishRun(session, run.id, { state, ...known, result: figures, ...(problem && { problem }) })
      if (result.refusal) return { runId: run.id, state, versionId: null, number: null }
      const { id, number } = await registerBundle(session, {
        modelName: model.name,
        runId: run.id,
        files: bundle,
      })
      return { runId: run.id, state, versionId: id, number }
    })
  } catch (error) {
    if (!signal.aborted && error instanceof AppError && errorCodes[error.code].category !== 'store')
      await inSession((session) =>
        finishRun(session, run.id, { state: 'failed', ...known, problem: error.message }),
      )
    throw error
  } finally {
    await rows?.discard()
  }
}

/** The files of the bundle among those of a study. */
function bundleOf(files: ReadonlyMap<string, string>): ReadonlyMap<string, Uint8Array> {
  const encoder = new TextEncoder()
  const prefix = 'bundle/'
  return new Map(
    [...files]
      .filter(([path]) => path.startsWith(prefix))
      .map(([path, text]) => [path.slice(prefix.length), encoder.encode(text)]),
  )
}

/** Saves finished fits with the job every few seconds. */
function createFitKeeper({ saved, save }: Work) {
  const known = (saved as { fits?: JournalEntry[] } | undefined)?.fits ?? []
  const all = [...known]
  let savedAt = performance.now()
  let saving = Promise.resolve()
  const write = (): void => {
    savedAt = performance.now()
    // A save that fails costs a fit that is done again, nothing else.
    saving = saving.then(() => save({ fits: all } as unknown as Json)).catch(() => {})
  }
  return {
    known,
    keep: (fit: JournalEntry): void => {
      all.push(fit)
      if (performance.now() - savedAt >= saveEveryMs) write()
    },
    settle: () => saving,
  }
}
