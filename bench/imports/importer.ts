import { newId } from '@cadre/core'
import {
  checkFieldKeys,
  createAccount,
  createFieldCipher,
  createInstallation,
  inSystemSession,
  migrate,
  openFieldKeyFile,
  openServer,
  startSession,
} from '@cadre/store'
import type { Database, Session } from '@cadre/store'
import { join } from 'node:path'

interface Place {
  readonly folder: string
  readonly databaseUrl: string
}

/** Makes an empty installation with an HR manager; gives a way for that account to sign in. */
export async function prepareImporter(place: Place): Promise<() => Promise<string>> {
  const accountId = await withDatabase(place, async (database, enter) => {
    await migrate(database)
    return enter(async (session) => {
      await createInstallation(session, { kind: 'real', demoToday: null })
      const login = 'hr@norte.example'
      return createAccount(session, { login, displayName: 'HR', roles: [{ role: 'hr_manager' }] })
    })
  })
  return () =>
    withDatabase(place, (_, enter) =>
      enter((session) => startSession(session, { accountId, kind: 'browser' })),
    )
}

type Enter = <Result>(run: (session: Session) => Promise<Result>) => Promise<Result>

async function withDatabase<Result>(
  { folder, databaseUrl }: Place,
  run: (database: Database, enter: Enter) => Promise<Result>,
): Promise<Result> {
  const database = await openServer(databaseUrl)
  const keys = openFieldKeyFile(join(folder, 'field-keys.json'), { mayCreate: true })
  const cipher = createFieldCipher(keys.read)
  try {
    return await run(database, (act) =>
      inSystemSession(
        {
          database,
          cipher,
          errand: {
            purpose: 'operation',
            requestId: newId('rqs'),
            route: 'bench',
            today: new Date().toISOString().slice(0, 10),
            now: new Date(),
          },
        },
        async (session) => {
          await checkFieldKeys(session, keys.read())
          return act(session)
        },
      ),
    )
  } finally {
    await database.close()
  }
}
