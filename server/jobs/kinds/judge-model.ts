import type { ChallengeResult } from '@cadre/lifecycle/retrain'
import { findStanding, keepJudgement, readRun, readVersion, readVersionFiles } from '@cadre/store'
import type { RunLine, Session } from '@cadre/store'
import { openSet } from '@cadre/store/lake'
import { z } from 'zod'
import { prepareRows } from '../../models/prepare-rows.ts'
import type { PreparedRows } from '../../models/prepare-rows.ts'
import type { JudgeTask } from '../../models/judge-thread.ts'
import { isSeen, rowsToJudge } from '../../models/rows-to-judge.ts'
import { rowsLearned } from '../../models/rows-learned.ts'
import { runInThread } from '../../models/run-in-thread.ts'
import { partOf, trainingOptions } from '../../models/training-options.ts'
import { defineJob } from '../define-job.ts'
import type { JobWork } from '../define-job.ts'

const input = z.strictObject({
  versionId: z.string().regex(/^mdl_[0-9A-Za-z]{22}$/),
  dataSet: z
    .string()
    .min(1)
    .max(200)
    .meta({ description: 'A data set of the lake, with rows that came later and whose outcome is known' }),
  sequence: z
    .string()
    .max(80)
    .optional()
    .meta({ description: 'Which of that name; the newest when left out' }),
  after: z.iso.date().optional().meta({ description: 'Rows of later days alone (column as_of)' }),
  protectedColumns: z.array(z.string().min(1).max(200)).max(20).default([]).meta({
    description: 'Columns by which groups are compared, besides those that the training knew as protected',
  }),
})

const judgeThread = new URL('../../models/judge-thread.ts', import.meta.url)
const msPerDay = 86_400_000
/** Intervals are drawn with it; the same rows give the same judgement. */
const seed = 1

export const judgeModelJob = defineJob({
  name: 'judge_model',
  meaning: 'Judge a version on later rows beside the champion: what it has to pass before it may answer',
  input,
  access: { kind: 'roles', roles: ['data_scientist', 'hr_manager'] },
  purposes: ['operation'],
  runsAs: 'requester',
  // Which groups people belong to is put beside the rows to audit by; nobody is shown a row.
  hasSystemReach: true,
  retries: 1,
  steps: [{ name: 'judge', run: (work) => judgeVersion(work, work.input) }],
})

/** Judges a version on later rows beside the champion of today, unless that is left out, and keeps what was found. */
export async function judgeVersion(
  { context, inSession, signal }: Pick<JobWork<unknown>, 'context' | 'inSession' | 'signal'>,
  asked: z.output<typeof input>,
  { leavesChampionOut = false }: { readonly leavesChampionOut?: boolean } = {},
) {
  const { championId, run, championRun, files } = await inSession(async (session) => {
    const version = await readVersion(session, asked.versionId)
    const champion = await findStanding(session, version.modelName, 'champion')
    const isItself = champion?.id === version.id
    return {
      run: await runOf(session, version.runId),
      championRun: isItself || leavesChampionOut ? null : await runOf(session, champion?.runId ?? null),
      championId: isItself ? null : (champion?.id ?? null),
      files: {
        challenger: await readVersionFiles(session, version.id),
        champion:
          champion && !isItself && !leavesChampionOut
            ? await readVersionFiles(session, champion.id)
            : undefined,
      },
    }
  })
  const learned = run && (await rowsLearned(context.lake, run))
  const { sequence, after, heldOut, because } = await rowsToJudge(context.lake, learned, asked)
  // Groups are compared whether anybody names them or not, and that is an audit, whatever the model is for.
  const set = await openSet(context.lake, asked.dataSet, { purpose: 'audit', ...(sequence && { sequence }) })
  const group = run ? trainingOptions.parse(run.options).group : undefined
  const part = partOf({ holdOut: heldOut, group }, { isHeldOut: true })
  const hasChampionSeen =
    championRun !== null &&
    isSeen(await rowsLearned(context.lake, championRun), {
      dataSet: asked.dataSet,
      hash: set.content.hash,
      after,
      heldOut,
    })
  const prepared = await prepareRows(set, { after, part, enter: inSession })
  const { rows, gates, isPassed } = await judgeIn(prepared, {
    ...files,
    name: asked.dataSet,
    unseen: because,
    hasChampionSeen,
    protectedColumns: [...asked.protectedColumns, ...prepared.groupColumns],
    referenceDate: Math.floor(context.now().getTime() / msPerDay),
    seed,
    signal,
  })
  const id = await inSession((session) =>
    keepJudgement(session, {
      versionId: asked.versionId,
      championId,
      dataSet: asked.dataSet,
      dataSequence: set.manifest.sequence,
      dataHash: set.manifest.hash,
      rowCount: rows,
      gates,
      isPassed,
    }),
  )
  return { judgementId: id, isPassed, rows }
}

async function runOf(session: Session, id: string | null): Promise<RunLine | null> {
  return id === null ? null : readRun(session, id)
}

type Judging = Omit<JudgeTask, 'path' | 'peoplePath'> & { readonly signal: AbortSignal }

async function judgeIn(
  { path, peoplePath, discard }: PreparedRows,
  { signal, ...task }: Judging,
): Promise<ChallengeResult> {
  try {
    return await runInThread<JudgeTask, ChallengeResult>(
      judgeThread,
      { ...task, path, peoplePath },
      { signal },
    )
  } finally {
    await discard()
  }
}
