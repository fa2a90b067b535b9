import { dynamicAuc, horizonCalibration, integratedBrier, judgeHorizon } from '@cadre/learn/metrics'
import { kaplanMeier, ofCause, takeFollowed } from '@cadre/learn/survival'
import type { FollowedTarget } from '@cadre/learn/survival'
import { minimumCounts } from '@cadre/people'
import { testedRows } from '../evaluate/evaluate-on-folds.ts'
import type { JudgedLearner } from '../train/judge-learner.ts'
import type { OuterPlan, TrainingData } from '../train/training-data.ts'
import { curvesByTimeAlone, observedByMonth, sharesByMonth } from './curves-by-month.ts'
import type { FollowedFigures, JudgedOverTime, RiskCurve } from './followed-figures.ts'

interface Judging {
  readonly plan: OuterPlan
  readonly recommended: string
  readonly seed: number
}

/** What is judged: probabilities at the horizon, and month by month where a learner knows them; all rows of the table. */
interface Contestant {
  readonly learner: string
  readonly label: string
  readonly atHorizon: Float64Array
  readonly byMonth: Float64Array | undefined
}

const resamples = 60

/**
 * Judges learners by when it happened, on the rows that outer folds have tested, beside Kaplan and Meier, who know no column.
 * Undefined where rows were not followed.
 */
export function judgeFollowed(
  learners: readonly JudgedLearner[],
  data: TrainingData,
  judging: Judging,
): FollowedFigures | undefined {
  const { followed } = data.target
  if (!followed) return undefined
  const rows = testedRows(judging.plan.folds)
  const contestants = contestantsOf(learners, data, judging.plan)
  const people = Int32Array.from(rows, (row) => data.groups[row]!)
  const seen = rareTogether(stillInSight(takeFollowed(followed, rows)), people)
  const judged = contestants.map((one) => judge(one, { seen, rows, people, ...judging }))
  const told =
    contestants.find(({ learner, byMonth }) => learner === judging.recommended && byMonth) ??
    contestants.find(({ learner, byMonth }) => learner !== curveName && byMonth)
  return {
    horizonMonths: followed.horizon,
    cause: followed.causes[0]!,
    rows: rows.length,
    judged,
    curves: told?.byMonth ? riskCurves(told.byMonth, { seen, rows, people, ...judging }) : [],
    causes: sharesByMonth(seen).filter((_, at) => at === 0 || isOfMany(seen, at + 1, people)),
    alone: aloneByMonth(seen),
  }
}

const curveName = 'kaplan-meier'

function contestantsOf(
  learners: readonly JudgedLearner[],
  data: TrainingData,
  plan: OuterPlan,
): Contestant[] {
  const { horizon } = data.target.followed!
  const byMonth = curvesByTimeAlone(data, plan)
  const curve: Contestant = {
    learner: curveName,
    label: data.since ? 'Kaplan–Meier by tenure alone' : 'Kaplan–Meier of everybody',
    atHorizon: byMonth.filter((_, cell) => cell % horizon === horizon - 1),
    byMonth,
  }
  const others = learners.filter(({ learner }) => learner.complexity > 0)
  return [
    curve,
    ...others.map(({ learner: { name, label }, predictions, byPeriod }) => ({
      learner: name,
      label,
      atHorizon: predictions,
      byMonth: byPeriod,
    })),
  ]
}

/** Who was followed to the horizon was seen there: counted as lost at it, nothing would be known of them. */
function stillInSight(target: FollowedTarget): FollowedTarget {
  const { exit, event, horizon } = target
  return {
    ...target,
    exit: exit.map((time, row) => (event[row] === 0 && time >= horizon ? horizon * (1 + 1e-6) : time)),
  }
}

/** Other causes that ended the rows of few people are told together. */
function rareTogether(target: FollowedTarget, people: Int32Array): FollowedTarget {
  const kept = target.causes.filter((_, at) => at === 0 || isOfMany(target, at + 1, people))
  if (kept.length === target.causes.length) return target
  const causes = [...kept, 'others']
  return {
    ...target,
    causes,
    event: target.event.map((event) => {
      if (event === 0) return 0
      const place = kept.indexOf(target.causes[event - 1]!)
      return (place < 0 ? kept.length : place) + 1
    }),
  }
}

function isOfMany({ event }: FollowedTarget, code: number, people: Int32Array): boolean {
  return new Set(people.filter((_, row) => event[row] === code)).size >= minimumCounts.disclosureMinimum
}

interface Seen extends Judging {
  readonly seen: FollowedTarget
  readonly rows: Int32Array
  readonly people: Int32Array
}

function judge(
  { learner, label, atHorizon, byMonth }: Contestant,
  { seen, rows, people, seed, recommended }: Seen,
): JudgedOverTime {
  const { horizon, causes } = seen
  const probabilities = Float64Array.from(rows, (row) => atHorizon[row]!)
  const cause = causes[0]!
  const times = Float64Array.from({ length: horizon }, (_, month) => month + 1)
  const own = byMonth && picked(byMonth, rows, horizon)
  const { concordance, brier, skill } = judgeHorizon(seen, probabilities, {
    horizon,
    cause,
    groups: people,
    seed,
    resamples,
  })
  const { auc } = dynamicAuc(seen, own ?? probabilities, { times, cause })
  return {
    learner,
    label,
    isRecommended: learner === recommended,
    concordance,
    brier,
    skill,
    ...(own &&
      horizon > 1 && {
        integratedBrier: integratedBrier(
          seen,
          own.map((probability) => 1 - probability),
          { times, cause },
        ),
      }),
    aucByMonth: Array.from(auc, (value) => (Number.isFinite(value) ? value : null)),
    calibration: horizonCalibration(seen, probabilities, { horizon, groups: 5, cause, people }).map(
      ({ meanPredicted, observed, count }) => ({ meanPredicted, ...(observed && { observed }), count }),
    ),
  }
}

function picked(byMonth: Float64Array, rows: Int32Array, width: number): Float64Array {
  const taken = new Float64Array(rows.length * width)
  rows.forEach((row, at) => taken.set(byMonth.subarray(row * width, (row + 1) * width), at * width))
  return taken
}

/** Highest first: a tenth, four tenths, and the lower half. */
const groupEnds = [
  { group: 'highest', from: 0.9, to: 1 },
  { group: 'middle', from: 0.5, to: 0.9 },
  { group: 'lowest', from: 0, to: 0.5 },
] as const

function riskCurves(byMonth: Float64Array, { seen, rows, people, seed }: Seen): RiskCurve[] {
  const { horizon } = seen
  const predicted = picked(byMonth, rows, horizon)
  const last = (at: number): number => predicted[(at + 1) * horizon - 1]!
  const order = [...rows.keys()].sort((a, b) => last(a) - last(b) || a - b)
  return groupEnds.flatMap(({ group, from, to }): RiskCurve[] => {
    const own = order.slice(Math.floor(from * order.length), Math.floor(to * order.length))
    if (own.length < minimumCounts.inferenceMinimum) return []
    const points = observedByMonth(seen, { rows: own, people, seed }).map(({ month, share, low, high }) => ({
      month,
      predicted: own.reduce((sum, at) => sum + predicted[at * horizon + month - 1]!, 0) / own.length,
      observed: share,
      low,
      high,
    }))
    return [{ group, rows: own.length, points }]
  })
}

function aloneByMonth(seen: FollowedTarget): FollowedFigures['alone'] {
  const { times, survival } = kaplanMeier(ofCause(seen, seen.causes[0]!))
  return Array.from({ length: seen.horizon }, (_, month) => {
    const at = times.findLastIndex((time) => time <= month + 1)
    return { month: month + 1, share: at < 0 ? 0 : 1 - survival[at]! }
  })
}
