import { addDays, AppError, errorCodes } from '@cadre/core'
import type { CivilDate } from '@cadre/core'
import { announce, listModels } from '@cadre/store'
import type { Json, Session } from '@cadre/store'
import { listSets } from '@cadre/store/lake'
import type { LakeManifest } from '@cadre/store/lake'
import { z } from 'zod'
import { lineageOfModels } from '../../lineage/find-lineage.ts'
import { scoreModel } from '../../models/score-model.ts'
import { defineJob } from '../define-job.ts'
import type { JobWork } from '../define-job.ts'

const input = z.strictObject({
  asOf: z.iso
    .date()
    .optional()
    .meta({ description: 'The day that features are of; the last day of the month before when left out' }),
})
type Work = JobWork<z.output<typeof input>>

const outcome = z.strictObject({
  asOf: z.string(),
  /** Models that scored people. */
  models: z.array(
    z.strictObject({
      model: z.string(),
      title: z.string(),
      versionId: z.string(),
      dataSet: z.string(),
      sequence: z.string(),
      asOf: z.string(),
      people: z.number(),
      scored: z.number(),
      leftOut: z.number(),
      isTried: z.boolean(),
    }),
  ),
  /** Models that scored nobody, and why. */
  without: z.array(z.strictObject({ model: z.string(), title: z.string(), because: z.string() })),
})
type Outcome = z.output<typeof outcome>

/** Every month: whoever decides finds what models in use say of the month that ended, without anybody having to ask for it. */
export const scoreModelsJob = defineJob({
  name: 'score_models',
  meaning:
    'Score everybody with every model of a purpose that is in use, on the features of the month that ended',
  input,
  access: { kind: 'roles', roles: ['hr_manager'] },
  // What is known of strain is told to each person alone, and pay has no features of each month.
  purposes: ['retention', 'development', 'planning'],
  runsAs: 'system',
  retries: 1,
  timeLimitSeconds: 6 * 3600,
  singletonKey: () => 'score_models',
  lineage: lineageOfModels,
  says,
  steps: [
    { name: 'score', run: score },
    { name: 'tell', transact: tell },
  ],
})

async function score(work: Work): Promise<Json> {
  const { inSession, context, signal, progress, save, saved } = work
  const { purpose, today } = await inSession(async ({ errand }) => errand)
  const asOf = dayOf(work.input.asOf, today)
  const models = (await inSession(listModels)).filter(
    (model) => model.champion !== null && model.purpose === purpose,
  )
  let done: Outcome = saved ? outcome.parse(saved) : { asOf, models: [], without: [] }
  const features = (await listSets(context.lake)).findLast(
    (set) => set.name === `features/${purpose}` && set.asOf === asOf,
  )
  for (const [at, { name, title }] of models.entries()) {
    signal.throwIfAborted()
    if ([...done.models, ...done.without].some(({ model }) => model === name)) continue
    const tell: Work['progress'] = (share, message) => progress((at + share) / models.length, message)
    done = withOne(
      done,
      { model: name, title },
      await tryOne({ ...work, progress: tell }, { name, features, asOf }),
    )
    await save(done)
  }
  return done
}

/** What answers today has learned from what came after earlier days, so that it would know of those what it has to foretell. */
function dayOf(asked: string | undefined, today: CivilDate): CivilDate {
  const last = addDays(`${today.slice(0, 7)}-01`, -1)
  if (asked === undefined || asked >= last) return (asked ?? last) as CivilDate
  throw new AppError(
    'record-invalid',
    `People are scored as of ${last} and of no earlier day: a version that answers today may have learned from what came after.`,
  )
}

interface One {
  readonly name: string
  readonly features: LakeManifest | undefined
  readonly asOf: CivilDate
}

type Tried = Omit<Outcome['models'][number], 'model' | 'title'> | { readonly because: string }

/** A model whose version cannot read the features keeps no other from scoring. */
async function tryOne(work: Work, { name, features, asOf }: One): Promise<Tried> {
  if (!features) return { because: `No features were written of ${asOf} for what it is used for.` }
  const { name: dataSet, sequence } = features
  try {
    return { dataSet, sequence, ...(await scoreModel(work, { model: name, dataSet, sequence })) }
  } catch (error) {
    if (!(error instanceof AppError) || errorCodes[error.code].category === 'store') throw error
    await work.log('a model in use scored nobody')
    return { because: error.message }
  }
}

function withOne(done: Outcome, named: { model: string; title: string }, tried: Tried): Outcome {
  return 'because' in tried
    ? { ...done, without: [...done.without, { ...named, ...tried }] }
    : { ...done, models: [...done.models, { ...named, ...tried }] }
}

/** Tells other programs, in the transaction that ends the step: once, however often the server was stopped on the way. */
async function tell(session: Session, { jobId, earlier }: Work): Promise<Json> {
  const done = outcome.parse(earlier['score'])
  for (const { model, versionId, asOf, people } of done.models)
    await announce(session, 'score-run.ended', { jobId, model, versionId, asOf, people })
  return done
}

/** What came of it, for the page of pipelines. */
function says(result: Json): string {
  const { models, without } = outcome.parse(result)
  const said = [
    ...models.map(({ title, people, asOf }) => `"${title}" scored ${people} people as of ${asOf}.`),
    ...without.map(({ title, because }) => `"${title}" scored nobody: ${because}`),
  ]
  return said.join(' ') || 'No model is in use for this purpose: nobody is scored.'
}
