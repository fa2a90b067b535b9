import { AppError } from '@cadre/core'
import { useCases } from '@cadre/usecases'

interface Question {
  readonly title: string
  readonly useCase: string
  readonly purpose: string
}

/** Purposes whose decisions give or refuse somebody something. */
const adversePurposes: readonly string[] = ['hiring', 'pay']

/** Chance never has a part in a decision against a person: throws `record-conflict` where a score may lead to one. */
export function refuseAdverseSplit({ title, useCase, purpose }: Question): void {
  const adverse = useCases.find(({ name }) => name === useCase)?.adverse ?? ['what is not declared']
  const isAdverse = adverse.length > 0 || adversePurposes.includes(purpose)
  if (!isAdverse) return
  const why = adverse[0] ?? `decisions on ${purpose}`
  throw new AppError(
    'record-conflict',
    `Scores of "${title}" may have a part in a decision against a person (${why}), and chance never has a part in one. Try the version beside, where nobody is shown its scores.`,
  )
}
