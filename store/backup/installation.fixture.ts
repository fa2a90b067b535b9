import { listOwnTables } from './own-tables.ts'
import { readTable, textSettings } from './read-table.ts'
import { createFieldCipher } from '../database/field-cipher.ts'
import type { Database } from '../database/database.ts'
import { inSystemSession } from '../database/session.ts'
import type { Session } from '../database/session.ts'
import { createAccount } from '../accounts/accounts.ts'
import { createLink } from '../accounts/links.ts'
import { startSession } from '../accounts/sessions.ts'
import { amendRecord, createRecord } from '../facts/write-records.ts'
import { entityNamed } from '@cadre/people'

export const now = new Date('2026-11-20T12:00:00Z')
const errand = {
  purpose: 'operation',
  requestId: 'rqs_fixture',
  route: 'fixture',
  today: '2026-11-20',
  now,
} as const
const cipher = createFieldCipher({
  currentId: 1,
  keys: new Map([[1, Buffer.alloc(32, 7)]]),
  pseudonymKey: Buffer.alloc(32, 9),
})

export const asSystem = <Result>(
  database: Database,
  run: (session: Session) => Promise<Result>,
): Promise<Result> => inSystemSession({ database, cipher, errand }, run)

/** Some people with odd names and a history, an account, a session and a link. Returns the ids of the people. */
export async function fillInstallation(database: Database, people = 30): Promise<string[]> {
  return asSystem(database, async (session) => {
    const ids: string[] = []
    const person = entityNamed('person')
    for (let index = 0; index < people; index++) {
      ids.push(
        await createRecord(session, person, {
          from: '2020-01-01',
          values: {
            firstName: oddNames[index % oddNames.length]!,
            lastName: `Number ${index}`,
            employeeNumber: `E${index}`,
          },
        }),
      )
    }
    await amendRecord(session, person, ids[0]!, { from: '2024-06-01', values: { lastName: 'Later' } })
    const accountId = await createAccount(session, {
      login: 'hr@norte.example',
      displayName: 'HR',
      roles: [{ role: 'hr_manager' }],
    })
    await startSession(session, { accountId, kind: 'token' })
    await createLink(session, accountId, 'sign in')
    return ids
  })
}

const oddNames = [
  'Zoë',
  'O\'Neil "the, {quick}"',
  'Back\\slash',
  'Tab\tand\nline',
  'نور',
  '😀 NULL',
  'null',
  '=1+1',
  '<img src=x onerror=alert(1)>',
]

/** Every row of every table, as lines in the order of the key. */
export async function tablesOf(database: Database): Promise<Map<string, string[]>> {
  const client = await database.pool.connect()
  try {
    await client.query('begin isolation level repeatable read, read only')
    await client.query(textSettings)
    await client.query("select set_config('role', 'cadre_backup', true)")
    const tables = new Map<string, string[]>()
    for (const table of await listOwnTables(client)) {
      const lines: string[] = []
      for await (const some of readTable(client, table)) lines.push(...some)
      tables.set(table.name, lines)
    }
    return tables
  } finally {
    await client.query('rollback')
    client.release()
  }
}

/** What guards the rows: policies, whether they hold for the owner, triggers, constraints. */
export async function guardsOf(database: Database): Promise<unknown[]> {
  const { rows } = await database.pool.query(
    `select c.oid::regclass::text as name, c.relrowsecurity, c.relforcerowsecurity,
       (select array_agg(p.polname::text || coalesce(pg_get_expr(p.polqual, p.polrelid), '') order by p.polname) from pg_policy p where p.polrelid = c.oid) as policies,
       (select array_agg(t.tgname::text || t.tgenabled::text order by t.tgname) from pg_trigger t where t.tgrelid = c.oid and not t.tgisinternal) as triggers,
       (select array_agg(pg_get_constraintdef(k.oid) order by k.conname) from pg_constraint k where k.conrelid = c.oid) as constraints
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and n.nspname !~ '^pg_' and n.nspname <> 'information_schema' order by 1`,
  )
  return rows
}
