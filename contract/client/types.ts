import type { z } from 'zod'
import type { namedRoutes } from '../routes.ts'
import type { KindsByPath, RecordFields } from './record-kinds.ts'

type Routes = typeof namedRoutes
/** The name of a route with a shape of its own. */
export type RouteName = keyof Routes

/** A part of a request that the route's schema asks for, may take, or does not know. */
type Part<Name extends string, Schema extends z.ZodType, Value = z.input<Schema>> = unknown extends Value
  ? { readonly [Key in Name]?: never }
  : object extends Value
    ? { readonly [Key in Name]?: Value }
    : { readonly [Key in Name]: Value }

/** What a call of a route brings. */
export type InputOf<Name extends RouteName> = Part<'params', Routes[Name]['params']> &
  Part<'query', Routes[Name]['query']> &
  Part<'body', Routes[Name]['body']>

/** What a call of a route answers. */
export type AnswerOf<Name extends RouteName> = Name extends 'getPerson'
  ? PersonAnswer
  : z.output<Routes[Name]['output']>

/** A person with records of every kind that is within reach, by the path of the kind; the contract leaves their values open. */
type PersonAnswer = Omit<z.output<Routes['getPerson']['output']>, 'records'> & {
  readonly records: { readonly [Path in RecordPath]?: readonly RecordOf<KindsByPath[Path]>[] }
}

/** Names of the routes that answer a page of a list. */
export type ListName = {
  [Name in RouteName]: AnswerOf<Name> extends { items: readonly unknown[]; nextCursor: string | null }
    ? Name
    : never
}[RouteName]

export type ItemOf<Name extends ListName> =
  AnswerOf<Name> extends { items: readonly (infer Item)[] } ? Item : never

/** The name of a kind of record. */
export type RecordKind = keyof RecordFields
/** The path of a kind of record in the API. */
export type RecordPath = keyof KindsByPath

/** Values of a kind of record that is not known beforehand. */
export type AnyValues = Readonly<Record<string, unknown>>
/** Values as they are answered: what is unknown, or was not asked for, is left out. */
export type ValuesOf<Kind extends RecordKind> = Partial<RecordFields[Kind]>
/** Values of a new record: what is not required may be left out or `null`. */
export type NewValuesOf<Kind extends RecordKind> = Entered<RecordFields[Kind]>
/** Values that an amendment changes; `null` makes an optional one unknown. */
export type ChangedValuesOf<Kind extends RecordKind> = Partial<Entered<RecordFields[Kind]>>

type Entered<Fields> = { readonly [Name in keyof Fields]: Fields[Name] | IfOptional<Fields, Name> }
type IfOptional<Fields, Name extends keyof Fields> = object extends Pick<Fields, Name> ? null : never

/** One version of a record. */
export interface RecordVersion<Values = AnyValues> {
  readonly id: string
  readonly subjectId: string | null
  readonly version: number
  readonly validFrom: string
  readonly validTo: string | null
  readonly recordedFrom: string
  readonly recordedTo: string | null
  readonly enteredBy: string
  readonly reason: string | null
  readonly values: Values
  readonly custom: Readonly<Record<string, string | number | boolean | null>>
}
/** One version of a record of a kind, such as `RecordOf<'job_assignment'>`. */
export type RecordOf<Kind extends RecordKind> = RecordVersion<ValuesOf<Kind>>

export interface NewRecord<Values = AnyValues> {
  readonly subjectId?: string
  readonly from: string
  readonly to?: string
  readonly values: Values
  readonly custom?: Readonly<Record<string, string | number | boolean | null>>
  readonly reason?: string
}
export type Amendment<Values = AnyValues> = Omit<NewRecord<Values>, 'subjectId' | 'values'> & {
  readonly values?: Values
}
