import { evaluateLearners } from '../evaluate/leaderboard.ts'
import type { Evaluated } from '../evaluate/leaderboard.ts'
import type { KeptModel } from '../mitigate/keep-mitigated.ts'
import type { FinalModel } from '../train/fit-final.ts'
import type { JudgedLearner } from '../train/judge-learner.ts'
import type { OuterPlan } from '../train/training-data.ts'
import type { PreparedStudy } from './prepare-study.ts'

/** The model that a study ends with. */
export interface Settled {
  readonly evaluated: Evaluated
  readonly chosen: JudgedLearner
  readonly final: FinalModel
}

/** Puts a mitigated model in the place of the recommended one; the others stay on the leaderboard as they are. */
export function settleOnKept(
  { judged, final, reason }: KeptModel,
  { leaderboard }: Evaluated,
  {
    prepared,
    baseline,
    plan,
    seed,
  }: {
    readonly prepared: PreparedStudy
    readonly baseline: JudgedLearner
    readonly plan: OuterPlan
    readonly seed: number
  },
): Settled {
  const alone = evaluateLearners([baseline, judged], prepared.data, { plan, seed })
  const row = alone.leaderboard.find(({ isBaseline }) => !isBaseline)!
  const others = leaderboard.map((other) => ({ ...other, isRecommended: false }))
  return {
    evaluated: {
      leaderboard: [{ ...row, isRecommended: true }, ...others],
      recommendation: { learner: judged.learner.name, reason },
      leadOverBaseline: alone.leadOverBaseline,
    },
    chosen: judged,
    final,
  }
}
