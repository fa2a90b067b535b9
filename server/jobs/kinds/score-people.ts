import { announce } from '@cadre/store'
import type { Json, Session } from '@cadre/store'
import { z } from 'zod'
import { lineageOfScores } from '../../lineage/find-lineage.ts'
import { scoreModel } from '../../models/score-model.ts'
import { defineJob } from '../define-job.ts'
import type { JobWork } from '../define-job.ts'

const input = z.strictObject({
  model: z.string().min(1).max(60),
  dataSet: z
    .string()
    .min(1)
    .max(200)
    .meta({ description: 'A data set of the lake with a row a person and day' }),
  sequence: z.string().max(80).optional(),
})
type Work = JobWork<z.output<typeof input>>

export const scorePeopleJob = defineJob({
  name: 'score_people',
  meaning: 'Score everybody in a data set with the version of a model that answers, for people to look at',
  input,
  access: { kind: 'roles', roles: ['hr_manager'] },
  purposes: ['operation'],
  runsAs: 'system',
  retries: 1,
  singletonKey: ({ model }) => `score_people ${model}`,
  lineage: lineageOfScores,
  steps: [
    { name: 'score', run: async (work) => ({ ...(await scoreModel(work, work.input)) }) },
    { name: 'tell', transact: tell },
  ],
})

const scored = z.looseObject({ versionId: z.string(), asOf: z.string(), people: z.number() })

/** Tells other programs, in the transaction that ends the step: once, however often the server was stopped on the way. */
async function tell(session: Session, { jobId, input: { model }, earlier }: Work) {
  const result = scored.parse(earlier['score'])
  const { versionId, asOf, people } = result
  await announce(session, 'score-run.ended', { jobId, model, versionId, asOf, people })
  return result as Json
}
