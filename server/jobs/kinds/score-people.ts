import { AppError } from '@cadre/core'
import type { CivilDate } from '@cadre/core'
import { findStanding, keepScores, mayProcess, readModel, readVersionFiles } from '@cadre/store'
import { openSet } from '@cadre/store/lake'
import { z } from 'zod'
import { inBands } from '../../models/bands.ts'
import { runInThread } from '../../models/run-in-thread.ts'
import type { ScoredRow, ScoreTask } from '../../models/score-thread.ts'
import { defineJob } from '../define-job.ts'

const input = z.strictObject({
  model: z.string().min(1).max(60),
  dataSet: z
    .string()
    .min(1)
    .max(200)
    .meta({ description: 'A data set of the lake with a row a person and day' }),
  sequence: z.string().max(80).optional(),
})

const scoreThread = new URL('../../models/score-thread.ts', import.meta.url)
/** How many reasons are kept with a score. */
const keptReasons = 8
/** Scores that are entered in one transaction. */
const together = 500

export const scorePeopleJob = defineJob({
  name: 'score_people',
  meaning: 'Score everybody in a data set with the version of a model that answers, for people to look at',
  input,
  access: { kind: 'roles', roles: ['hr_manager'] },
  purposes: ['operation'],
  runsAs: 'system',
  retries: 1,
  singletonKey: ({ model }) => `score_people ${model}`,
  steps: [
    {
      name: 'score',
      run: async ({ input: asked, context, inSession, signal, progress }) => {
        const { model, version, bundle } = await inSession(async (session) => {
          const champion = await findStanding(session, asked.model, 'champion')
          if (!champion)
            throw new AppError('record-missing', `No version of the model "${asked.model}" answers yet.`)
          return {
            model: await readModel(session, asked.model),
            version: champion,
            bundle: await readVersionFiles(session, champion.id),
          }
        })
        const { sequence } = asked
        const set = await openSet(context.lake, asked.dataSet, {
          purpose: model.purpose,
          ...(sequence && { sequence }),
        })
        const subject = set.content.columns.find(({ role }) => role === 'subject')?.name
        if (subject === undefined)
          throw new AppError(
            'column-missing',
            `"${asked.dataSet}" does not say whom its rows are about. Use a data set of features.`,
          )
        const day = set.content.columns.find(({ name }) => name === 'as_of')?.name ?? null
        const task: ScoreTask = {
          bundle,
          path: set.path,
          name: asked.dataSet,
          subject,
          day,
          reasons: keptReasons,
        }
        const rows = newestOf(await runInThread<ScoreTask, ScoredRow[]>(scoreThread, task, { signal }))
        await progress(0.5, `${rows.length} people are scored`)
        const allowed = await inSession(async (session) => {
          const asking = await mayProcess(
            session,
            model.purpose,
            rows.map(({ subjectId }) => subjectId),
          )
          return new Set(asking.filter(({ refusal }) => refusal === null).map(({ subjectId }) => subjectId))
        })
        const kept = inBands(rows.filter(({ subjectId }) => allowed.has(subjectId)))
        const asOf = (rows[0]?.day ?? set.manifest.asOf ?? set.manifest.writtenAt.slice(0, 10)) as CivilDate
        let count = 0
        for (let from = 0; from < kept.length; from += together) {
          count += await inSession((session) =>
            keepScores(
              session,
              { versionId: version.id, asOf, dataSet: asked.dataSet, dataHash: set.manifest.hash },
              kept.slice(from, from + together),
            ),
          )
          await progress(0.5 + (0.5 * from) / kept.length)
        }
        return { versionId: version.id, asOf, scored: count, leftOut: rows.length - kept.length }
      },
    },
  ],
})

/** The rows of the last day in the data set. */
function newestOf(rows: readonly ScoredRow[]): readonly ScoredRow[] {
  const last = rows.reduce<string | null>(
    (day, row) => (row.day !== null && (day === null || row.day > day) ? row.day : day),
    null,
  )
  return last === null ? rows : rows.filter(({ day }) => day === last)
}
