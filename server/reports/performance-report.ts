import { addMonths } from '@cadre/core'
import { roundsAhead } from '@cadre/lifecycle/rating'
import type { RatingStudyResult } from '@cadre/lifecycle/rating'
import { isSeenAsItHappened, readReviews } from '@cadre/store/features'
import { performance } from '@cadre/usecases'
import type { Found } from './found.ts'
import { inStudyThread } from './in-study-thread.ts'
import { partsOn, presentIn, studyRows } from './study-rows.ts'
import type { Studying } from './study-rows.ts'

/** Rounds are a year apart: it takes some to learn from. */
const lookBackMonths = 72

/** How the next reviews may turn out, and what goes with it. Throws as the study. */
export async function performanceReport(studying: Studying): Promise<Found<'performance'>> {
  const { work, asOf, knownAt, past } = studying
  const ahead = performance.monthsAhead.default
  const reviews = (await readReviews(work.context.lake, knownAt))
    .filter(({ on }) => on <= asOf)
    .map((review) => (isSeenAsItHappened(past, review.on) ? { ...review, knownOn: review.on } : review))
  const rounds = roundsAhead(reviews, { ahead, from: addMonths(asOf, -lookBackMonths), to: asOf })
  const { rows, data } = await studyRows(studying, {
    name: performance.name,
    features: performance.features,
    days: [...new Set([...rounds.map(({ day }) => day), asOf])],
  })
  const parts = await partsOn(studying, presentIn(rows, asOf))
  const found = await inStudyThread(work, 'performance', { rows, reviews, rounds, parts })
  return {
    asOf,
    data,
    method: methodOf(found, ahead),
    parts: found.parts.map(({ about, name, people, expected, bands }) => ({
      about: about as 'everybody',
      name,
      people,
      ...expected,
      figures: {
        bands: (about === 'everybody' ? wholeBands(found) : bands).map(({ before, ...band }) => ({
          ...band,
          before: before ?? null,
        })),
        ...(about === 'everybody' && {
          outlook: [...found.outlook],
          directions: found.directions.map((one) => ({ ...one, expected: plain(one.expected)! })),
        }),
      },
    })),
  }
}

const wholeBands = ({ bands }: RatingStudyResult) =>
  bands.map(({ fellBefore: before, ...band }) => ({ ...band, before }))

function methodOf(found: RatingStudyResult, monthsAhead: number): Found<'performance'>['method'] {
  const { rows, people, rounds, judgedRows, judged, recommended, isBetterThanLastTime } = found
  return {
    review: performance.review,
    mustNever: [...performance.mustNever],
    monthsAhead,
    rows,
    people,
    rounds,
    judgedRows,
    judged: judged.map(({ name, label, figures, changeAccuracy, falls, gain }) => ({
      name,
      label,
      accuracy: plain(figures['accuracy'])!,
      changeAccuracy,
      logLoss: plain(figures['logLoss']),
      gain: plain(gain),
      auc: plain(falls?.figures['auc']),
      capture: falls?.capture ?? null,
    })),
    recommended,
    telling: [...found.telling],
    isBetter: isBetterThanLastTime,
    calibration: (judged.find(({ name }) => name === recommended)?.falls?.calibration ?? []).map(
      ({ meanPredicted, observed, count }) => ({
        expected: meanPredicted,
        happened: plain(observed),
        rows: count,
      }),
    ),
    drivers: [...found.drivers],
  }
}

type Ends = { readonly value: number; readonly low?: number; readonly high?: number }
const plain = (found: Ends | undefined) =>
  found ? { value: found.value, low: found.low ?? found.value, high: found.high ?? found.value } : null
