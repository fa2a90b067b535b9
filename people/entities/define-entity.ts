import type { DataClass } from '../access/data-classes.ts'
import type { Fields } from './field.ts'

/** Whose record it is; row access follows the subject. */
export type Subject = 'person' | 'candidate' | 'application' | 'organisation'

/** At most one record of these may hold at any moment, for each combination of `per`. */
export interface ExclusionRule {
  readonly per: readonly string[]
  readonly when?: Readonly<Record<string, string | boolean>>
  readonly message: string
}

export interface EntityDeclaration {
  /** snake_case: the table's name and the word in policies and imports. */
  readonly name: string
  /** kebab-case plural: the name in the API's paths. */
  readonly path: string
  readonly idPrefix: string
  readonly meaning: string
  readonly subject: Subject
  /**
   * Who sees a record without its optional subject (an organisation's goal, an anonymous answer);
   * left out when every record must have its subject.
   */
  readonly withoutSubject?: 'everyone' | 'nobody'
  readonly dataClass: DataClass
  /** `period`: holds from a date until another; `event`: happened on a date and stays true. */
  readonly time: 'period' | 'event'
  readonly fields: Fields
  /** The fields that name a record to a reader, in order. */
  readonly title?: readonly string[]
  readonly takesCustomFields?: boolean
  readonly exclusions?: readonly ExclusionRule[]
  /** Fields whose values no two records may share while both hold. */
  readonly unique?: readonly (readonly string[])[]
  /** Amounts, of which none is below one before it; those of one record are in one currency. */
  readonly rising?: readonly string[]
  /** The field with the person who wrote it; that person reaches it by the relation `author`. */
  readonly authorField?: string
  /** The field with the person who is to do it; that person sees it by the relation `assignee`. */
  readonly assigneeField?: string
  /** What somebody who is only its author may write into these fields. */
  readonly authorMayWrite?: Readonly<Record<string, readonly string[]>>
  /** The field with its round; somebody who is only its author writes it while the round is planned or open. */
  readonly authorRoundField?: string
  /** A flag without which nobody but the author sees it. */
  readonly seenByOthersWhen?: string
  /** The person it is about sees it only when these fields have these values. */
  readonly visibleToSelfWhen?: Readonly<Record<string, string>>
  /** It is seen only together with the record that this field refers to. */
  readonly seenWith?: { readonly field: string; readonly entity: string }
  /** It is entered by a route of its own, which checks what no single record tells; the routes of all records only read it. */
  readonly isEnteredByOwnRoute?: true
  /** Fields that a route of their own sets; the routes of all records answer them and do not take them. */
  readonly setByOwnRoute?: readonly string[]
  /** A flag that hides the record from all but those who work on it. */
  readonly restrictedWhen?: string
  /** Fields that are often filtered by, beside the subject. */
  readonly indexed?: readonly string[]
}

type Optional =
  | 'withoutSubject'
  | 'authorField'
  | 'assigneeField'
  | 'authorMayWrite'
  | 'authorRoundField'
  | 'seenByOthersWhen'
  | 'visibleToSelfWhen'
  | 'seenWith'
  | 'isEnteredByOwnRoute'
  | 'setByOwnRoute'
  | 'restrictedWhen'
export type Entity = Required<Omit<EntityDeclaration, Optional>> & Pick<EntityDeclaration, Optional>

const reserved = new Set([
  'id',
  'personId',
  'candidateId',
  'applicationId',
  'validFrom',
  'validTo',
  'version',
])

/**
 * Declares one kind of record. Table, row policies, API, forms, imports and exports come from the
 * declaration. Throws a plain error on a declaration that cannot be: that is a mistake of ours.
 */
export function defineEntity(declaration: EntityDeclaration): Entity {
  const { name, fields, subject, withoutSubject } = declaration
  if (!/^[a-z][a-z_]{2,40}$/.test(name)) throw new Error(`"${name}" is not a snake_case name`)
  for (const field of Object.keys(fields)) {
    if (reserved.has(field)) throw new Error(`${name}.${field}: the name is taken by every record`)
    if (!/^[a-z][A-Za-z0-9]*$/.test(field)) throw new Error(`${name}.${field} is not camelCase`)
  }
  if (withoutSubject && subject === 'organisation') throw new Error(`${name} has no subject to be without`)
  for (const field of declaration.rising ?? [])
    if (fields[field]?.type !== 'money') throw new Error(`${name}.${field} is no amount that could rise`)
  return {
    title: [],
    takesCustomFields: false,
    exclusions: [],
    unique: [],
    rising: [],
    indexed: [],
    ...declaration,
  }
}
