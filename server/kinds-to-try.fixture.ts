import { routes } from '@cadre/contract'
import type { Route } from '@cadre/contract'
import { entities } from '@cadre/people'
import type { Entity } from '@cadre/people'

/**
 * `npm test` tries one kind of record of each sort; the `.system.test.ts` beside a test sets this and tries all of
 * them. Policies, routes and handlers are made from the declaration, so that kinds of one sort differ in fields alone.
 */
const triesEverything = process.env['CADRE_TRY'] === 'everything'

/** What policies and handlers look at in a declaration. */
function sortOf(entity: Entity): string {
  const { subject, withoutSubject, dataClass, time, seenWith, takesCustomFields, isEnteredByOwnRoute } =
    entity
  const { authorField, seenByOthersWhen, visibleToSelfWhen, restrictedWhen } = entity
  const special = [
    authorField,
    seenByOthersWhen,
    visibleToSelfWhen,
    restrictedWhen,
    seenWith,
    isEnteredByOwnRoute,
  ]
  const flags = [...special.map((each) => each !== undefined), takesCustomFields]
  return JSON.stringify([subject, withoutSubject, dataClass, time, ...flags])
}

function oneOfEachSort(): readonly Entity[] {
  return [...Map.groupBy(entities, sortOf).values()].map(([first]) => first!)
}

/** The kinds of records to go through. */
export const kindsToTry = triesEverything ? entities : oneOfEachSort()

const others = new Set(entities.filter((entity) => !kindsToTry.includes(entity)).map(({ path }) => path))

/** The routes to go through: all that are no kind's, and those of the kinds. */
export const routesToTry: readonly Route[] = routes.filter(({ path }) => !others.has(path.split('/')[1]!))
