import type { Entity } from '../entities/define-entity.ts'
import type { Field } from '../entities/field.ts'

/**
 * What becomes of a field in a pseudonymised data set. `category`: values of fewer than five people
 * become `other`; `known record`: the same, for ids of courses, skills and the like; `number` and `money`:
 * three digits, and nobody beyond the fifth highest or lowest; `month`: shifted with the person, without its
 * day; `flag`: as it is when both answers have five people; `left out`: with the reason.
 */
export type Treatment =
  | { readonly kind: 'category' | 'known record' | 'number' | 'money' | 'month' | 'flag' }
  | { readonly kind: 'left out'; readonly because: string }

/** Records of the organisation that tell nobody apart who does not stand alone with them. */
const commonRecords = new Set(['course', 'skill', 'competency', 'measure'])

/** How a field is treated, by its declaration alone. */
export function treatmentOf(field: Field): Treatment {
  if (field.identifying === 'directly') return leftOut('it can name a person')
  if (field.identifying === 'indirectly') return leftOut('it tells people apart; see the data set `people`')
  switch (field.type) {
    case 'text':
      return ['plain', 'country', 'currency', 'language'].includes(field.format)
        ? { kind: 'category' }
        : leftOut('it can name a person')
    case 'choice':
      return { kind: 'category' }
    case 'boolean':
      return { kind: 'flag' }
    case 'integer':
    case 'number':
      return { kind: 'number' }
    case 'money':
      return { kind: 'money' }
    case 'date':
      return { kind: 'month' }
    case 'reference':
      return field.to.every((entity) => commonRecords.has(entity))
        ? { kind: 'known record' }
        : leftOut('it points to a person, a place or a unit')
    case 'texts':
    case 'instant':
      return leftOut('it tells people apart')
  }
}

const leftOut = (because: string): Treatment => ({ kind: 'left out', because })

/** The treatment of each field of an entity but those that are told in the data set `people`. */
export function treatmentsOf({ fields }: Entity, toldOfPeople: readonly string[]): Record<string, Treatment> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [
      name,
      toldOfPeople.includes(name) ? leftOut('it is in the data set `people`') : treatmentOf(field),
    ]),
  )
}
