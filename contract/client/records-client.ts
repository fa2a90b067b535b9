import type { z } from 'zod'
import type { changeRequestSchema } from '../routes/change-request-schema.ts'
import { pagesOf } from './send.ts'
import type { Answered, CallOptions, Send } from './send.ts'
import type {
  Amendment,
  AnyValues,
  ChangedValuesOf,
  NewRecord,
  NewValuesOf,
  RecordKind,
  RecordVersion,
  ValuesOf,
} from './types.ts'

type Query = Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>
interface Page<Values> {
  readonly items: RecordVersion<Values>[]
  readonly nextCursor: string | null
  readonly total?: number
  readonly _restrictedFields: string[]
}
interface Written<Values> {
  readonly id: string
  readonly versions: RecordVersion<Values>[]
}

interface BulkResult {
  readonly id: string | null
  /** `ok`, or why it was refused. */
  readonly code: string
  /** The newest version of the record: after the change; in a dry run, before it. */
  readonly version?: number
  readonly message?: string
}

type ProposedRecord<New, Changed> =
  | { readonly operation: 'create'; readonly record: NewRecord<New> }
  | { readonly operation: 'amend'; readonly id: string; readonly change: Amendment<Changed> }
  | { readonly operation: 'end'; readonly id: string; readonly on: string; readonly reason?: string }

/** One of several changes; an amendment may name the newest version that was seen, and is refused when there is another. */
export type BulkItem<New = AnyValues, Changed = AnyValues> =
  | ProposedRecord<New, Changed>
  | (Extract<ProposedRecord<New, Changed>, { operation: 'amend' }> & { readonly ifVersion: number })

/** The routes over one kind of record; they are alike for every kind, but for the values that are answered and written. */
export interface RecordsClient<Values = AnyValues, New = AnyValues, Changed = AnyValues> {
  readonly list: (query?: Query, options?: CallOptions) => Promise<Answered<Page<Values>>>
  readonly items: (query?: Query, options?: CallOptions) => AsyncGenerator<RecordVersion<Values>>
  readonly get: (id: string, query?: Query, options?: CallOptions) => Promise<Answered<RecordVersion<Values>>>
  readonly history: (
    id: string,
    options?: CallOptions,
  ) => Promise<Answered<{ versions: RecordVersion<Values>[] }>>
  readonly create: (record: NewRecord<New>, options?: CallOptions) => Promise<Answered<Written<Values>>>
  readonly amend: (
    id: string,
    change: Amendment<Changed>,
    options?: CallOptions,
  ) => Promise<Answered<Written<Values>>>
  /** Asks for a change: it holds at once where nobody has to approve it. */
  readonly propose: (
    change: ProposedRecord<New, Changed>,
    options?: CallOptions,
  ) => Promise<Answered<z.output<typeof changeRequestSchema>>>
  readonly end: (
    id: string,
    end: { readonly on: string; readonly reason?: string },
    options?: CallOptions,
  ) => Promise<Answered<Written<Values>>>
  /** Several changes at once, each with its own result: what is refused holds nothing else up. A dry run writes nothing. */
  readonly bulk: (
    items: readonly BulkItem<New, Changed>[],
    options?: CallOptions & { readonly dryRun?: boolean },
  ) => Promise<Answered<{ readonly results: readonly BulkResult[] }>>
}

/** The same for a kind whose fields are known. */
export type RecordsClientOf<Kind extends RecordKind> = RecordsClient<
  ValuesOf<Kind>,
  NewValuesOf<Kind>,
  ChangedValuesOf<Kind>
>

export function recordsClient(send: Send, kind: string): RecordsClient {
  const path = `/${kind}`
  const one = `${path}/:id`
  return {
    list: (query, options) => send({ method: 'GET', path, query }, options),
    items: (query, options) => pagesOf(send, { method: 'GET', path, query }, options),
    get: (id, query, options) => send({ method: 'GET', path: one, params: { id }, query }, options),
    history: (id, options) => send({ method: 'GET', path: `${one}/history`, params: { id } }, options),
    create: (body, options) => send({ method: 'POST', path, body }, options),
    amend: (id, body, options) => send({ method: 'PATCH', path: one, params: { id }, body }, options),
    propose: (body, options) => send({ method: 'POST', path: `${path}/proposals`, body }, options),
    end: (id, body, options) => send({ method: 'POST', path: `${one}/end`, params: { id }, body }, options),
    bulk: (items, { dryRun = false, ...options } = {}) =>
      send({ method: 'POST', path: `${path}/bulk`, body: { items, dryRun } }, options),
  }
}
