import { AppError } from '@cadre/core'
import { takeRows } from '@cadre/learn/table'
import {
  chooseSimplest,
  cutPersonTime,
  expectedCount,
  partsOutlook,
  probabilityBands,
  summariseContributions,
} from '../person-days/index.ts'
import type {
  ContributionSummary,
  PartOfPeople,
  PartOutlook,
  PersonTimeCut,
  ProbabilityBand,
} from '../person-days/index.ts'
import type { Interval } from '@cadre/learn/metrics'
import type { RatingUseCase } from '../use-case.ts'
import { withoutColumns } from '../validate/columns-that-tell.ts'
import type { TellingColumn } from '../validate/columns-that-tell.ts'
import { fallProbabilities } from './directions.ts'
import type { RatedRows } from './follow-ratings.ts'
import { classTarget, judgeRating, judgeSameAgain } from './judge-ratings.ts'
import type { JudgedRating } from './judge-ratings.ts'
import { ratingCandidatesNamed } from './rating-candidates.ts'
import type { FittedRating, RatingCandidate } from './rating-candidates.ts'
import { tellingColumns } from './telling-columns.ts'

interface RatingStudyOptions {
  readonly seed?: number
  readonly signal?: AbortSignal | undefined
  readonly onProgress?: (what: string) => void
  /** Of whom it is told together how many may fall. */
  readonly parts?: readonly PartOfPeople[]
}

export interface FallBand extends ProbabilityBand {
  /** Share that fell, of those who were in this band before; undefined where there were few. */
  readonly fellBefore: number | undefined
}

export interface RatingStudyResult {
  readonly useCase: string
  readonly rows: number
  readonly people: number
  readonly rounds: number
  readonly classes: readonly string[]
  /** Rows that everybody predicted without having seen them or their person. */
  readonly judgedRows: number
  readonly judged: readonly JudgedRating[]
  readonly recommended: string
  /** Whether the recommended model tells more than what followed the same rating, by more than chance. */
  readonly isBetterThanLastTime: boolean
  /** Columns that seem to know how people were going to be rated: nothing is learned from them. */
  readonly telling: readonly TellingColumn[]
  /** What goes with a better or a worse review, in points of the scale. */
  readonly drivers: readonly ContributionSummary[]
  /** Of everybody in scope on the last day: how many are expected in each class, and what share was there at the last round. */
  readonly outlook: readonly { readonly label: string; readonly expected: number; readonly share: number }[]
  /** Of those with a rating: how many are expected lower, the same and higher. */
  readonly directions: readonly DirectionOutlook[]
  /** Those in scope who have a rating to fall below, by how likely that is. */
  readonly bands: readonly FallBand[]
  /** Of those: how many are expected to fall. */
  readonly whole: { readonly people: number; readonly expected: Interval }
  readonly parts: readonly PartOutlook[]
}

/**
 * Judges the candidates of a use case on rounds and people they have not seen, fits the recommended one on all that is known,
 * and says what goes with better reviews and how many may fall. Throws `too-little-data` below its limits.
 */
export async function studyRatings(
  useCase: RatingUseCase,
  given: RatedRows,
  { seed = 1, signal, onProgress, parts = [] }: RatingStudyOptions = {},
): Promise<RatingStudyResult> {
  refuseTooLittle(useCase, given)
  const telling = tellingColumns(given, seed)
  const rows = withoutColumns(given, telling)
  const rounds = new Set(rows.since).size
  const folds = cutPersonTime(rows, { blocks: Math.min(2, Math.floor(rounds / 2)) })
  const shared = Int32Array.from(folds.flatMap(({ test }) => [...test]))
  const candidates = ratingCandidatesNamed(useCase.candidates)
  const predictions: Float64Array[] = []
  for (const candidate of candidates) {
    onProgress?.(candidate.label)
    predictions.push(await predictUnseen(candidate, { rows, folds, seed, signal }))
  }
  const [baseline] = predictions as [Float64Array]
  const judging = { rows, shared, seed }
  const judged = candidates.map((candidate, at) =>
    judgeRating(candidate, [predictions[at]!, baseline], judging),
  )
  const learned = candidates.map((candidate, at) => ({ ...candidate, predicted: predictions[at]! })).slice(1)
  const chosen = chooseSimplest(classTarget(judging), learned, {
    metric: 'logLoss',
    groups: Int32Array.from(shared, (row) => rows.people[row]!),
    seed,
  })
  onProgress?.('what goes with it')
  const fitted = await chosen.fit(rows, Int32Array.from(rows.next.keys()), { seed, signal })
  const others = []
  for (const { train } of folds) others.push(await chosen.fit(rows, train, { seed, signal }))
  const before = { predicted: chosen.predicted, shared, others, parts }
  return {
    useCase: useCase.name,
    rows: rows.table.rowCount,
    people: new Set(rows.people).size,
    rounds,
    classes: rows.classes.labels,
    judgedRows: shared.length,
    telling,
    judged: [judgeSameAgain(baseline, judging), ...judged],
    recommended: chosen.name,
    isBetterThanLastTime: (judged.find(({ name }) => name === chosen.name)!.gain?.high ?? 0) < 0,
    ...lookAhead(fitted, rows, before),
  }
}

function refuseTooLittle({ limits }: RatingUseCase, { next, since, classes }: RatedRows): void {
  const rounds = new Set(since).size
  const problem =
    next.length < limits.minimumRows
      ? `${next.length} reviews with a day before them; ${limits.minimumRows} are needed`
      : classes.labels.length < 2
        ? `ratings of one class; of two, ${limits.minimumPerClass} reviews each are needed`
        : rounds < limits.minimumRounds
          ? `${rounds} rounds of reviews; ${limits.minimumRounds} are needed to learn from some and judge on later ones`
          : undefined
  if (problem !== undefined)
    throw new AppError('too-little-data', `There is too little to learn from: ${problem}.`, { rounds })
}

interface Unseen {
  readonly rows: RatedRows
  readonly folds: readonly PersonTimeCut[]
  readonly seed: number
  readonly signal: AbortSignal | undefined
}

/** Rows × classes of the tested rows in the order of folds, learned from what was known before each. */
async function predictUnseen(
  candidate: RatingCandidate,
  { rows, folds, seed, signal }: Unseen,
): Promise<Float64Array> {
  const predicted: number[] = []
  for (const { train, test, start } of folds) {
    const known = train.filter((row) => rows.knownOn[row]! < start)
    const fitted = await candidate.fit(rows, known, { seed, signal })
    const last = Int32Array.from(test, (row) => rows.last[row]!)
    predicted.push(...fitted.predict(takeRows(rows.table, test), last))
  }
  return Float64Array.from(predicted)
}

interface Before {
  /** What the model said of rows it had not seen. */
  readonly predicted: Float64Array
  readonly shared: Int32Array
  /** The same model of other people and days. */
  readonly others: readonly FittedRating[]
  readonly parts: readonly PartOfPeople[]
}

export interface DirectionOutlook {
  readonly direction: 'down' | 'same' | 'up'
  /** Those who have a rating. */
  readonly people: number
  readonly expected: Interval
}

/** Rows below which a share says too little. */
const fewestRows = 50
/** Points of the scale from which a contribution is worth a word. */
const notable = 0.05

function lookAhead(fitted: FittedRating, rows: RatedRows, { predicted, shared, others, parts }: Before) {
  const { present, classes } = rows
  const ahead = fitted.predict(present.table, present.last)
  const lastShared = Int32Array.from(shared, (row) => rows.last[row]!)
  const fellBefore = fallProbabilities(predicted, lastShared)
  const able = [...present.last.keys()].filter((row) => present.last[row]! > 0)
  const falls = fallProbabilities(ahead, present.last)
  const latest = rows.since.reduce((last, day) => Math.max(last, day), 0)
  const lastRound = [...rows.next].filter((_, row) => rows.since[row] === latest)
  const count = classes.labels.length
  const ofAble = (all: Float64Array): Float64Array => Float64Array.from(able, (row) => all[row]!)
  const probabilities = ofAble(falls)
  const byOthers = others.map((other) =>
    ofAble(fallProbabilities(other.predict(present.table, present.last), present.last)),
  )
  const bands = probabilityBands(probabilities, (isIn) => {
    const alike = [...lastShared.keys()].filter((at) => lastShared[at]! > 0 && isIn(fellBefore[at]!))
    if (alike.length < fewestRows) return undefined
    return alike.filter((at) => rows.next[shared[at]!]! < lastShared[at]!).length / alike.length
  })
  return {
    drivers: fitted.explain
      ? summariseContributions(fitted.explain(present.table), { table: present.table, notable })
      : [],
    outlook: classes.labels.map((label, at) => ({
      label,
      expected: sum([...present.last.keys()].map((row) => ahead[row * count + at]!)),
      share: lastRound.filter((of) => of === at).length / lastRound.length,
    })),
    bands: bands.map(({ before, ...band }) => ({ ...band, fellBefore: before })),
    directions: directionsAhead(present.last, [
      ahead,
      ...others.map((other) => other.predict(present.table, present.last)),
    ]),
    whole: { people: able.length, expected: expectedCount(probabilities, byOthers) },
    parts: partsOutlook(parts, {
      personIds: able.map((row) => present.personIds[row]!),
      probabilities,
      others: byOthers,
      bands,
    }),
  }
}

/** Of how many with a rating the next one is expected lower, the same and higher; the first is what the model says, the others those of fewer people. */
function directionsAhead(last: Int32Array, [said, ...others]: readonly Float64Array[]): DirectionOutlook[] {
  const rated = [...last.keys()].filter((row) => last[row]! >= 0)
  const count = said!.length / last.length
  const isThat = {
    down: (next: number, before: number) => next < before,
    same: (next: number, before: number) => next === before,
    up: (next: number, before: number) => next > before,
  }
  return (['down', 'same', 'up'] as const).map((direction) => {
    const of = (all: Float64Array): Float64Array =>
      Float64Array.from(rated, (row) =>
        sum(
          [...Array(count).keys()]
            .filter((next) => isThat[direction](next, last[row]!))
            .map((next) => all[row * count + next]!),
        ),
      )
    return { direction, people: rated.length, expected: expectedCount(of(said!), others.map(of)) }
  })
}

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0)
