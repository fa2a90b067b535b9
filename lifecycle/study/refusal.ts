import type { Evaluated } from '../evaluate/leaderboard.ts'
import type { InferredRoles } from '../validate/index.ts'
import type { Explanation, StudyResult } from './study-result.ts'

/** Over this share of the importance, a suspect column carries the model. */
const restsOnShare = 0.5

interface RefusalInput {
  readonly evaluated: Evaluated
  readonly roles: InferredRoles
  readonly explanation: Explanation
}

/** Why no model should be recommended; undefined when one may. */
export function judgeRefusal({ evaluated, roles, explanation }: RefusalInput): StudyResult['refusal'] {
  const leaks = roles.leaks.filter((name) => roles.features.includes(name))
  const leakShare = explanation.importance.reduce(
    (sum, { column, share }) => (leaks.includes(column) ? sum + share : sum),
    0,
  )
  if (leakShare > restsOnShare) {
    return {
      code: 'quality-rests-on-leak',
      reasons: [
        `${Math.round(leakShare * 100)} % of what the model uses comes from ${leaks.map((name) => `"${name}"`).join(', ')}, suspected to say the answer.`,
        'When the model is needed, before the outcome, such a column will not be filled in. Leave it out.',
      ],
    }
  }
  const { value, low } = evaluated.leadOverBaseline
  if (low > 0) return undefined
  return {
    code: 'no-better-than-baseline',
    reasons: [
      value > 0
        ? `The best model's lead over a naive guess is ${value.toFixed(3)}, which could be chance: its interval reaches down to ${low.toFixed(3)}.`
        : `Even the best model is no better than a naive guess (${Math.abs(value).toFixed(3)} behind it).`,
      'More rows, or columns that have to do with the target, are needed.',
    ],
  }
}
