import type { Act, DataClass, Derived, Purpose, Role } from '@cadre/people'
import type { ErrorCode } from '@cadre/core'
import { z } from 'zod'

/**
 * Who may call a route. `data`: whoever a rule of people/access lets do the act to some record of the
 * class; which records, the row policies decide. `derived`: whoever has a rule for aggregates or data
 * sets of some class. `roles`: an account with one of them. `signed in`:
 * any account, for what is its own. `anyone`: without signing in.
 */
export type Access = (
  | { readonly kind: 'anyone' }
  | { readonly kind: 'signed in' }
  | { readonly kind: 'roles'; readonly roles: readonly Role[] }
  | { readonly kind: 'data'; readonly dataClass: DataClass; readonly act: Act }
  | { readonly kind: 'derived'; readonly derived: Derived }
) & {
  /** Only soon after signing in, and in a browser: for acts that a stolen session must not do. */
  readonly needsFreshSignIn?: boolean
  /** Not with an API token. */
  readonly isForBrowsers?: boolean
  /** Also in a session that can only set up how its account signs in. */
  readonly isForSetUp?: boolean
}

export type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'

/** Everything about a route that server, client, documentation and the access tests need to know. */
export interface Route {
  /** Unique; the name of the operation in the OpenAPI document. */
  readonly id: string
  readonly method: Method
  /** With `:name` for parameters, below `/api/v1` unless it begins with `/v2`. */
  readonly path: string
  readonly group: string
  readonly summary: string
  readonly access: Access
  /** Purposes it may be called for; the first is taken when the caller names none. */
  readonly purposes: readonly [Purpose, ...Purpose[]]
  readonly params: z.ZodType
  readonly query: z.ZodType
  readonly body: z.ZodType
  readonly output: z.ZodType
  /** What the answer is sent as; the output is then a text. JSON when left out. */
  readonly sentAs?: 'text/html; charset=utf-8'
  /** Media types of the files that it answers, one of which the query names. */
  readonly files?: readonly string[]
  /** The body is a part of a file: bytes as application/octet-stream, not JSON. */
  readonly takesBytes?: boolean
  /** Whether the caller must say what it is for; otherwise the first purpose is taken. */
  readonly asksPurpose?: boolean
  readonly errors: readonly ErrorCode[]
  /** Its answers hold secrets that are shown once: they are not kept to be repeated. */
  readonly isSecret: boolean
  /** It changes nothing and is asked often: those of one caller that come at once are answered in one transaction. */
  readonly isGathered?: boolean
  /** It enters what nobody may know the author of. */
  readonly isNameless?: boolean
}

type Declared<R extends Partial<Route>> = R &
  Pick<Route, 'id' | 'method' | 'path' | 'group' | 'summary' | 'access' | 'output'>

/** Declares a route. A route without access cannot be declared: the type asks for it. */
export function defineRoute<const R extends Partial<Route>>(route: Declared<R>): Defined<R> {
  return {
    purposes: ['operation'],
    params: nothing,
    query: nothing,
    body: nothing,
    errors: [],
    isSecret: false,
    ...route,
  } as never
}

export type Defined<R extends Partial<Route>> = Omit<Route, keyof R> & R

const nothing = z.strictObject({})

/** What a caller passes and gets, by the route's schemas. */
export type ParamsOf<R extends Route> = z.output<R['params']>
export type QueryOf<R extends Route> = z.output<R['query']>
export type BodyOf<R extends Route> = z.output<R['body']>
export type OutputOf<R extends Route> = z.output<R['output']>
