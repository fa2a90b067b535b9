import { z } from 'zod'
import { civilDate, idOf } from '../common.ts'

export const modelName = z
  .string()
  .regex(
    /^[a-z][a-z0-9-]{1,58}[a-z0-9]$/,
    'must be lower case letters, digits and hyphens, such as attrition',
  )
export const words = z.string().trim().min(3).max(2000)
export const dataSetName = z
  .string()
  .regex(
    /^(?=.{1,120}$)[a-z][a-z0-9_]*(\/[a-z][a-z0-9_]*)*$/,
    'must be the name of a data set, such as tables/leavers',
  )
const column = z.string().min(1).max(200)
const columns = z.array(column).max(500)

/** What can be said about a training. */
export const trainingShape = {
  target: column.meta({ description: 'The column that is learned' }),
  sequence: z
    .string()
    .max(80)
    .optional()
    .meta({ description: 'Which of the data sets of that name; the newest when left out' }),
  positive: z.string().max(200).optional().meta({ description: 'The class that is predicted, of two' }),
  task: z.enum(['binary', 'multiclass', 'regression']).optional(),
  columns: columns.optional().meta({ description: 'Learn from these alone' }),
  drop: columns.optional().meta({ description: 'Leave these out' }),
  text: columns.optional().meta({ description: 'Read these as free text' }),
  protected: columns.optional().meta({ description: 'Audit by these too; they are never learned from' }),
  id: column.optional().meta({ description: 'The column that only names the row' }),
  group: column.optional().meta({ description: 'Rows of one value stay together: one person, one team' }),
  time: column.optional().meta({ description: 'Judge on later rows only, in the order of this column' }),
  until: civilDate.optional().meta({
    description: 'Learn from rows of days up to this one (column as_of); later ones are left to judge on',
  }),
  holdOut: z.number().int().min(0).max(50).optional().meta({
    description:
      'Of a hundred rows, or people where rows say whom they are about, so many are kept out of the training, to judge the version on: where no later rows will come',
  }),
  embargoDays: z.number().int().min(0).max(2000).optional().meta({
    description:
      'Days between rows learned from and rows judged on; as long as the outcome takes when left out',
  }),
  actedOn: z.enum(['keep', 'leave out']).optional().meta({
    description:
      'Rows whose outcome came after somebody acted on a score of this model: they are counted, and learned from unless left out',
  }),
  learners: z.array(z.string().max(60)).max(20).optional(),
  budget: z.enum(['fast', 'normal', 'thorough']).default('normal'),
  seed: z
    .number()
    .int()
    .min(0)
    .max(2 ** 31)
    .default(1),
} as const

/** Fields of a training that name columns of its data set. */
export const trainingColumns: readonly (keyof typeof trainingShape)[] = [
  'target',
  'columns',
  'drop',
  'text',
  'protected',
  'id',
  'group',
  'time',
]

const learnersOfTask = z.array(z.string())

export const useCaseLine = z.strictObject({
  name: z.string(),
  question: z.string(),
  subject: z.string().meta({ description: 'What one row is about' }),
  candidates: z
    .strictObject({ binary: learnersOfTask, multiclass: learnersOfTask, regression: learnersOfTask })
    .meta({ description: 'Learners that are compared, by task, when none are named' }),
  limits: z.strictObject({ minimumRows: z.number().int(), minimumPerClass: z.number().int() }),
  purposes: z.array(z.string()),
  review: z.string(),
  mustNever: z.array(z.string()),
  adverse: z.array(z.string()).meta({
    description: 'Decisions against a person that a score may have a part in: then no two versions are split',
  }),
})

export const modelLine = z.strictObject({
  name: z.string(),
  title: z.string(),
  useCase: z.string(),
  purpose: z.string(),
  createdBy: z.string(),
  createdAt: z.string(),
  versions: z.number().int(),
  champion: z.number().int().nullable().meta({ description: 'The version that answers' }),
  shadow: z
    .number()
    .int()
    .nullable()
    .meta({ description: 'The version that is tried beside it, without effect' }),
})

/** How sure a score is. */
export const likely = z
  .strictObject({
    people: z.number().int().meta({ description: 'Of so many' }),
    share: z.number().nullable().meta({ description: 'To what share it has happened; null of amounts' }),
    low: z.number(),
    high: z.number(),
  })
  .nullable()
  .meta({
    description:
      'What such a score has stood for, of rows that the version had not learned from: of a probability the bounds of the share, with a confidence of 95 %; of an amount the bounds between which four of five lay; null where it is not known',
  })

const figures = z.record(
  z.string(),
  z.object({ value: z.number(), low: z.number().nullable(), high: z.number().nullable() }).loose(),
)

export const versionLine = z.strictObject({
  id: idOf('mdl'),
  modelName: z.string(),
  number: z.number().int(),
  stage: z.enum(['candidate', 'shadow', 'champion', 'archived']),
  runId: z.string().nullable(),
  bundleHash: z.string(),
  signedBy: z.string(),
  learner: z.string(),
  label: z.string(),
  task: z.string(),
  target: z.string(),
  metrics: figures.meta({ description: 'On outer folds that no search has seen, each with a 95 % interval' }),
  madeBy: z.string(),
  madeAt: z.string(),
  retrainBy: civilDate.nullable().meta({
    description:
      'Somebody was erased from the rows it learned from: it is due to be trained anew, takes no new place, and answers until this day at most',
  }),
})

export const runLine = z.strictObject({
  id: idOf('run'),
  modelName: z.string(),
  jobId: z.string(),
  dataSet: z.string(),
  dataSequence: z.string().nullable(),
  dataHash: z.string().nullable(),
  options: z.unknown(),
  state: z.enum(['waiting', 'done', 'refused', 'failed', 'cancelled']),
  problem: z.string().nullable(),
  startedBy: z.string(),
  startedAt: z.string(),
  endedAt: z.string().nullable(),
})

export const gate = z.strictObject({
  name: z.enum(['evidence', 'quality', 'calibration', 'fairness', 'drift', 'latency', 'inputs']),
  verdict: z.enum(['passed', 'failed', 'unknown']),
  finding: z.string(),
  figures: z.record(z.string(), z.number().nullable()),
})

export const judgement = z.strictObject({
  id: idOf('jdg'),
  versionId: z.string(),
  championId: z.string().nullable(),
  dataSet: z.string(),
  dataSequence: z.string(),
  dataHash: z.string(),
  rowCount: z.number().int(),
  gates: z.array(gate),
  isPassed: z.boolean(),
  judgedBy: z.string(),
  judgedAt: z.string(),
})

export const promotion = z.strictObject({
  id: idOf('prm'),
  versionId: z.string(),
  judgementId: z.string(),
  reason: z.string(),
  status: z.enum(['waiting', 'approved', 'refused']),
  askedBy: z.string(),
  askedAt: z.string(),
  decidedBy: z.string().nullable(),
  decidedAt: z.string().nullable(),
  decisionReason: z.string().nullable(),
})

export const stageEvent = z.strictObject({
  versionId: z.string(),
  number: z.number().int(),
  stage: z.string(),
  reason: z.string(),
  enteredBy: z.string().nullable().meta({ description: 'Nobody where the installation retired it' }),
  enteredAt: z.string(),
})
