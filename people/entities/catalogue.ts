import type { Entity } from './define-entity.ts'
import * as employment from './employment.ts'
import * as hiring from './hiring.ts'
import * as learning from './learning.ts'
import * as onboarding from './onboarding.ts'
import * as pay from './pay.ts'
import * as performance from './performance.ts'
import * as person from './person.ts'
import * as structure from './structure.ts'
import * as surveys from './surveys.ts'

/** Every kind of record. */
export const entities: readonly Entity[] = [
  ...Object.values(structure),
  ...Object.values(person),
  ...Object.values(employment),
  ...Object.values(pay),
  ...Object.values(performance),
  ...Object.values(learning),
  ...Object.values(surveys),
  ...Object.values(onboarding),
  ...Object.values(hiring),
]

const byName = new Map(entities.map((entity) => [entity.name, entity]))
const byPrefix = new Map(entities.map((entity) => [entity.idPrefix, entity]))

if (byPrefix.size !== entities.length) throw new Error('two entities share an id prefix')

/** The declaration of a kind of record; a plain error when there is none. */
export function entityNamed(name: string): Entity {
  const entity = byName.get(name)
  if (!entity) throw new Error(`there is no entity "${name}"`)
  return entity
}
