import { bcaInterval, bootstrap } from '@cadre/learn/metrics'
import type { Interval } from '@cadre/learn/metrics'
import { fewestForEffect, resamples } from './effect-limits.ts'
import { scoreBands } from './followed-score.ts'
import type { KnownScore, ScoreBand } from './followed-score.ts'
import type { Match } from './match-scores.ts'
import { fewerOfHundred, matchedTerms, meanDifference, personNumbers, sharesOf } from './matched-terms.ts'

export interface BandEffect {
  readonly band: ScoreBand
  /** People of the band for whom it was done, and beside whom somebody alike was put. */
  readonly matched: number
  /** None where fewer than twenty were matched or compared with. */
  readonly effect:
    | { readonly leftTreated: number; readonly leftAlike: number; readonly fewerOfHundred: Interval }
    | undefined
}

/** What went with something that was done, by the band in which people's scores stood before. */
export interface BandEffects {
  /** The highest scores first. */
  readonly bands: readonly BandEffect[]
  /** How many more fewer of 100 it was in the highest band that is measured than in the lowest; none where fewer than two are. */
  readonly apart:
    | { readonly higher: ScoreBand; readonly lower: ScoreBand; readonly moreOfHundred: Interval }
    | undefined
}

/**
 * Measures by band what `measureEffect` measures of everybody, with the same matches and the same line. All intervals that are told, that of
 * the difference between bands among them, hold together with a chance of 95 % (Bonferroni); the two bands that are compared are chosen by
 * their scores, never by what came out.
 */
export function effectByBand(
  known: readonly KnownScore[],
  matches: readonly Match[],
  seed: number,
): BandEffects {
  const untreated = known.filter(({ begunOn }) => begunOn === null)
  const all = scoreBands.map((band) => {
    const own = matches.filter(({ treated }) => treated.band === band)
    const comparedWith = new Set(own.flatMap(({ alike }) => alike.map(({ subjectId }) => subjectId)))
    const isEnough = Math.min(own.length, comparedWith.size) >= fewestForEffect
    return { band, matched: own.length, terms: isEnough ? matchedTerms(own, untreated) : undefined }
  })
  const measured = all.flatMap(({ band, terms }) => (terms ? [{ band, terms }] : []))
  const rows = measured.flatMap(({ terms }) => terms.rows)
  const starts = measured.map((_, at) =>
    measured.slice(0, at).reduce((sum, { terms }) => sum + terms.rows.length, 0),
  )
  const differences = measured.map(
    ({ terms }, at) =>
      (weights: Float64Array) =>
        meanDifference(terms, weights, starts[at]!),
  )
  const [first, last] = [0, measured.length - 1]
  const between = (weights: Float64Array): number =>
    differences[first]!(weights) - differences[last]!(weights)
  const asked = measured.length > 1 ? [...differences, between] : differences
  const weights = new Float64Array(rows.length).fill(1)
  const draws = bootstrap(asked, { weights, groups: personNumbers(rows) }, { seed, resamples })
  const level = 1 - 0.05 / asked.length
  const told = asked.map((statistic, at) =>
    fewerOfHundred(bcaInterval(statistic(weights), draws[at]!, { level })),
  )
  return {
    bands: all.map(({ band, matched, terms }) => {
      const at = measured.findIndex((one) => one.band === band)
      return { band, matched, effect: terms && { ...sharesOf(terms), fewerOfHundred: told[at]! } }
    }),
    apart:
      measured.length > 1
        ? { higher: measured[first]!.band, lower: measured[last]!.band, moreOfHundred: told.at(-1)! }
        : undefined,
  }
}
