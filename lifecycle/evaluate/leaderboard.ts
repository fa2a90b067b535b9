import { mainMetrics, metricInfo, metricTaskOf } from '@cadre/learn/metrics'
import type { MetricValues } from '@cadre/learn/metrics'
import type { LeaderboardRow, Metrics } from '../study/study-result.ts'
import type { JudgedLearner } from '../train/judge-learner.ts'
import type { OuterPlan, TrainingData } from '../train/training-data.ts'
import { compareOnFolds, evaluateOnFolds } from './evaluate-on-folds.ts'
import { recommendSimplest } from './recommend.ts'
import type { Recommendation } from './recommend.ts'

export interface Evaluated {
  /** Best first, the baseline last. */
  readonly leaderboard: readonly LeaderboardRow[]
  readonly recommendation: Recommendation
  /** Lead of the recommended learner over the baseline, larger is better. */
  readonly leadOverBaseline: { readonly value: number; readonly low: number; readonly high: number }
}

/** Ranks learners by their outer-fold predictions and recommends the simplest that none beats. */
export function evaluateLearners(
  judged: readonly JudgedLearner[],
  { target, groups }: TrainingData,
  { plan, seed }: { readonly plan: OuterPlan; readonly seed: number },
): Evaluated {
  const setting = { target, groups, folds: plan.folds, seed }
  const { headline, selection } = mainMetrics[metricTaskOf(target)]
  const sign = metricInfo[selection].higherIsBetter ? 1 : -1
  const leadOf = (a: JudgedLearner, b: JudgedLearner) => {
    const { value, low, high } = compareOnFolds([a.predictions, b.predictions], selection, setting)
    return sign > 0 ? { value, low, high } : { value: -value, low: -high, high: -low }
  }
  const figures = new Map(
    judged.map((each) => [each.learner.name, evaluateOnFolds(each.predictions, setting)]),
  )
  const contenders = judged
    .filter(({ learner }) => learner.complexity > 0)
    .map((each) => ({
      learner: each.learner.name,
      label: each.learner.label,
      complexity: each.learner.complexity,
      merit: sign * (figures.get(each.learner.name)![selection]?.value ?? Number.NEGATIVE_INFINITY),
    }))
  const named = new Map(judged.map((each) => [each.learner.name, each]))
  const baseline = judged.find(({ learner }) => learner.complexity === 0)!
  // A wild model's interval is so wide that none beats it beyond it; it must at least beat a naive guess.
  const useful = contenders.filter(({ learner }) => leadOf(named.get(learner)!, baseline).low > 0)
  const recommendation = recommendSimplest(useful.length > 0 ? useful : contenders, (a, b) =>
    leadOf(named.get(a.learner)!, named.get(b.learner)!),
  )
  const chosen = named.get(recommendation.learner)!
  const rows = judged.map((each) => rowOf(each, figures.get(each.learner.name)!, recommendation.learner))
  const ranked = rank(rows, headline)
  const best = named.get(ranked[0]!.learner)!
  return {
    recommendation,
    leadOverBaseline: leadOf(chosen, baseline),
    leaderboard: ranked.map((row) =>
      row.learner === best.learner.name
        ? row
        : {
            ...row,
            behindBest: compareOnFolds(
              [best.predictions, named.get(row.learner)!.predictions],
              headline,
              setting,
            ),
          },
    ),
  }
}

function rowOf(
  { learner, params, fitMs }: JudgedLearner,
  figures: MetricValues,
  recommended: string,
): LeaderboardRow {
  return {
    learner: learner.name,
    label: learner.label,
    complexity: learner.complexity,
    params,
    metrics: figures as Metrics,
    fitMs,
    isBaseline: learner.complexity === 0,
    isRecommended: learner.name === recommended,
  }
}

function rank(rows: readonly LeaderboardRow[], headline: keyof MetricValues): LeaderboardRow[] {
  const sign = metricInfo[headline].higherIsBetter ? 1 : -1
  const meritOf = (row: LeaderboardRow): number =>
    row.isBaseline ? Number.NEGATIVE_INFINITY : sign * (row.metrics[headline]?.value ?? Number.NaN)
  return rows.toSorted((a, b) => meritOf(b) - meritOf(a))
}
