import { AppError } from '@cadre/core'
import { directionOf, nextReviews, ratingClasses, roundsAhead } from '@cadre/lifecycle/rating'
import type { RatedReview, Round } from '@cadre/lifecycle/rating'
import { daysPerMonth, featureNamed } from '@cadre/people/features'
import { isSeenAsItHappened, readReviews, snapshotFeatures } from '@cadre/store/features'
import type { KnownPast } from '@cadre/store/features'
import { performance } from '@cadre/usecases'
import { z } from 'zod'
import { processablePeople } from '../../lake/processable-people.ts'
import { markSnapshot, snapshotMoment } from '../../lake/take-snapshot.ts'
import { writeOutcomes } from '../../lake/write-outcomes.ts'
import { lineageOfSet } from '../../lineage/find-lineage.ts'
import { defineJob } from '../define-job.ts'
import type { JobWork } from '../define-job.ts'
import { history, pastFor } from '../history-input.ts'
import { settleStep } from '../settle-step.ts'

const { monthsAhead, lastRating, limits } = performance
const input = z.strictObject({
  from: z.iso.date().meta({ description: 'The first day that may be looked ahead from' }),
  monthsAhead: z
    .number()
    .int()
    .min(monthsAhead.min)
    .max(monthsAhead.max)
    .default(monthsAhead.default)
    .meta({ description: 'Months from the day that is looked ahead from to the round of reviews' }),
  outcome: z.enum(['rating', 'change', 'fall']).default('fall').meta({
    description:
      'What is to be learned: the class of the rating, down/same/up beside the one before, or whether it falls; the last two of people with a rating before',
  }),
  history,
})
type Asked = z.output<typeof input>

/** Rows to learn from how reviews turn out: features before rounds of reviews, and what the rounds brought. */
export const performanceRowsJob = defineJob({
  name: 'performance_rows',
  meaning:
    'Write to the lake what was known of everybody some months before rounds of reviews, and how they were rated then',
  input,
  access: { kind: 'roles', roles: ['hr_manager', 'data_scientist'] },
  purposes: ['development', 'planning'],
  runsAs: 'system',
  timeLimitSeconds: 6 * 3600,
  singletonKey: () => 'performance_rows',
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

async function write(work: JobWork<Asked>) {
  const { input: asked, context, earlier, inSession, signal, progress } = work
  const { lake, now } = context
  const { asOf: today, knownAt } = snapshotMoment.parse(earlier['mark'])
  const reviews = await readReviews(lake, knownAt)
  const rounds = roundsAhead(reviews, { ahead: asked.monthsAhead, from: asked.from, to: today })
  if (rounds.length === 0) throw noRounds(asked)
  const past = await pastFor(work, knownAt)
  const known = await snapshotFeatures(lake, {
    name: performance.name,
    features: performance.features.flatMap((name) => featureNamed(name) ?? []),
    days: rounds.map(({ day }) => day),
    ...past,
    now: now(),
    signal,
    only: processablePeople(inSession),
  })
  await progress(0.8, 'what was known is written')
  const { name, sequence, hash } = await writeOutcomes(lake, {
    name: names[asked.outcome],
    known,
    purpose: await inSession(async ({ errand }) => errand.purpose),
    target: {
      ...targets[asked.outcome],
      knownAfterMonths: monthsUntilKnown(asked, { reviews, rounds, past }),
    },
    outcomesOf: outcomesFor(asked, { reviews, rounds }),
    asOf: today,
    knownAt,
    now: now(),
    signal,
  })
  return { name, sequence, hash, days: rounds.length }
}

/** One name for each question, so that the newest of a name goes on answering the same one. */
const names = { fall: 'performance', change: 'performance_change', rating: 'performance_rating' } as const

const targets = {
  rating: { column: 'next_rating', meaning: 'the class of the rating that came next' },
  change: { column: 'next_change', meaning: 'whether the rating that came next is down, the same or up' },
  fall: { column: 'falls_next', meaning: 'whether the rating that came next is below the last one' },
} as const

interface Known {
  readonly reviews: readonly RatedReview[]
  readonly rounds: readonly Round[]
}

/** One in twenty may be published so late that waiting for it would leave nothing to learn from. */
const publishedInTime = 0.95

/** Months from the day that is looked ahead from until what a round brought is known. */
function monthsUntilKnown(
  { monthsAhead: ahead }: Asked,
  { reviews, rounds, past }: Known & { readonly past: KnownPast },
): number {
  const dayOf = new Map(rounds.map(({ round, day }) => [round, day]))
  const days = reviews
    .flatMap(({ round, on, knownOn }) => {
      const day = dayOf.get(round)
      const known = isSeenAsItHappened(past, on) ? on : knownOn
      return day === undefined ? [] : [(Date.parse(known) - Date.parse(day)) / 86_400_000]
    })
    .toSorted((a, b) => a - b)
  return Math.max(ahead, (days[Math.floor(publishedInTime * (days.length - 1))] ?? 0) / daysPerMonth)
}

/** Classes are those of all ratings that came next. */
function outcomesFor({ outcome }: Asked, known: Known): Parameters<typeof writeOutcomes>[1]['outcomesOf'] {
  const asked = new Set(known.rounds.map(({ round }) => round))
  const ratings = known.reviews.flatMap(({ round, rating }) => (asked.has(round) ? [rating] : []))
  const { labels, classOf } = ratingClasses(ratings, { minimum: limits.minimumPerClass })
  return (rows) =>
    nextReviews(rows, known).map((review, at) => {
      if (!review) return undefined
      const next = classOf(review.rating)
      if (outcome === 'rating') return labels[next]
      const last = rows[at]!.known[lastRating]
      if (typeof last !== 'number') return undefined
      const change = directionOf(next, classOf(last))
      if (outcome === 'change') return change
      // Nobody falls below the lowest class.
      return classOf(last) === 0 ? undefined : change === 'down' ? 'Yes' : 'No'
    })
}

function noRounds({ from, monthsAhead: months }: Asked): AppError {
  return new AppError(
    'too-little-data',
    `No round of reviews by managers began ${months} months or more after ${from}. Begin earlier, or look ahead less far.`,
    { from },
  )
}
