import { useCases } from '@cadre/usecases'

interface Question {
  readonly useCase: string
  readonly purpose: string
}

/** Purposes whose decisions give or refuse somebody something. */
const adversePurposes: readonly string[] = ['hiring', 'pay']

/** The decision against a person in which scores of a model may have a part; `undefined` where there is none. */
export function adverseDecision({ useCase, purpose }: Question): string | undefined {
  const adverse = useCases.find(({ name }) => name === useCase)?.adverse ?? ['what is not declared']
  return adverse[0] ?? (adversePurposes.includes(purpose) ? `decisions on ${purpose}` : undefined)
}
