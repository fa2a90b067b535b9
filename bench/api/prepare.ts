import { newId } from '@cadre/core'
import { entityNamed } from '@cadre/people'
import type { Role } from '@cadre/people'
import { fillCompany } from '@cadre/server'
import {
  checkFieldKeys,
  createAccount,
  createFieldCipher,
  createInstallation,
  inSystemSession,
  migrate,
  openEmbedded,
  openFieldKeyFile,
  openServer,
  readInstallation,
  readRecords,
  startSession,
} from '@cadre/store'
import type { Database, Session } from '@cadre/store'
import { synthesiseCompany } from '@cadre/synth'
import { join } from 'node:path'

export interface Prepared {
  readonly people: number
  readonly records: number
  /** Entering the records through the write path of everybody; 0 when they were there already. */
  readonly fillSeconds: number
  readonly callers: readonly Caller[]
}

/** An account of the load, and people it may look at. */
export interface Caller {
  readonly role: Role
  readonly token: string
  readonly personIds: readonly string[]
}

interface PrepareOptions {
  readonly people: number
  readonly folder: string
  readonly databaseUrl?: string
}

/** Makes an installation with a made-up company of so many people, unless it is there, and accounts to load it with. */
export async function prepare({ people, folder, databaseUrl }: PrepareOptions): Promise<Prepared> {
  const today = new Date().toISOString().slice(0, 10)
  const database = databaseUrl === undefined ? await openEmbedded(folder) : await openServer(databaseUrl)
  await migrate(database)
  const keys = openFieldKeyFile(join(folder, 'field-keys.json'), { mayCreate: true })
  const cipher = createFieldCipher(keys.read)
  const asSystem = <Result>(run: (session: Session) => Promise<Result>): Promise<Result> =>
    inSystemSession(
      {
        database,
        cipher,
        errand: { purpose: 'operation', requestId: newId('rqs'), route: 'bench', today, now: new Date() },
      },
      run,
    )
  try {
    await asSystem((session) => checkFieldKeys(session, keys.read()))
    const isThere = (await asSystem(readInstallation)) !== undefined
    const begun = performance.now()
    if (!isThere) {
      await fillCompany(asSystem, synthesiseCompany({ people, today, years: 1, seriesMonths: 3 }))
      await asSystem((session) => createInstallation(session, { kind: 'real', demoToday: null }))
    }
    const fillSeconds = isThere ? 0 : (performance.now() - begun) / 1000
    // As either database does by itself while it serves.
    await database.pool.query('analyze')
    return {
      people,
      records: await countKeys(database),
      fillSeconds,
      callers: await asSystem((session) => makeCallers(session, today)),
    }
  } finally {
    await database.close()
  }
}

async function countKeys({ kysely }: Database): Promise<number> {
  const { count } = await kysely
    .selectFrom('records.key')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** As many of each as a company has at work at a time: mostly employees and leads. */
async function makeCallers(session: Session, asOf: string): Promise<Caller[]> {
  const lines = await readRecords(session, entityNamed('manager_line'), { asOf, limit: 1_000_000 })
  const reports = Map.groupBy(lines, ({ values }) => String(values['managerId'] as string))
  const leads = [...reports.keys()].toSorted()
  const everybody = lines.flatMap(({ subjectId }) => subjectId ?? [])
  const callers: Caller[] = []
  const add = async (role: Role, personIds: readonly string[], personId?: string): Promise<void> => {
    const accountId = await createAccount(session, {
      login: `${newId('bnc')}@norte.example`,
      displayName: role,
      roles: [{ role }],
      // Who is somebody's account already keeps it: the run before made one.
      ...(personId !== undefined && { personId }),
    })
    const token = await startSession(session, { accountId, kind: 'token', scopes: ['read', 'write'] })
    callers.push({ role, token, personIds })
  }
  const taken = new Set(await takenPeople(session))
  const free = leads.filter((id) => !taken.has(id))
  const someone = everybody.filter((id) => !reports.has(id) && !taken.has(id))
  for (let index = 0; index < 6; index++) await add('hr_manager', everybody)
  for (const id of free.slice(10, 20)) {
    const own = (reports.get(id) ?? []).flatMap(({ subjectId }) => subjectId ?? [])
    await add('lead', own, id)
  }
  for (const id of someone.slice(0, 14)) await add('employee', [id], id)
  return callers
}

async function takenPeople({ trx }: Session): Promise<string[]> {
  const rows = await trx
    .selectFrom('app.account')
    .select('person_id')
    .where('person_id', 'is not', null)
    .execute()
  return rows.flatMap(({ person_id }) => person_id ?? [])
}
