import { AppError } from '@cadre/core'

/**
 * Bands put people in an order, and the probability of whichever of several answers is the likeliest is none: throws `record-conflict`
 * with what to ask instead.
 */
export function refuseSeveralAnswers(
  modelName: string,
  { task, target }: { task: string; target: string },
): void {
  if (task !== 'multiclass') return
  throw new AppError(
    'record-conflict',
    `"${modelName}" tells which of several answers is the likeliest (${target}), and such scores put nobody in an order, so people are not scored with it. Set up a model with a question of yes or no, or of a number.`,
  )
}
