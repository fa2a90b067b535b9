import { createLink, createAccount } from '@cadre/store'
import type { LinkKind, NewAccount } from '@cadre/store'
import type { FastifyInstance } from 'fastify'
import { buildServer } from '../build-server.ts'
import type { ServerContext } from '../context.ts'
import { now, startTestServer } from '../test-server.fixture.ts'
import type { TestServer } from '../test-server.fixture.ts'
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

export interface SignInServer extends TestServer {
  readonly browser: (address?: string) => Browser
  /** Moves the clock of the server. */
  readonly pass: (seconds: number) => void
  readonly clock: () => Date
  readonly account: (account: Partial<NewAccount> & Pick<NewAccount, 'login'>) => Promise<string>
  readonly link: (accountId: string, kind: LinkKind) => Promise<string>
  /** What the audit trail holds, oldest first. */
  readonly trail: () => Promise<{ account_id: string; act: string; detail: Record<string, unknown> }[]>
}

/** A server as an installation has it: on an https origin, second factors required, with a clock that can be moved. */
export async function startSignInServer(settings: Partial<SignInSettings> = {}): Promise<SignInServer> {
  const server = await startTestServer({ people: 12 })
  let offsetMs = 0
  const clock = (): Date => new Date(now().getTime() + offsetMs)
  const context: ServerContext = {
    ...server.context,
    isSecure: true,
    now: clock,
    signIn: signInSettings({ origin, ...settings }),
  }
  const app = await buildServer(context)
  return {
    ...server,
    app,
    context,
    clock,
    browser: (address = '198.51.100.7') => openBrowser(app, address),
    pass: (seconds) => {
      offsetMs += seconds * 1000
    },
    account: (account) =>
      server.asSystem((session) => createAccount(session, { displayName: '', roles: [], ...account })),
    link: async (accountId, kind) => {
      const errand = { purpose: 'operation', requestId: 'rqs_fixture', route: 'fixture' } as const
      return server.asSystem(async (session) => {
        const at = { ...session, errand: { ...session.errand, ...errand, now: clock() } }
        return (await createLink(at, accountId, kind)).token
      })
    },
    trail: async () =>
      (await server.database.pool.query('select account_id, act, detail from audit.entry order by id')).rows,
    close: async () => {
      await app.close()
      await server.close()
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
        url: path.startsWith('/api/') ? path : `/api/v1${path}`,
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
