import { AppError } from '@cadre/core'
import { recogniseAdverse, recogniseGroup, recogniseProtected } from '@cadre/people'
import { featureCatalogue } from '@cadre/people/features'
import { attrition } from '@cadre/usecases'

/** What an action may answer: what models of leaving may be told. Protected attributes are never among it. */
export const answerable: ReadonlySet<string> = new Set(
  featureCatalogue
    .filter(
      ({ name, purposes, sensitivity }) =>
        attrition.purposes.some((purpose) => purposes.includes(purpose)) &&
        !sensitivity.includes('protected') &&
        recogniseProtected(name) === undefined,
    )
    .map(({ name }) => name),
)

interface Told {
  readonly kind: string
  readonly answers: readonly string[]
}

/**
 * Refuses an action that chooses people by a protected attribute or is done against them, and answers that no model of leaving is told.
 * It looks at words; what they mean, whoever enters it answers for. Throws `AppError('record-invalid')`.
 */
export function refuseAction({ kind, answers }: Told): void {
  const group = recogniseGroup(kind)
  if (group !== undefined)
    throw refusal(
      'kind',
      `An action is for everybody whom it may help: "${kind}" chooses people by ${group}. Say what is done, not for which group.`,
    )
  const against = recogniseAdverse(kind)
  if (against !== undefined)
    throw refusal(
      'kind',
      `What follows from a score is an offer: "${against}" is done against a person, and is no action of this list.`,
    )
  const unknown = answers.find((name) => !answerable.has(name))
  if (unknown !== undefined)
    throw refusal(
      'answers',
      `An action answers features that models of leaving may be told; "${unknown}" is none. Choose from the list.`,
    )
}

function refusal(field: string, message: string): AppError {
  return new AppError('record-invalid', message, {
    issues: [{ path: ['body', field], code: 'refused', message }],
  })
}
