import { addMonths, AppError, monthEnds } from '@cadre/core'
import type { CivilDate } from '@cadre/core'
import { followWithin, labelWithin } from '@cadre/lifecycle/survival'
import { featureNamed } from '@cadre/people/features'
import { readSpells, snapshotFeatures } from '@cadre/store/features'
import { attrition } from '@cadre/usecases'
import { z } from 'zod'
import { processablePeople } from '../../lake/processable-people.ts'
import { markSnapshot, snapshotMoment } from '../../lake/take-snapshot.ts'
import { writeOutcomes } from '../../lake/write-outcomes.ts'
import { history, pastFor } from '../history-input.ts'
import { settleStep } from '../settle-step.ts'
import { lineageOfSet } from '../../lineage/find-lineage.ts'
import { defineJob } from '../define-job.ts'
import type { JobWork } from '../define-job.ts'

const { horizonMonths } = attrition
const tenure = 'emp_tenure_months'
const day = z.iso.date()
const input = z.strictObject({
  from: day.meta({ description: 'From the end of this month on, one row a person and month' }),
  to: day
    .optional()
    .meta({ description: 'To the end of this month; the last whose outcome is known when left out' }),
  horizonMonths: z
    .number()
    .int()
    .min(horizonMonths.min)
    .max(horizonMonths.max)
    .default(horizonMonths.default),
  history,
})
type Work = JobWork<z.output<typeof input>>

/** Rows to learn from who leaves of their own accord: features at ends of months, and what came of them. */
export const attritionRowsJob = defineJob({
  name: 'attrition_rows',
  meaning:
    'Write to the lake what was known of everybody at ends of months, and whether they left of their own accord within some months',
  input,
  access: { kind: 'roles', roles: ['hr_manager', 'data_scientist'] },
  purposes: ['retention', 'planning'],
  runsAs: 'system',
  timeLimitSeconds: 6 * 3600,
  singletonKey: () => 'attrition_rows',
  lineage: lineageOfSet,
  steps: [
    {
      name: 'mark',
      transact: (session) => markSnapshot(session, { table: 'features', asOf: session.errand.today }),
    },
    settleStep,
    { name: 'write', run: write },
  ],
})

async function write(work: Work) {
  const { input: asked, context, earlier, inSession, signal, progress } = work
  const { lake, now } = context
  const { asOf: today, knownAt } = snapshotMoment.parse(earlier['mark'])
  const days = endsOfMonths(asked, today)
  const past = await pastFor(work, knownAt)
  // Tenure is what a curve knows of, and a model may.
  const features = [...attrition.features, tenure].flatMap((name) => featureNamed(name) ?? [])
  const known = await snapshotFeatures(lake, {
    name: attrition.name,
    features,
    days,
    ...past,
    now: now(),
    signal,
    only: processablePeople(inSession),
  })
  await progress(0.8, 'what was known is written')
  const spells = await readSpells(lake, knownAt)
  const { horizonMonths: months } = asked
  const { name, sequence, hash } = await writeOutcomes(lake, {
    name: attrition.name,
    known,
    purpose: await inSession(async ({ errand }) => errand.purpose),
    target: {
      column: `left_within_${months}_months`,
      meaning: `whether they left of their own accord within ${months} months`,
      knownAfterMonths: months,
    },
    outcomesOf: (rows) =>
      labelWithin(rows, spells, { cause: attrition.cause, months, knownUntil: today }).map((label) =>
        label === undefined ? undefined : label ? 'Yes' : 'No',
      ),
    followed: {
      columns: {
        months: 'followed_months',
        endedBy: 'ended_by',
        cause: attrition.cause,
        horizonMonths: months,
        since: tenure,
      },
      cellsOf: (rows) =>
        followWithin(rows, spells, { months, knownUntil: today }).map((row) => ({
          followed_months: row?.months ?? null,
          ended_by: row?.endedBy ?? null,
        })),
    },
    asOf: today,
    knownAt,
    now: now(),
    signal,
  })
  return { name, sequence, hash, days: days.length }
}

/** Ends of months whose outcome can be known today. */
function endsOfMonths(
  { from, to, horizonMonths: months }: z.output<typeof input>,
  today: CivilDate,
): CivilDate[] {
  const last = to ?? today
  const days = monthEnds(from, last).filter((end) => end <= last && addMonths(end, months) <= today)
  if (days.length > 0) return days
  throw new AppError(
    'too-little-data',
    `No month from ${from} on has an outcome that can be known: ${months} months after its end are not over. Begin earlier.`,
    { from },
  )
}
