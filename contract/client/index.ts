export { ApiError } from './api-error.ts'
export { createClient } from './create-client.ts'
export type { Client } from './create-client.ts'
export type { Answered, CallOptions, ClientOptions } from './send.ts'
export type { Money } from './record-kinds.ts'
export type { RecordsClient, RecordsClientOf } from './records-client.ts'
export type {
  AnswerOf,
  ChangedValuesOf,
  InputOf,
  NewRecord,
  NewValuesOf,
  RecordKind,
  RecordOf,
  RecordPath,
  RecordVersion,
  RouteName,
  ValuesOf,
} from './types.ts'
