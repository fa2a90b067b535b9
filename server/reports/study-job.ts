import { addDays, addMonths, AppError, monthEnds } from '@cadre/core'
import type { CivilDate } from '@cadre/core'
import type { Purpose, Role } from '@cadre/people'
import { keepReport } from '@cadre/store'
import type { Json, ReportKind } from '@cadre/store'
import { isSeenAsItHappened } from '@cadre/store/features'
import type { KnownPast } from '@cadre/store/features'
import { attrition } from '@cadre/usecases'
import { z } from 'zod'
import { defineJob } from '../jobs/define-job.ts'
import type { JobKind } from '../jobs/define-job.ts'
import { history, pastFor } from '../jobs/history-input.ts'
import { settleStep } from '../jobs/settle-step.ts'
import { lineageOfStudy } from '../lineage/find-lineage.ts'
import { markSnapshot, snapshotMoment } from '../lake/take-snapshot.ts'
import { checkFound } from './found.ts'
import type { Found } from './found.ts'
import type { Studying } from './study-rows.ts'

const input = z.strictObject({
  asOf: z.iso
    .date()
    .optional()
    .meta({ description: 'The end of a month that the report is of; the last one when left out' }),
  earlier: z.number().int().min(0).max(12).optional().meta({
    description:
      'Of so many quarters before it too, where enough is known of them; when left out 2 of a past that was brought in later, none otherwise',
  }),
  history,
})

/** What a study of leaving can be asked besides. */
export const leavingInput = z.strictObject({
  ...input.shape,
  horizonMonths: z
    .number()
    .int()
    .min(attrition.horizonMonths.min)
    .max(attrition.horizonMonths.max)
    .optional()
    .meta({ description: 'Months ahead; 6 when left out' }),
  every: z.number().int().min(1).max(12).optional().meta({
    description:
      'Months from one look at everybody to the next; when left out every month of up to about 200 people, every third of more',
  }),
})

interface StudyDeclaration<Kind extends ReportKind> {
  readonly name: string
  readonly meaning: string
  readonly kind: Kind
  readonly roles: readonly Role[]
  readonly purposes: readonly [Purpose, ...Purpose[]]
  /** What can be asked; the day and what is known of the past when left out. */
  readonly asked?: typeof leavingInput
  readonly study: (studying: Studying) => Promise<Found<Kind>>
}

/** A job that studies what the lake holds and keeps what it found as a report: once, though its worker is stopped and another goes on. */
export function studyJob<Kind extends ReportKind>({
  kind,
  roles,
  study,
  asked: schema = input as unknown as typeof leavingInput,
  ...declared
}: StudyDeclaration<Kind>): JobKind {
  return defineJob({
    ...declared,
    input: schema,
    access: { kind: 'roles', roles },
    runsAs: 'system',
    retries: 1,
    timeLimitSeconds: 6 * 3600,
    singletonKey: () => declared.name,
    lineage: lineageOfStudy(kind),
    steps: [
      {
        name: 'mark',
        transact: (session, { input: asked }) => {
          refuseOddDay(asked.asOf, session.errand.today)
          return markSnapshot(session, { table: 'features', asOf: session.errand.today })
        },
      },
      settleStep,
      {
        name: 'study',
        run: async (work) => {
          const { asOf: today, knownAt } = snapshotMoment.parse(work.earlier['mark'])
          const asOf = work.input.asOf ?? lastMonthEnd(today)
          const past = await pastFor(work, knownAt)
          const studied = async (day: CivilDate) =>
            withPast(kind, await study({ work, asOf: day, knownAt, past }), past)
          const found: Found<Kind>[] = [await studied(asOf)]
          const earlier = work.input.earlier ?? earlierQuarters(asOf, past)
          for (const day of quartersBefore(asOf, earlier)) {
            const before = await studied(day).catch(undefinedForTooLittle)
            if (before) found.unshift(before)
          }
          return structuredJson(found)
        },
      },
      {
        name: 'keep',
        transact: async (session, { jobId, earlier }) => {
          const kept = []
          for (const found of earlier['study'] as unknown as readonly Found<Kind>[]) {
            const checked = checkFound(kind, found)
            const id = await keepReport(session, { kind, jobId, ...checked })
            const { asOf, parts, data } = checked
            kept.push({ id, asOf, parts: parts.length, data: data && { ...data } })
          }
          return { kept }
        },
      },
    ],
  })
}

/** Tells with what was found what was taken as known of past days. Of strain one day alone is looked at, as it is known now. */
function withPast<Kind extends ReportKind>(kind: Kind, found: Found<Kind>, past: KnownPast): Found<Kind> {
  if (kind === 'wellbeing') return checkFound(kind, found)
  const { knownAt, before } = past
  const seen = knownAt === undefined ? 'as recorded' : before === undefined ? 'as it happened' : 'both'
  return checkFound(kind, { ...found, method: { ...found.method, past: { seen, before: before ?? null } } })
}

/** A past that was brought in later has been told of in no report: those of two quarters before are made too, once of each day. */
const earlierQuarters = (asOf: CivilDate, past: KnownPast): number =>
  past.before !== undefined && isSeenAsItHappened(past, quartersBefore(asOf, 1)[0]!) ? 2 : 0

const lastMonthEnd = (today: CivilDate): CivilDate => addDays(`${today.slice(0, 7)}-01`, -1)
/** Ends of months three, six, … months before a day, the latest first. */
const quartersBefore = (asOf: CivilDate, count: number): CivilDate[] =>
  Array.from({ length: count }, (_, at) => {
    const month = addMonths(`${asOf.slice(0, 7)}-01`, -3 * (at + 1))
    return monthEnds(month, month)[0]!
  })

/** Of a day long past too little may be known: that stops nothing. */
function undefinedForTooLittle(error: unknown): undefined {
  if (!(error instanceof AppError && error.code === 'too-little-data')) throw error
}

const structuredJson = (value: unknown): Json => JSON.parse(JSON.stringify(value)) as Json

function refuseOddDay(asOf: CivilDate | undefined, today: CivilDate): void {
  if (asOf === undefined || (asOf <= today && monthEnds(asOf, asOf)[0] === asOf)) return
  throw new AppError(
    'record-invalid',
    `A report is of the end of a month that has come; ${asOf} is not. Say a day such as ${lastMonthEnd(today)}.`,
  )
}
