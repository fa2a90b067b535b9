import { writeFileAtomically } from '@cadre/connect/files'
import { followRatings, monthEndBefore, roundsAhead, studyRatings } from '@cadre/lifecycle/rating'
import { featureNamed } from '@cadre/people/features'
import { readFeatureRows } from '@cadre/server'
import { isSeenAsItHappened, knownOn, readReviews, snapshotFeatures } from '@cadre/store/features'
import { performance } from '@cadre/usecases'
import { cancelOnInterrupt } from '../cancel-on-interrupt.ts'
import { openLakeNamed } from '../open-lake-named.ts'
import { performanceText } from '../performance-text.ts'
import { printResult } from '../print.ts'
import { readPast } from '../read-past.ts'
import { readMonthEnds } from '../read-month-ends.ts'

export interface PerformanceFlags {
  readonly lake?: string
  readonly from: string
  readonly to: string
  readonly history?: string
  readonly ahead: number
  readonly seed: number
  readonly out?: string
  readonly json?: true
}

/** Makes the snapshots before each round, joins the reviews that came, compares models, and tells what was found. */
export async function runPerformance({
  from,
  to,
  ahead,
  seed,
  out,
  ...flags
}: PerformanceFlags): Promise<void> {
  readMonthEnds(from, to)
  const lake = await openLakeNamed(flags.lake)
  const now = new Date()
  const { signal, release } = cancelOnInterrupt()
  const tell = (what: string): void => void process.stderr.write(`${what}\n`)
  const past = await readPast(lake, { history: flags.history, now, tell })
  const reviews = (await readReviews(lake, knownOn(past, to)))
    .filter(({ on }) => on <= to)
    .map((review) => (isSeenAsItHappened(past, review.on) ? { ...review, knownOn: review.on } : review))
  const rounds = roundsAhead(reviews, { ahead, from, to })
  const days = [...new Set([...rounds.map(({ day }) => day), monthEndBefore(to)])]
  const features = performance.features.flatMap((name) => featureNamed(name) ?? [])
  tell(`${features.length} features of ${days.length} days`)
  const manifest = await snapshotFeatures(lake, {
    name: 'performance',
    features,
    days,
    ...past,
    now,
    signal,
  })
  const rows = followRatings(await readFeatureRows(lake, manifest, 'development'), {
    reviews,
    rounds,
    lastRating: performance.lastRating,
    minimumPerClass: performance.limits.minimumPerClass,
  })
  const result = await studyRatings(performance, rows, { seed, signal, onProgress: tell })
  release()
  const report = {
    ...result,
    monthsAhead: ahead,
    question: performance.question,
    dataSet: { name: manifest.name, sequence: manifest.sequence, hash: manifest.hash },
    past,
    review: performance.review,
    mustNever: performance.mustNever,
  }
  if (out !== undefined) await writeFileAtomically(out, `${JSON.stringify(report, null, 2)}\n`)
  printResult(report, { json: flags.json, text: () => performanceText(report) })
}
