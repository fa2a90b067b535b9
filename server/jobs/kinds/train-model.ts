import { AppError, errorCodes } from '@cadre/core'
import type { JournalEntry } from '@cadre/learn/selection'
import { learnerToDraw } from '@cadre/lifecycle/study'
import type { LearningCurve, StudyOutcome } from '@cadre/lifecycle/study'
import { finishRun, keepLearningCurve, listVersions, readRun } from '@cadre/store'
import type { Json } from '@cadre/store'
import { z } from 'zod'
import type { CurveTask } from '../../models/learning-curve-thread.ts'
import { registerBundle } from '../../models/register-bundle.ts'
import { rowsOfTraining } from '../../models/rows-of-training.ts'
import type { TrainingRows } from '../../models/rows-of-training.ts'
import { runFigures } from '../../models/run-figures.ts'
import { runInThread } from '../../models/run-in-thread.ts'
import type { StudyNote, StudyTask } from '../../models/study-thread.ts'
import { lineageOfTraining } from '../../lineage/find-lineage.ts'
import { defineJob } from '../define-job.ts'
import type { JobWork } from '../define-job.ts'

const input = z.strictObject({
  runId: z.string().meta({ description: 'The training, as POST /models/:name/runs entered it' }),
})

/** Finished fits are saved this often, so that a kill costs little. */
const saveEveryMs = 3000

const curveThread = new URL('../../models/learning-curve-thread.ts', import.meta.url)
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
  steps: [
    { name: 'train', run: (work) => trainRun(work, work.input.runId) },
    { name: 'learning curve', run: drawCurve },
  ],
})

type Work = Omit<JobWork<unknown>, 'input'>

/** How a training ended, and the version it made. */
const trainedRun = z.strictObject({
  runId: z.string(),
  state: z.enum(['waiting', 'done', 'refused', 'failed', 'cancelled']),
  versionId: z.string().nullable(),
  number: z.number().nullable(),
})
type TrainedRun = z.output<typeof trainedRun>

/** Trains what a run asks for, keeps its figures and registers what is good enough; fits that were finished before a kill are kept. */
export async function trainRun(work: Work, runId: string): Promise<TrainedRun> {
  const { inSession, signal } = work
  const run = await inSession((session) => readRun(session, runId))
  // It was registered, and killed before that was noted.
  if (run.state !== 'waiting') {
    const versions = await inSession((session) => listVersions(session, run.modelName))
    const made = versions.find((version) => version.runId === run.id)
    return { runId: run.id, state: run.state, versionId: made?.id ?? null, number: made?.number ?? null }
  }
  const fits = createFitKeeper(work)
  let known: { readonly dataSequence?: string; readonly dataHash?: string } = {}
  let rows: TrainingRows | undefined
  try {
    rows = await rowsOfTraining(work, run, (opened) => (known = opened))
    const { labels, isByPerson } = rows
    const task: StudyTask = { ...rows.task, fits: fits.known }
    const onNote = (note: StudyNote): void => {
      if (note.kind === 'fit') fits.keep(note.fit)
      else tellProgress(work, note)
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
      const figures = { ...runFigures(result, { isByPerson }), ...(labels && { labels }) }
      await finishRun(session, run.id, { state, ...known, result: figures, ...(problem && { problem }) })
      if (result.refusal) return { runId: run.id, state, versionId: null, number: null }
      const { id, number } = await registerBundle(session, {
        modelName: run.modelName,
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

/** Draws how quality grows with the rows, after the version is there: whoever stops this keeps the version. */
async function drawCurve(work: JobWork<z.output<typeof input>>): Promise<TrainedRun> {
  const trained = trainedRun.parse(work.earlier['train'])
  const run = await work.inSession((session) => readRun(session, trained.runId))
  const result = run.result as StudyOutcome['result'] | null
  const learner = result && learnerToDraw(result)
  if (!learner || run.learningCurve !== null) return trained
  const rows = await rowsOfTraining(work, run)
  try {
    const curve = await runInThread<CurveTask, LearningCurve, StudyNote>(
      curveThread,
      { ...rows.task, learner },
      { signal: work.signal, onNote: (note) => tellProgress(work, note) },
    )
    await work.inSession((session) => keepLearningCurve(session, run.id, curve))
  } finally {
    await rows.discard()
  }
  return trained
}

function tellProgress(work: Work, note: StudyNote): void {
  if (note.kind === 'progress') void work.progress(note.done, note.stage).catch(() => {})
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
