import {
  checkFieldKeys,
  createAccount,
  createFieldCipher,
  fieldKeysInMemory,
  inAccountSession,
  inSystemSession,
  migrate,
} from '@cadre/store'
import type { Database, Session } from '@cadre/store'
import { newId } from '@cadre/core'

/** Runs a transaction as somebody. */
export type Enter = <Result>(run: (session: Session) => Promise<Result>) => Promise<Result>

const today = '2026-11-20'

/** Makes the tables in an empty database and an HR manager who imports. */
export async function asHrManager(database: Database): Promise<Enter> {
  await migrate(database)
  const keys = fieldKeysInMemory()
  const cipher = createFieldCipher(keys.read)
  const work = () => ({
    database,
    cipher,
    errand: {
      purpose: 'operation',
      requestId: newId('rqs'),
      route: 'bench',
      today,
      now: new Date(),
    } as const,
  })
  const accountId = await inSystemSession(work(), async (session) => {
    await checkFieldKeys(session, keys.read())
    return createAccount(session, {
      login: 'hr@norte.example',
      displayName: 'HR',
      roles: [{ role: 'hr_manager' }],
    })
  })
  return (run) => inAccountSession({ ...work(), accountId, scopes: null, hasSystemReach: true }, run)
}
