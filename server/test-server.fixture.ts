import { routeAddress } from '@cadre/contract'
import { roleNames } from '@cadre/people'
import type { Role } from '@cadre/people'
import {
  createAccount,
  checkFieldKeys,
  createFieldCipher,
  fieldKeysInMemory,
  ledgerInMemory,
  inSystemSession,
  migrate,
  openServer,
  raiseWall,
  startSession,
} from '@cadre/store'
import type { Database, Errand, Session } from '@cadre/store'
import type { CompanyRecord } from '@cadre/synth'
import { openLakeFolder } from '@cadre/store/lake'
import type { FastifyInstance } from 'fastify'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildServer } from './build-server.ts'
import type { ServerContext } from './context.ts'
import { fillCompany } from './demo/fill-company.ts'
import type { LineageEmitter } from './lineage/emitter.ts'
import { openMigrated } from './migrated-database.fixture.ts'
import { signInSettings } from './sign-in/settings.ts'
import { smallCompany } from './small-company/small-company.fixture.ts'

export const today = '2026-11-20'
export const now = (): Date => new Date(`${today}T12:00:00Z`)

export interface TestServer {
  readonly app: FastifyInstance
  readonly database: Database
  /** API tokens that may do everything a token may. */
  readonly tokens: Readonly<Record<Role, string>>
  /** Tokens of browser sessions, fresh and whole. */
  readonly cookies: Readonly<Record<Role, string>>
  readonly accounts: Readonly<Record<Role, string>>
  readonly context: ServerContext
  readonly people: TestPeople
  readonly asSystem: <Result>(run: (session: Session) => Promise<Result>) => Promise<Result>
  readonly call: (
    who: Role | undefined,
    method: string,
    path: string,
    options?: CallOptions,
  ) => Promise<Answer>
  readonly close: () => Promise<void>
}

export interface TestPeople {
  readonly lead: string
  readonly report: string
  readonly recruiter: string
  readonly stranger: string
  readonly employee: string
}

interface CallOptions {
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

export interface Answer {
  readonly status: number
  readonly body: Record<string, unknown>
  readonly headers: Readonly<Record<string, unknown>>
}

const errand: Errand = { purpose: 'operation', requestId: 'rqs_fixture', route: 'fixture', today, now: now() }

interface TestServerOptions {
  readonly people?: number
  /** The company in it; a small one of so many people when left out. */
  readonly company?: Iterable<CompanyRecord>
  readonly url?: string
  /** Where the pages were built to, for who looks at them. */
  readonly webFolder?: string
  /** Hosts that webhooks may be set up for. */
  readonly webhookHosts?: readonly string[]
  /** Where it is told what jobs read and write. */
  readonly lineage?: LineageEmitter
}

/** A server over a synthetic company, with one account for each role; on Postgres when a URL is given. */
export async function startTestServer({
  people = 40,
  company = smallCompany({ people, today }),
  url,
  webFolder,
  webhookHosts = [],
  lineage,
}: TestServerOptions = {}): Promise<TestServer> {
  const database = url === undefined ? await openMigrated() : await openBehindWall(url)
  const fieldKeys = fieldKeysInMemory()
  const cipher = createFieldCipher(fieldKeys.read)
  const asSystem: TestServer['asSystem'] = (run) => inSystemSession({ database, cipher, errand }, run)
  await asSystem((session) => checkFieldKeys(session, fieldKeys.read()))
  await fillCompany(asSystem, company)
  const chosen = await choosePeople(database)
  const made = await asSystem((session) => makeAccounts(session, chosen))
  const lakeFolder = await mkdtemp(join(tmpdir(), 'cadre-lake-'))
  const context: ServerContext = {
    database,
    cipher,
    fieldKeys,
    ledger: ledgerInMemory(),
    importFolder: join(tmpdir(), `cadre-imports-${process.pid}`),
    lake: await openLakeFolder(lakeFolder, { codeVersion: '0.1.0' }),
    now,
    timeZone: 'Europe/Madrid',
    version: '0.1.0',
    isSecure: false,
    ...(webFolder !== undefined && { webFolder }),
    webhookHosts,
    ...(lineage && { lineage }),
    signIn: signInSettings({ origin: 'http://localhost:3000' }),
    // A test asks more in a minute than anybody does.
    limits: { requests: Infinity, writes: Infinity, refusals: Infinity, openRoute: Infinity },
  }
  const app = await buildServer(context)
  return {
    app,
    database,
    context,
    ...made,
    people: chosen,
    asSystem,
    call: async (who, method, path, { body, headers = {} } = {}) => {
      const cookie = who === undefined ? undefined : made.cookies[who]
      const answer = await app.inject({
        method: method as 'GET',
        url: routeAddress(path),
        headers: { ...(cookie && { cookie: `__Host-cadre=${cookie}` }), ...headers },
        ...(body !== undefined && { payload: body as object }),
      })
      return {
        status: answer.statusCode,
        // A file is none of it: who wants one asks the server itself.
        body: /json/.test(String(answer.headers['content-type'])) ? JSON.parse(answer.body) : {},
        headers: answer.headers,
      }
    },
    close: async () => {
      await app.close()
      await database.close()
      await rm(lakeFolder, { recursive: true })
    },
  }
}

async function openBehindWall(url: string): Promise<Database> {
  const database = await openServer(url)
  await migrate(database)
  return raiseWall(database, { url, password: 'made up for this test' })
}

/** A lead with reports, one of the reports, and somebody outside the lead's line who is nobody's lead. */
async function choosePeople(database: Database): Promise<TestPeople> {
  const lines = (
    await database.pool.query<{ person_id: string; manager_id: string }>(
      `select person_id, manager_id from records.manager_line where kind = 'line' and upper_inf(recorded) and valid @> '${today}'::date order by version`,
    )
  ).rows
  const managers = new Set(lines.map(({ manager_id }) => manager_id))
  const top = lines.find(
    ({ manager_id }) => !lines.some(({ person_id }) => person_id === manager_id),
  )!.manager_id
  const lead = lines.find(
    ({ person_id, manager_id }) => manager_id === top && managers.has(person_id),
  )!.person_id
  const leaves = lines.filter(({ person_id }) => !managers.has(person_id))
  const report = leaves.find(({ manager_id }) => manager_id === lead)!.person_id
  const recruiter = (
    await database.pool.query<{ person_id: string }>('select person_id from records.requisition_member')
  ).rows[0]!.person_id
  const others = leaves.filter(
    ({ person_id, manager_id }) =>
      manager_id !== lead &&
      person_id !== report &&
      person_id !== recruiter &&
      !isUnder(lines, person_id, lead),
  )
  return { lead, report, recruiter, stranger: others[0]!.person_id, employee: others[1]!.person_id }
}

function isUnder(
  lines: readonly { person_id: string; manager_id: string }[],
  person: string,
  lead: string,
): boolean {
  const line = lines.find(({ person_id }) => person_id === person)
  return line !== undefined && (line.manager_id === lead || isUnder(lines, line.manager_id, lead))
}

async function makeAccounts(
  session: Session,
  { lead, employee, recruiter }: TestPeople,
): Promise<Pick<TestServer, 'tokens' | 'cookies' | 'accounts'>> {
  const personOf: Readonly<Partial<Record<Role, string>>> = { lead, employee, recruiter }
  const tokens: Partial<Record<Role, string>> = {}
  const cookies: Partial<Record<Role, string>> = {}
  const accounts: Partial<Record<Role, string>> = {}
  for (const role of roleNames) {
    const personId = personOf[role]
    const accountId = await createAccount(session, {
      login: `${role}@norte.example`,
      displayName: role,
      roles: [{ role }],
      ...(personId && { personId }),
    })
    accounts[role] = accountId
    tokens[role] = await startSession(session, { accountId, kind: 'token' })
    cookies[role] = await startSession(session, { accountId, kind: 'browser' })
  }
  return { tokens, cookies, accounts } as Pick<TestServer, 'tokens' | 'cookies' | 'accounts'>
}
