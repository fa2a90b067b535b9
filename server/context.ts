import type { Database, FieldCipher, FieldKeyStore, Session, SubjectLedger } from '@cadre/store'
import type { LakeStorage } from '@cadre/store/lake'
import type { RequestLimits } from './limit-requests.ts'
import type { LineageEmitter } from './lineage/emitter.ts'
import type { SettingInForce } from './settings-in-force.ts'
import type { SignInSettings } from './sign-in/settings.ts'

/** What every handler may use; made once when the server is built. */
export interface ServerContext {
  readonly database: Database
  readonly cipher: FieldCipher
  readonly fieldKeys: FieldKeyStore
  /** Erasures and holds, kept outside the database. */
  readonly ledger: SubjectLedger
  /** Where sheets are kept while they are imported. */
  readonly importFolder: string
  /** Data sets for study and modelling. */
  readonly lake: LakeStorage
  readonly now: () => Date
  /** IANA time zone of the organisation: it decides which day is today. */
  readonly timeZone: string
  readonly version: string
  /** Whether cookies are sent over TLS only; off on loopback, where browsers that refuse it exist. */
  readonly isSecure: boolean
  readonly signIn: SignInSettings
  /** Where it is told what jobs read and write; nowhere when left out. */
  readonly lineage?: LineageEmitter
  /** The usual ones where left out. */
  readonly limits?: Partial<RequestLimits>
  /** Hosts that webhooks may be set up for; none when left out. */
  readonly webhookHosts?: readonly string[]
  /** Addresses and networks of proxies that may say for whom they ask (X-Forwarded-For). */
  readonly trustedProxies?: readonly string[]
  /** How this process is set, without what is secret. */
  readonly settings?: readonly SettingInForce[]
  /** Where the web app was built to; the API is served without it. */
  readonly webFolder?: string
}

interface Asked {
  readonly context: ServerContext
  readonly params: Readonly<Record<string, unknown>>
  readonly query: Readonly<Record<string, unknown>>
  readonly body: unknown
  /** Work outside the database that follows from what was committed; never done for what was not. */
  readonly afterCommit: (act: () => void | Promise<void>) => void
  /** Sets the cookie of a new session, or clears it; told to the browser once all is committed. */
  readonly setCookie: (token: string | undefined) => void
}

/** What a handler works with: the request as the contract has read it, inside the caller's session. */
export interface Call extends Asked {
  readonly session: Session
  readonly ifVersion: number | undefined
  readonly setVersion: (version: number) => void
  /** Clears away outside the database what the handler has made for an answer that is not given after all. */
  readonly onFailure: (act: () => void | Promise<void>) => void
  /** Has the answer worked out once all is committed, outside the transaction: for what takes long. Of routes that only read. */
  readonly answerLater: (work: () => Promise<unknown>) => void
  /** Answers a file instead of JSON; what the handler returns is its content, or a stream of it. */
  readonly sendFile: (file: { readonly type: string; readonly name: string }) => void
}

/**
 * What a handler of a route for anyone works with. It makes its own transactions, because it works
 * between them and because what it counts must stay when it refuses.
 */
export interface OpenCall extends Asked {
  readonly inSystem: <Result>(
    run: (session: Session) => Promise<Result>,
    accountId?: string,
  ) => Promise<Result>
  /** Where the request comes from. */
  readonly from: { readonly address: string; readonly client: string }
  /** Digest of the session cookie that came along, alive or not. */
  readonly presentedDigest: Buffer | undefined
}

export type Handler = (call: Call) => Promise<unknown>
export type OpenHandler = (call: OpenCall) => Promise<unknown>
