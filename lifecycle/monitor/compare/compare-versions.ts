import type { CivilDate } from '@cadre/core'
import type { Task } from '@cadre/learn'
import { comparePredictions, evaluatePredictions, rankCorrelation } from '@cadre/learn/metrics'
import type { Interval, MetricName } from '@cadre/learn/metrics'
import { minimumCounts } from '@cadre/people'
import { toldCount, toldFigure } from './told.ts'
import type { PairedRow } from './paired-row.ts'

/** Two versions on the people of one day. */
export interface ComparedDay {
  readonly day: CivilDate
  readonly people: number
  /** Share of people whom both put in the same band. */
  readonly agreement: number
  readonly rankCorrelation: number | null
  /** Challenger's mean score less the champion's. */
  readonly meanDifference: number
}

/** One figure of both versions on the same outcomes, with what the challenger's is above the champion's. */
export interface ComparedFigure {
  readonly name: MetricName
  readonly champion: Interval
  readonly challenger: Interval
  readonly difference: Interval
}

export interface VersionComparison {
  readonly people: number
  /** Cases that one of the two gave a score and the other did not. */
  readonly onlyChampion: number
  readonly onlyChallenger: number
  readonly days: readonly ComparedDay[]
  readonly outcomes: { readonly known: number; readonly people: number }
  /** None while fewer than thirty people's outcomes are known. */
  readonly figures: readonly ComparedFigure[]
}

export interface ComparedQuestion {
  readonly task: Task
  readonly seed: number
}

const figuresOf: Readonly<Partial<Record<Task, readonly MetricName[]>>> = {
  binary: ['logLoss', 'brier', 'auc'],
  regression: ['rmse', 'mae'],
}

/**
 * Compares two versions on people whom both scored: bands, order and height of scores day by day, and, as outcomes come, what
 * each is off, rows of one person counted together. Days of fewer than five people are not told; counts are in fives and figures in
 * hundredths, so that two looks do not tell one person's score.
 */
export function compareVersions(
  rows: readonly PairedRow[],
  { task, seed }: ComparedQuestion,
): VersionComparison {
  const both = rows.flatMap(scoredByBoth)
  const known = both.filter(({ outcome }) => outcome !== null)
  return {
    people: toldCount(peopleIn(both)),
    onlyChampion: toldCount(
      rows.filter(({ champion, challenger }) => champion.score !== null && challenger.score === null).length,
    ),
    onlyChallenger: toldCount(
      rows.filter(({ champion, challenger }) => champion.score === null && challenger.score !== null).length,
    ),
    days: [...Map.groupBy(both, ({ day }) => day)]
      .filter(([, ofDay]) => ofDay.length >= minimumCounts.disclosureMinimum)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([day, ofDay]) => compareDay(day, ofDay)),
    outcomes: { known: toldCount(known.length), people: toldCount(peopleIn(known)) },
    figures: compareFigures(known, { task, seed }),
  }
}

interface ScoredRow {
  readonly subjectId: string
  readonly day: CivilDate
  readonly first: number
  readonly second: number
  readonly isSameBand: boolean
  readonly outcome: number | null
}

function scoredByBoth({ subjectId, day, champion, challenger, outcome }: PairedRow): ScoredRow[] {
  if (champion.score === null || challenger.score === null) return []
  const isSameBand = champion.band === challenger.band
  return [{ subjectId, day, first: champion.score, second: challenger.score, isSameBand, outcome }]
}

function compareDay(day: CivilDate, rows: readonly ScoredRow[]): ComparedDay {
  const correlation = rankCorrelation(
    rows.map(({ first }) => first),
    rows.map(({ second }) => second),
  )
  return {
    day,
    people: toldCount(rows.length),
    agreement: toldFigure(rows.filter(({ isSameBand }) => isSameBand).length / rows.length),
    rankCorrelation: Number.isNaN(correlation) ? null : toldFigure(correlation),
    meanDifference: toldFigure(
      rows.reduce((total, { first, second }) => total + second - first, 0) / rows.length,
    ),
  }
}

function compareFigures(known: readonly ScoredRow[], { task, seed }: ComparedQuestion): ComparedFigure[] {
  const names = figuresOf[task]
  if (!names || peopleIn(known) < minimumCounts.inferenceMinimum) return []
  const target = {
    task,
    values: Float64Array.from(known, ({ outcome }) => outcome!),
    classes: task === 'binary' ? ['0', '1'] : [],
  }
  const first = Float64Array.from(known, (row) => row.first)
  const second = Float64Array.from(known, (row) => row.second)
  const options = { metrics: names, groups: personNumbers(known), seed }
  const [champion, challenger] = [
    evaluatePredictions(target, first, options),
    evaluatePredictions(target, second, options),
  ]
  const difference = comparePredictions(target, [second, first], options)
  return names.flatMap((name) => {
    const [a, b, d] = [champion[name], challenger[name], difference[name]]
    return a && b && d ? [{ name, champion: told(a), challenger: told(b), difference: told(d) }] : []
  })
}

function told({ value, low, high }: Interval): Interval {
  return { value: toldFigure(value), low: toldFigure(low), high: toldFigure(high) }
}

function personNumbers(rows: readonly ScoredRow[]): Int32Array {
  const people = new Map<string, number>()
  return Int32Array.from(rows, ({ subjectId }) => {
    if (!people.has(subjectId)) people.set(subjectId, people.size)
    return people.get(subjectId)!
  })
}

function peopleIn(rows: readonly { readonly subjectId: string }[]): number {
  return new Set(rows.map(({ subjectId }) => subjectId)).size
}
