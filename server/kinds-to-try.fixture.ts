import { routes } from '@cadre/contract'
import type { Route } from '@cadre/contract'
import { entities } from '@cadre/people'
import type { Entity } from '@cadre/people'

/**
 * `npm test` tries kinds of record until each trait was met; the `.system.test.ts` beside a test sets this and tries all of
 * them. Policies, routes and handlers are made from the declaration, so that kinds of the same traits differ in fields alone.
 */
const triesEverything = process.env['CADRE_TRY'] === 'everything'

/** What policies and handlers look at in a declaration. */
function traitsOf(entity: Entity): string[] {
  const { subject, withoutSubject, dataClass, time, seenWith, takesCustomFields, isEnteredByOwnRoute } =
    entity
  const { authorField, seenByOthersWhen, visibleToSelfWhen, restrictedWhen } = entity
  const special = {
    authorField,
    seenByOthersWhen,
    visibleToSelfWhen,
    restrictedWhen,
    seenWith,
    isEnteredByOwnRoute,
    takesCustomFields: takesCustomFields || undefined,
  }
  const has = Object.entries(special).flatMap(([name, value]) => (value === undefined ? [] : [name]))
  return [JSON.stringify([subject, dataClass]), `time ${time}`, `without ${String(withoutSubject)}`, ...has]
}

function someWithEachTrait(): readonly Entity[] {
  const met = new Set<string>()
  return entities.filter((entity) => {
    const fresh = traitsOf(entity).filter((trait) => !met.has(trait))
    for (const trait of fresh) met.add(trait)
    return fresh.length > 0
  })
}

/** The kinds of records to go through. */
export const kindsToTry = triesEverything ? entities : someWithEachTrait()

const others = new Set(entities.filter((entity) => !kindsToTry.includes(entity)).map(({ path }) => path))

/** The routes to go through: all that are no kind's, and those of the kinds. */
export const routesToTry: readonly Route[] = routes.filter(({ path }) => !others.has(path.split('/')[1]!))
