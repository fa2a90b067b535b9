import type { Purpose } from '../purposes.ts'
import { accessRules } from './access-rules.ts'
import type { DataClass } from './data-classes.ts'
import { aggregateRules, dataSetRules } from './derived-rules.ts'
import type { Role } from './roles.ts'

/** Classes that say nothing about a person. */
const aboutNobody: readonly DataClass[] = ['organisation', 'courses', 'pay structure', 'market pay']

interface Reader {
  readonly roles: readonly Role[]
  /** Whether the reader's grant of a region is over everybody. */
  readonly reachesAll: boolean
}

/**
 * Whether a reader may have figures over everybody that are made of some classes of data, for a purpose: one role has to cover all classes, by
 * its rule for figures or for records of everybody, or for rows without names.
 */
export function mayReadFigures(
  { roles, reachesAll }: Reader,
  { classes, purpose }: { readonly classes: readonly DataClass[]; readonly purpose: Purpose },
): boolean {
  const aboutPeople = classes.filter((dataClass) => !aboutNobody.includes(dataClass))
  const overEverybody = [
    ...aggregateRules,
    ...accessRules.filter(({ acts }) => acts.includes('read')),
  ].filter(({ relation }) => relation === 'anyone' || (relation === 'region' && reachesAll))
  const rules = [...overEverybody, ...dataSetRules].filter((rule) => rule.purposes.includes(purpose))
  // What is made of nothing about a person is still counted over people.
  const needed = aboutPeople.length === 0 ? (['directory'] as const) : aboutPeople
  return roles.some((role) =>
    needed.every((dataClass) => rules.some((rule) => rule.role === role && rule.dataClass === dataClass)),
  )
}
