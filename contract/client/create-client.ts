import { recordsClient } from './records-client.ts'
import type { KindsByPath } from './record-kinds.ts'
import type { RecordsClient, RecordsClientOf } from './records-client.ts'
import { routeTable } from './route-table.ts'
import { pagesOf, senderOf } from './send.ts'
import type { Answered, CallOptions, ClientOptions, Request } from './send.ts'
import type { AnswerOf, InputOf, ItemOf, ListName, RecordPath, RouteName } from './types.ts'

export interface Client {
  /** Calls a route by its name. Throws `ApiError` for what is refused. */
  readonly call: <Name extends RouteName>(
    name: Name,
    input: InputOf<Name>,
    options?: CallOptions,
  ) => Promise<Answered<AnswerOf<Name>>>
  /** Every item of a list, page after page. */
  readonly items: <Name extends ListName>(
    name: Name,
    input: InputOf<Name>,
    options?: CallOptions,
  ) => AsyncGenerator<ItemOf<Name>>
  /** The routes over one kind of record, by its path such as `job-assignments`; its values are typed where the path is known. */
  readonly records: RecordsOfPath
}

interface RecordsOfPath {
  <Path extends RecordPath>(path: Path): RecordsClientOf<KindsByPath[Path]>
  (path: string): RecordsClient
}

/** A client of the API over `fetch`, typed from the contract. */
export function createClient(options: ClientOptions = {}): Client {
  const send = senderOf(options)
  const call: Client['call'] = (name, input, callOptions) => {
    const [method, path] = routeTable[name]
    return send({ method, path, ...(input as Partial<Request>) }, callOptions)
  }
  return {
    call,
    items: (name, input, callOptions) => {
      const [method, path] = routeTable[name]
      return pagesOf(send, { method, path, ...(input as Partial<Request>) }, callOptions)
    },
    records: (path: string) => recordsClient(send, path) as never,
  }
}
