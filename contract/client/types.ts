import type { z } from 'zod'
import type { namedRoutes } from '../routes.ts'

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
export type AnswerOf<Name extends RouteName> = z.output<Routes[Name]['output']>

/** Names of the routes that answer a page of a list. */
export type ListName = {
  [Name in RouteName]: AnswerOf<Name> extends { items: readonly unknown[]; nextCursor: string | null }
    ? Name
    : never
}[RouteName]

export type ItemOf<Name extends ListName> =
  AnswerOf<Name> extends { items: readonly (infer Item)[] } ? Item : never

/** One version of a record of any kind. */
export interface RecordVersion {
  readonly id: string
  readonly subjectId: string | null
  readonly version: number
  readonly validFrom: string
  readonly validTo: string | null
  readonly recordedFrom: string
  readonly recordedTo: string | null
  readonly enteredBy: string
  readonly reason: string | null
  readonly values: Readonly<Record<string, unknown>>
  readonly custom: Readonly<Record<string, string | number | boolean | null>>
}

export interface NewRecord {
  readonly subjectId?: string
  readonly from: string
  readonly to?: string
  readonly values: Readonly<Record<string, unknown>>
  readonly custom?: Readonly<Record<string, string | number | boolean | null>>
  readonly reason?: string
}
