import type { Estimator, FitOptions, Fitted, Target } from '../estimator.ts'
import { deriveSeed } from '../random.ts'
import type { Table } from '../table/table.ts'
import { blendFitted } from './blend-fitted.ts'
import { logMargin } from './log-margin.ts'
import { voteFitted } from './vote-fitted.ts'

export interface Voter {
  readonly estimator: Estimator
  readonly weight: number
}

interface VotingSettings {
  readonly name: string
  readonly params: Readonly<Record<string, unknown>>
  /** Log-odds give one that is sure more to say; probabilities are averaged as they are. */
  readonly average: 'log-odds' | 'probabilities'
}

/** Learners that each learn all rows and are averaged by weight. Predicted numbers are averaged as they are. */
export function createVoting(
  votersOf: (target: Target) => readonly Voter[],
  { name, params, average }: VotingSettings,
): Estimator {
  return {
    name,
    params,
    async fit(table, target, weights, options = {}) {
      const voters = votersOf(target)
      const fitted = await fitAll(
        voters.map(({ estimator }) => estimator),
        { table, target, weights, options },
      )
      const members = fitted.map((member, index) => ({ fitted: member, weight: voters[index]!.weight }))
      if (average === 'probabilities') return voteFitted(members)
      return blendFitted(
        target.task === 'regression'
          ? members
          : members.map((member) => ({ ...member, fitted: logMargin(member.fitted) })),
      )
    },
  }
}

interface FitInput {
  readonly table: Table
  readonly target: Target
  readonly weights: Float64Array | undefined
  readonly options: FitOptions
}

/** Fits one after the other, each with a seed of its own. */
export async function fitAll(
  estimators: readonly Estimator[],
  { table, target, weights, options }: FitInput,
): Promise<Fitted[]> {
  const fitted: Fitted[] = []
  for (const [index, estimator] of estimators.entries()) {
    fitted.push(
      await estimator.fit(table, target, weights, {
        ...options,
        seed: deriveSeed(options.seed ?? 1, 'member', index),
        onProgress: (done) => options.onProgress?.((index + done) / estimators.length),
      }),
    )
  }
  return fitted
}
