import { bcaInterval, bootstrap } from '@cadre/learn/metrics'
import type { Interval } from '@cadre/learn/metrics'
import { effectByBand } from './effect-by-band.ts'
import type { BandEffects } from './effect-by-band.ts'
import type { FollowedScore, KnownScore } from './followed-score.ts'
import { fewerOfHundred, matchedTerms, meanDifference, personNumbers, sharesOf } from './matched-terms.ts'
import { fewestForEffect, resamples } from './effect-limits.ts'
import { matchScores } from './match-scores.ts'
import type { Match } from './match-scores.ts'
import { even, scoreBalance } from './score-balance.ts'

export interface EffectCounts {
  /** People for whom it was done and of whom it is known what came of it. */
  readonly treated: number
  /** People for whom it was done and of whom it is not known yet. */
  readonly waiting: number
  /** Of the treated, those beside whom nobody alike could be put. */
  readonly unmatched: number
  /** Different people who are compared with. */
  readonly comparedWith: number
}

export interface MeasuredEffect {
  /** Share of those for whom it was done who left, and of people like them who left. */
  readonly leftTreated: number
  readonly leftAlike: number
  /** How many fewer of 100 left; below zero where more left. */
  readonly fewerOfHundred: Interval
  /** Difference of the mean score, in standard deviations, before matching and after. */
  readonly balance: { readonly before: number; readonly after: number }
}

/** Each person who counts, once, with what counts of them; a person whose outcome changes is another member. */
export interface CountedPeople {
  readonly treated: readonly string[]
  readonly comparedWith: readonly string[]
}

export interface InterventionEffect {
  readonly counts: EffectCounts
  /** None where fewer than twenty were treated, matched or compared with. */
  readonly effect: MeasuredEffect | undefined
  /** The same by the band of the score before it began; none where there is no effect. */
  readonly byBand: BandEffects | undefined
  readonly counted: CountedPeople
}

/**
 * Measures what went with something that was done, on those for whom it was done (the effect on the treated): each is compared with
 * people of the same score who had nothing noted (`matchScores`), and the rest of the difference in score is taken off by the line
 * that outcomes follow among the others (Abadie and Imbens 2011). The plain bootstrap does not hold for matching with
 * replacement (Abadie and Imbens 2008), since it draws the matches anew: here matches stay, and each person's part in the
 * difference, with how often they were used, is drawn (Otsu and Rai 2017). Every person's first score after which it began counts
 * once; who was not yet known stays out. It rests on nothing but the score and the unit making people alike: whatever else whoever
 * chose them knew is not taken off.
 */
export function measureEffect(
  rows: readonly FollowedScore[],
  { seed }: { readonly seed: number },
): InterventionEffect {
  const known = rows.filter((row): row is KnownScore => row.outcome !== null)
  const matches = matchScores(known)
  const treated = known.filter(({ begunOn }) => begunOn !== null)
  const comparedWith = matches.flatMap(({ alike }) => alike)
  const counts = {
    treated: treated.length,
    waiting: rows.filter(({ begunOn, outcome }) => begunOn !== null && outcome === null).length,
    unmatched: treated.length - matches.length,
    comparedWith: new Set(comparedWith.map(({ subjectId }) => subjectId)).size,
  }
  const isEnough = Math.min(matches.length, counts.comparedWith) >= fewestForEffect
  return {
    counts,
    effect: isEnough ? effectOf(known, matches, seed) : undefined,
    byBand: isEnough ? effectByBand(known, matches, seed) : undefined,
    counted: { treated: membersOf(treated), comparedWith: membersOf(comparedWith) },
  }
}

/** Somebody who is compared with on several days is one member, with all that came of them. */
function membersOf(rows: readonly KnownScore[]): string[] {
  return [...Map.groupBy(rows, ({ subjectId }) => subjectId)].map(([subjectId, own]) =>
    [subjectId, ...new Set(own.map(({ outcome }) => outcome).toSorted((a, b) => a - b))].join(' '),
  )
}

function effectOf(known: readonly KnownScore[], matches: readonly Match[], seed: number): MeasuredEffect {
  const untreated = known.filter(({ begunOn }) => begunOn === null)
  const matched = matchedTerms(matches, untreated)
  const { treated, others, rows } = matched
  const weights = new Float64Array(rows.length).fill(1)
  const difference = (drawn: Float64Array): number => meanDifference(matched, drawn)
  const [draws] = bootstrap([difference], { weights, groups: personNumbers(rows) }, { seed, resamples })
  const allTreated = known.filter(({ begunOn }) => begunOn !== null)
  return {
    ...sharesOf(matched),
    fewerOfHundred: fewerOfHundred(bcaInterval(difference(weights), draws!)),
    balance: {
      before: scoreBalance(allTreated, untreated.map(even), allTreated),
      after: scoreBalance(treated, others, allTreated),
    },
  }
}
