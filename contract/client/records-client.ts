import type { z } from 'zod'
import type { changeRequestSchema } from '../routes/change-request-schema.ts'
import { pagesOf } from './send.ts'
import type { Answered, CallOptions, Send } from './send.ts'
import type { NewRecord, RecordVersion } from './types.ts'

type Query = Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>
interface Page {
  readonly items: RecordVersion[]
  readonly nextCursor: string | null
  readonly total?: number
  readonly _restrictedFields: string[]
}
interface Written {
  readonly id: string
  readonly versions: RecordVersion[]
}

type ProposedRecord =
  | { readonly operation: 'create'; readonly record: NewRecord }
  | {
      readonly operation: 'amend'
      readonly id: string
      readonly change: Partial<NewRecord> & Pick<NewRecord, 'from'>
    }

/** The routes over one kind of record; they are alike for every kind. */
export interface RecordsClient {
  readonly list: (query?: Query, options?: CallOptions) => Promise<Answered<Page>>
  readonly items: (query?: Query, options?: CallOptions) => AsyncGenerator<RecordVersion>
  readonly get: (id: string, query?: Query, options?: CallOptions) => Promise<Answered<RecordVersion>>
  readonly history: (id: string, options?: CallOptions) => Promise<Answered<{ versions: RecordVersion[] }>>
  readonly create: (record: NewRecord, options?: CallOptions) => Promise<Answered<Written>>
  readonly amend: (
    id: string,
    change: Partial<NewRecord> & Pick<NewRecord, 'from'>,
    options?: CallOptions,
  ) => Promise<Answered<Written>>
  /** Asks for a change: it holds at once where nobody has to approve it. */
  readonly propose: (
    change: ProposedRecord,
    options?: CallOptions,
  ) => Promise<Answered<z.output<typeof changeRequestSchema>>>
  readonly end: (
    id: string,
    end: { readonly on: string; readonly reason?: string },
    options?: CallOptions,
  ) => Promise<Answered<Written>>
}

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
  }
}
