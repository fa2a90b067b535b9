import type { Task } from '@cadre/learn'
import { evaluatePredictions, rocAuc } from '@cadre/learn/metrics'
import type { Metrics } from '../../study/study-result.ts'
import type { WatchFinding } from './finding.ts'
import type { Outcome } from './watched-score.ts'

/** Outcomes that are needed to say anything, and of the rarer class of two. */
const enough = 100
const enoughRare = 10

interface Question {
  readonly task: Task
  /** What the version's study found on rows that no fit had seen. */
  readonly promised: Metrics
  /** Scores of those scored last, whose outcomes are not known yet. */
  readonly latest: readonly number[]
  readonly seed: number
}

/**
 * How good scores turned out to be, beside what the study promised. Before outcomes are known, what the scores themselves
 * say: how well they would rank if their probabilities are right.
 */
export function judgeQuality(
  known: readonly Outcome[],
  { task, promised, latest, seed }: Question,
): WatchFinding {
  if (task === 'multiclass') return unknown('Quality of several classes is not followed score by score.', {})
  const rare = task === 'binary' ? rarer(known) : known.length
  if (known.length < enough || rare < enoughRare) return beforeOutcomes(known.length, { task, latest })
  const name = task === 'binary' ? 'auc' : 'rmse'
  const people = new Map<string, number>()
  const groups = Int32Array.from(known, ({ subjectId }) => {
    if (!people.has(subjectId)) people.set(subjectId, people.size)
    return people.get(subjectId)!
  })
  const values = Float64Array.from(known, ({ outcome }) => outcome)
  const target = { task, values, classes: task === 'binary' ? ['0', '1'] : [] }
  const scores = Float64Array.from(known, ({ score }) => score)
  const live = evaluatePredictions(target, scores, { metrics: [name], groups, seed })[name]
  const before = promised[name]
  if (!live || !before) return unknown('The figure cannot be worked out from these outcomes.', {})
  const sign = task === 'binary' ? 1 : -1
  const bestLive = task === 'binary' ? live.high : live.low
  const worstPromised = task === 'binary' ? before.low : before.high
  const verdict =
    sign * (worstPromised - bestLive) > 0 ? 'act' : sign * (worstPromised - live.value) > 0 ? 'watch' : 'well'
  return {
    about: 'quality',
    verdict,
    finding: `On ${known.length} outcomes of ${people.size} people ${name.toUpperCase()} is ${figure(live)}; the study had promised ${figure(before)}.`,
    toDo:
      verdict === 'well'
        ? ''
        : 'Train a challenger on newer rows and have it judged; until then, say to reviewers that scores have grown weaker.',
    figures: { ...live, promised: before.value, outcomes: known.length, people: people.size },
  }
}

function rarer(known: readonly Outcome[]): number {
  const positives = known.filter(({ outcome }) => outcome === 1).length
  return Math.min(positives, known.length - positives)
}

function beforeOutcomes(known: number, { task, latest }: Pick<Question, 'task' | 'latest'>): WatchFinding {
  const waiting = `${known} outcomes are known; ${enough} are needed to judge scores by what came of them`
  if (task !== 'binary' || latest.length < enough) return unknown(`${waiting}.`, { outcomes: known })
  const expected = expectedAuc(latest)
  return {
    ...unknown(
      `${waiting}. If the probabilities given last are right, AUC will be about ${expected.toFixed(3)}.`,
      { outcomes: known, expectedAuc: expected },
    ),
    toDo: 'Wait for outcomes, and keep the data set of outcomes up to date.',
  }
}

/** The AUC that probabilities would have if they are right: each row counts as a positive as far as its probability says. */
function expectedAuc(probabilities: readonly number[]): number {
  const rows = probabilities.length
  const twice = Float64Array.from({ length: 2 * rows }, (_, at) => probabilities[at % rows]!)
  const labels = Float64Array.from({ length: 2 * rows }, (_, at) => (at < rows ? 1 : 0))
  const weights = twice.map((probability, at) => (at < rows ? probability : 1 - probability))
  return rocAuc(labels, twice, weights)
}

function unknown(finding: string, figures: Readonly<Record<string, number>>): WatchFinding {
  return { about: 'quality', verdict: 'unknown', finding, toDo: '', figures }
}

const figure = ({ value, low, high }: Metrics[string]): string =>
  `${value.toFixed(3)} (95 % interval ${low.toFixed(3)} to ${high.toFixed(3)})`
