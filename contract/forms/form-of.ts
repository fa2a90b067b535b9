import type { Entity, Field } from '@cadre/people'
import { entities, entityNamed, proposalsOf } from '@cadre/people'
import type { z } from 'zod'
import { changedValuesSchema, newValuesSchema } from '../values-schema.ts'

/** What a form needs to ask for one field. */
export interface FormField {
  readonly name: string
  readonly meaning: string
  readonly type: Field['type']
  readonly isRequired: boolean
  readonly choices: readonly string[]
  /** Paths of the kinds of record that a reference may lead to. */
  readonly refersTo: readonly string[]
  readonly format: string
  readonly maxLength: number | undefined
  readonly min: number | undefined
  readonly max: number | undefined
  readonly unit: string | undefined
}

export interface Form {
  /** Path of the kind's routes. */
  readonly path: string
  readonly dataClass: string
  /** Whether it happens on a day, instead of holding from a day on. */
  readonly isEvent: boolean
  readonly fields: readonly FormField[]
  /** The schemas that the server checks with, so that the messages are the same. */
  readonly newValues: z.ZodType<Record<string, unknown>>
  readonly changedValues: z.ZodType<Record<string, unknown>>
}

/** The form of a kind of record, such as `goal`, with all its fields or those named, in that order. */
export function formOf(kind: string, names?: readonly string[]): Form {
  const entity = entityNamed(kind)
  return {
    path: entity.path,
    dataClass: entity.dataClass,
    isEvent: entity.time === 'event',
    fields: (names ?? fieldsOf(entity)).map((name) => formField(name, entity.fields[name])),
    newValues: newValuesSchema(entity),
    changedValues: changedValuesSchema(entity),
  }
}

/** What a person may ask to have changed in own records of a kind, by whether somebody has to approve it. */
export function requestable(kind: string): {
  readonly atOnce: readonly string[]
  readonly onApproval: readonly string[]
} {
  const { atOnce = [], onApproval = [] } = proposalsOf(kind) ?? {}
  return { atOnce, onApproval }
}

/** The form of a kind of record by the path of its routes, with the name of the kind. */
export function formAt(path: string): Form & { readonly kind: string } {
  const entity = entities.find((one) => one.path === path)
  if (!entity) throw new Error(`there is no kind of record at ${path}`)
  return { ...formOf(entity.name), kind: entity.name }
}

/** The name of the kind of record at a path, as one record of it is called. */
export const kindAt = (path: string): string => entities.find((one) => one.path === path)?.name ?? path

/** How an account with these rights changes a record of others: itself, by asking for it, or not at all. */
export function wayToChange(
  path: string,
  rights: readonly { readonly dataClass: string; readonly act: string; readonly relation: string }[],
): 'change' | 'ask' | undefined {
  const entity = entities.find((one) => one.path === path)
  const acts = rights
    .filter(({ dataClass, relation }) => dataClass === entity?.dataClass && overOthers.has(relation))
    .map(({ act }) => act)
  if (acts.includes('write')) return 'change'
  return entity && acts.includes('propose') && proposalsOf(entity.name)?.byOthers === true ? 'ask' : undefined
}
/** How somebody who may write or ask enters another record of a kind about a person; not at all where one holds of which there is one at a time. */
export function wayToAdd(
  path: string,
  {
    may,
    has,
  }: { readonly may: (dataClass: string, act: 'write' | 'propose') => boolean; readonly has: boolean },
): 'add' | 'ask' | undefined {
  const entity = entities.find((one) => one.path === path)
  if (!entity || entity.isEnteredByOwnRoute) return undefined
  const isAlone = entity.exclusions.some(({ per, when }) => when === undefined && per.join() === 'personId')
  if (isAlone && has) return undefined
  if (may(entity.dataClass, 'write')) return 'add'
  return proposalsOf(entity.name)?.byOthers === true && may(entity.dataClass, 'propose') ? 'ask' : undefined
}

/** What a form asks when nothing else is said. */
const fieldsOf = ({ fields, setByOwnRoute = [] }: Entity): string[] =>
  Object.keys(fields).filter((name) => !setByOwnRoute.includes(name))

const overOthers: ReadonlySet<string> = new Set(['anyone', 'region', 'chain'])

const choices = new Set(
  entities.flatMap(({ fields }) =>
    Object.entries(fields).flatMap(([name, field]) =>
      field.type === 'choice' ? field.choices.map((choice) => `${name} ${choice}`) : [],
    ),
  ),
)

/** The name of every kind of record, by itself and in paths, of its fields and of what they may hold. */
export const declaredNames: readonly string[] = [
  ...new Set(
    entities.flatMap(({ name, path, fields }) => [
      name,
      path,
      ...Object.entries(fields).flatMap(([field, declared]) =>
        declared.type === 'choice' ? [field, ...declared.choices] : [field],
      ),
    ]),
  ),
]

/** Whether a value is a word of the list that a field of this name has. */
export const isChoice = (field: string, value: string): boolean => choices.has(`${field} ${value}`)

function formField(name: string, field: Field | undefined): FormField {
  if (!field) throw new Error(`there is no field ${name}`)
  const { meaning, type, isRequired } = field
  return {
    name,
    meaning,
    type,
    isRequired,
    choices: field.type === 'choice' ? field.choices : [],
    refersTo: field.type === 'reference' ? field.to.map((to) => entityNamed(to).path) : [],
    format: field.type === 'text' ? field.format : 'plain',
    maxLength: field.type === 'text' ? field.maxLength : undefined,
    min: 'min' in field ? field.min : undefined,
    max: 'max' in field ? field.max : undefined,
    unit: 'unit' in field ? field.unit : undefined,
  }
}
