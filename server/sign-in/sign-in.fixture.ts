import { routeAddress } from '@cadre/contract'
import type { Role } from '@cadre/people'
import {
  createAccount,
  createFieldCipher,
  createLink,
  fieldKeysInMemory,
  inSystemSession,
  ledgerInMemory,
  migrate,
  openServer,
  startSession,
} from '@cadre/store'
import type { Database, LinkKind, NewAccount, Session } from '@cadre/store'
import { openLakeFolder } from '@cadre/store/lake'
import type { FastifyInstance } from 'fastify'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildServer } from '../build-server.ts'
import type { ServerContext } from '../context.ts'
import type { RequestLimits } from '../limit-requests.ts'
import { openMigrated } from '../migrated-database.fixture.ts'
import { signInSettings } from './settings.ts'
import type { SignInSettings } from './settings.ts'

export const origin = 'https://people.norte.example'
export const goodPassword = 'seven quiet harbours'

/** A browser: it keeps its cookie, comes from one address, and says where its requests come from. */
export interface Browser {
  readonly send: (method: string, path: string, options?: SendOptions) => Promise<BrowserAnswer>
  cookie: string | undefined
  address: string
}

interface SendOptions {
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

export interface BrowserAnswer {
  readonly status: number
  readonly body: Record<string, unknown>
  readonly headers: Readonly<Record<string, unknown>>
}

export interface SignInServer {
  readonly app: FastifyInstance
  readonly database: Database
  readonly context: ServerContext
  readonly asSystem: <Result>(run: (session: Session) => Promise<Result>) => Promise<Result>
  readonly browser: (address?: string) => Browser
  /** Moves the clock of the server. */
  readonly pass: (seconds: number) => void
  readonly clock: () => Date
  readonly account: (account: Partial<NewAccount> & Pick<NewAccount, 'login'>) => Promise<string>
  readonly link: (accountId: string, kind: LinkKind) => Promise<string>
  /** A browser in which an account of these roles is signed in, freshly and wholly. */
  readonly signedIn: (login: string, roles: readonly Role[]) => Promise<Browser & { readonly id: string }>
  /** What the audit trail holds, oldest first. */
  readonly trail: () => Promise<{ account_id: string; act: string; detail: Record<string, unknown> }[]>
  readonly close: () => Promise<void>
}

interface Options extends Partial<SignInSettings> {
  /** A Postgres database; one in memory when left out. */
  readonly url?: string
  readonly limits?: Partial<RequestLimits>
}

const unlimited: RequestLimits = {
  requests: Infinity,
  writes: Infinity,
  refusals: Infinity,
  openRoute: Infinity,
}

/** A server as an installation has it, without people in it: on an https origin, second factors required, with a clock that can be moved. */
export async function startSignInServer({
  limits = unlimited,
  url,
  ...settings
}: Options = {}): Promise<SignInServer> {
  const database = url === undefined ? await openMigrated() : await openServer(url)
  if (url !== undefined) await migrate(database)
  const fieldKeys = fieldKeysInMemory()
  const cipher = createFieldCipher(fieldKeys.read)
  let offsetMs = 0
  const clock = (): Date => new Date(Date.parse('2026-11-20T12:00:00Z') + offsetMs)
  const asSystem: SignInServer['asSystem'] = (run) => {
    const at = { requestId: 'rqs_fixture', route: 'fixture', today: '2026-11-20', now: clock() }
    return inSystemSession({ database, cipher, errand: { purpose: 'operation', ...at } }, run)
  }
  const lakeFolder = await mkdtemp(join(tmpdir(), 'cadre-lake-'))
  const context: ServerContext = {
    database,
    cipher,
    fieldKeys,
    ledger: ledgerInMemory(),
    importFolder: join(tmpdir(), `cadre-imports-${process.pid}`),
    lake: await openLakeFolder(lakeFolder),
    now: clock,
    timeZone: 'Europe/Madrid',
    version: '0.1.0',
    isSecure: true,
    signIn: signInSettings({ origin, ...settings }),
    limits,
  }
  const app = await buildServer(context)
  const account: SignInServer['account'] = (given) =>
    asSystem((session) => createAccount(session, { displayName: '', roles: [], ...given }))
  return {
    app,
    database,
    context,
    asSystem,
    clock,
    account,
    browser: (address = '198.51.100.7') => openBrowser(app, address),
    pass: (seconds) => {
      offsetMs += seconds * 1000
    },
    link: async (accountId, kind) =>
      (await asSystem((session) => createLink(session, accountId, kind))).token,
    signedIn: async (login, roles) => {
      const id = await account({ login, roles: roles.map((role) => ({ role })) })
      const browser = openBrowser(app, '198.51.100.8')
      browser.cookie = await asSystem((session) => startSession(session, { accountId: id, kind: 'browser' }))
      return Object.assign(browser, { id })
    },
    trail: async () =>
      (await database.pool.query('select account_id, act, detail from audit.entry order by id')).rows,
    close: async () => {
      await app.close()
      await database.close()
      await rm(lakeFolder, { recursive: true })
    },
  }
}

function openBrowser(app: FastifyInstance, address: string): Browser {
  const browser: Browser = {
    cookie: undefined,
    address,
    send: async (method, path, { body, headers = {} } = {}) => {
      const answer = await app.inject({
        method: method as 'GET',
        url: path.startsWith('/api/') ? path : routeAddress(path),
        remoteAddress: browser.address,
        headers: {
          host: new URL(origin).host,
          ...(method !== 'GET' && { origin, 'sec-fetch-site': 'same-origin' }),
          ...(browser.cookie !== undefined && { cookie: `__Host-cadre=${browser.cookie}` }),
          ...headers,
        },
        ...(body !== undefined && { payload: body as object }),
      })
      const set = answer.cookies.find(({ name }) => name === '__Host-cadre')
      if (set) browser.cookie = set.value === '' ? undefined : set.value
      const isJson = String(answer.headers['content-type']).includes('json')
      return {
        status: answer.statusCode,
        body: isJson ? JSON.parse(answer.body) : { text: answer.body },
        headers: answer.headers,
      }
    },
  }
  return browser
}
