import type { Entity } from './define-entity.ts'
import * as hiring from './hiring.ts'
import * as organisation from './organisation.ts'
import * as person from './person.ts'

/** Every kind of record. */
export const entities: readonly Entity[] = [
  ...Object.values(organisation),
  ...Object.values(person),
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
