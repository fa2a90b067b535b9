import { entityNamed } from '@cadre/people'
import type { ImportMapping } from './import-mapping.ts'
import { isLookUp } from './record-value.ts'
import type { RowReading, Wish, WishedValue } from './record-value.ts'

/**
 * What tells records of the organisation apart that have no name, such as market pay of a family, grade and country by a
 * survey. None for kinds that are found by their name.
 */
export function naturalKey(kind: string): readonly string[] {
  const { subject, title, fields, unique } = entityNamed(kind)
  const isNamed = title[0] !== undefined && fields[title[0]]?.type === 'text'
  return subject === 'organisation' && !isNamed ? (unique[0] ?? []) : []
}

/** Kinds that a sheet speaks of by such a key: it does not bring their ids. */
export function keyedKinds({ columns, fixed }: ImportMapping): string[] {
  const targets = [...columns.flatMap(({ to }) => to ?? []), ...Object.keys(fixed)]
  const kinds = [...new Set(targets.map((target) => target.slice(0, target.indexOf('.'))))]
  return kinds.filter(
    (kind) => kind !== 'row' && naturalKey(kind).length > 0 && !targets.includes(`${kind}.id`),
  )
}

/** The wish of a row that is about the organisation and is known by such a key. */
export function keyedWish({ key, wishes }: Pick<RowReading, 'key' | 'wishes'>): Wish | undefined {
  if (key) return undefined
  return wishes.find(
    ({ entity, id }) => entity !== 'row' && id === undefined && naturalKey(entity).length > 0,
  )
}

/** Such a key as a text; words are compared without case, what is not known with nothing. */
export function naturalKeyText(kind: string, valueOf: (field: string) => WishedValue | undefined): string {
  const { fields } = entityNamed(kind)
  const parts = naturalKey(kind).map((field) => {
    const value = valueOf(field)
    if (value === undefined || value === null) return null
    if (isLookUp(value)) return value.text.toLowerCase()
    return fields[field]?.type === 'text' && typeof value === 'string' ? value.toLowerCase() : value
  })
  return JSON.stringify([kind, ...parts])
}
