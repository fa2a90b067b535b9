import type { Database, FieldCipher, FieldKeyStore, Session } from '@cadre/store'

/** What every handler may use; made once when the server is built. */
export interface ServerContext {
  readonly database: Database
  readonly cipher: FieldCipher
  readonly fieldKeys: FieldKeyStore
  readonly now: () => Date
  /** IANA time zone of the organisation: it decides which day is today. */
  readonly timeZone: string
  readonly version: string
  /** Whether cookies are sent over TLS only; off on loopback, where browsers that refuse it exist. */
  readonly isSecure: boolean
}

/** What a handler works with: the request as the contract has read it, inside the caller's session. */
export interface Call {
  readonly session: Session
  readonly context: ServerContext
  readonly params: Readonly<Record<string, unknown>>
  readonly query: Readonly<Record<string, unknown>>
  readonly body: unknown
  readonly ifVersion: number | undefined
  /** Work outside the database that follows from what was committed; never done for what was not. */
  readonly afterCommit: (act: () => void | Promise<void>) => void
  readonly setCookie: (token: string | undefined) => void
  readonly setVersion: (version: number) => void
}
