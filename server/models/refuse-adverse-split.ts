import { AppError } from '@cadre/core'
import { adverseDecision } from './adverse-decision.ts'

interface Question {
  readonly title: string
  readonly useCase: string
  readonly purpose: string
}

/** Chance never has a part in a decision against a person: throws `record-conflict` where a score may lead to one. */
export function refuseAdverseSplit(question: Question): void {
  const why = adverseDecision(question)
  if (why === undefined) return
  throw new AppError(
    'record-conflict',
    `Scores of "${question.title}" may have a part in a decision against a person (${why}), and chance never has a part in one. Try the version beside, where nobody is shown its scores.`,
  )
}
