import type { Role } from '@cadre/people'
import { createAccount } from '../accounts/accounts.ts'
import { startSession } from '../accounts/sessions.ts'
import { digestOf } from '../accounts/tokens.ts'
import { raiseWall } from '../database/behind-wall.ts'
import type { Database } from '../database/database.ts'
import { createFieldCipher } from '../database/field-cipher.ts'
import { inSession, inSystemSession } from '../database/session.ts'
import type { Errand, Session } from '../database/session.ts'
import { checkFieldKeys } from '../keys/check-field-keys.ts'
import { fieldKeysInMemory } from '../keys/field-key-store.ts'
import { migrate } from '../migrations/migrate.ts'
import { createMaker } from './made-record.fixture.ts'
import type { Maker } from './made-record.fixture.ts'

export const today = '2026-11-20'

type Run = <Result>(work: (session: Session) => Promise<Result>) => Promise<Result>

/** A migrated database with what tests of it share. */
export interface Place {
  readonly database: Database
  readonly maker: Maker
  readonly asSystem: Run
  /** Makes an account and gives the way to work as it. */
  readonly account: (
    role: Role,
    options?: { readonly personId?: string; readonly scope?: readonly string[] },
  ) => Promise<Run & { readonly accountId: string }>
}

/** Requests have a login of their own where the URL of a server is given. */
export async function makePlace(
  opened: Database,
  wall?: { readonly url: string; readonly maxConnections?: number },
): Promise<Place> {
  await migrate(opened)
  const database = wall ? await raiseWall(opened, { ...wall, password: 'made up for this test' }) : opened
  const keys = fieldKeysInMemory()
  const cipher = createFieldCipher(keys.read)
  const now = new Date(`${today}T12:00:00Z`)
  const errand: Errand = { purpose: 'operation', requestId: 'rqs_conformance', route: 'test', today, now }
  const asSystem: Run = (work) => inSystemSession({ database, cipher, errand }, work)
  await asSystem((session) => checkFieldKeys(session, keys.read()))
  let count = 0
  return {
    database,
    maker: createMaker(),
    asSystem,
    account: async (role, { personId, scope } = {}) => {
      const { accountId, token } = await asSystem(async (session) => {
        const accountId = await createAccount(session, {
          login: `${role}-${++count}@example.org`,
          displayName: role,
          roles: [{ role, ...(scope && { scope }) }],
          ...(personId !== undefined && { personId }),
        })
        return { accountId, token: await startSession(session, { accountId, kind: 'token' }) }
      })
      const run: Run = (work) => inSession({ database, cipher, errand, tokenDigest: digestOf(token) }, work)
      return Object.assign(run, { accountId })
    },
  }
}
