import { newId } from '@cadre/core'
import { crownVersion, registerFiles } from '@cadre/server/crown.fixture'
import {
  checkFieldKeys,
  createAccount,
  createFieldCipher,
  createInstallation,
  createModel,
  inAccountSession,
  inSystemSession,
  migrate,
  openEmbedded,
  openFieldKeyFile,
  openServer,
  startSession,
} from '@cadre/store'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

interface ScoringPlace {
  readonly folder: string
  readonly databaseUrl?: string
  /** Folder of the bundle that is to answer. */
  readonly bundle: string
}

/** An installation whose model `leavers` answers; returns a token of an HR manager. */
export async function prepareScoring({ folder, databaseUrl, bundle }: ScoringPlace): Promise<string> {
  const database = databaseUrl === undefined ? await openEmbedded(folder) : await openServer(databaseUrl)
  try {
    await migrate(database)
    const keys = openFieldKeyFile(join(folder, 'field-keys.json'), { mayCreate: true })
    const cipher = createFieldCipher(keys.read)
    const now = new Date()
    const today = now.toISOString().slice(0, 10)
    const errand = { purpose: 'operation', requestId: newId('rqs'), route: 'bench', today, now } as const
    const made = await inSystemSession({ database, cipher, errand }, async (session) => {
      await checkFieldKeys(session, keys.read())
      await createInstallation(session, { kind: 'real', demoToday: null })
      const add = (role: 'data_scientist' | 'hr_manager'): Promise<string> =>
        createAccount(session, { login: `${role}@norte.example`, displayName: role, roles: [{ role }] })
      const [madeBy, approvedBy] = [await add('data_scientist'), await add('hr_manager')]
      const scopes = ['read', 'write'] as const
      return {
        madeBy,
        approvedBy,
        token: await startSession(session, { accountId: approvedBy, kind: 'token', scopes: [...scopes] }),
      }
    })
    const files = new Map(readdirSync(bundle).map((name) => [name, readFileSync(join(bundle, name))]))
    const scientist = { database, cipher, errand, madeBy: made.madeBy }
    await inAccountSession({ ...scientist, accountId: made.madeBy, scopes: null }, (session) =>
      createModel(session, {
        name: 'leavers',
        title: 'Who may leave',
        useCase: 'bring-your-own',
        purpose: 'retention',
      }),
    )
    const version = await registerFiles(scientist, files)
    await crownVersion(scientist, version, made.approvedBy)
    return made.token
  } finally {
    await database.close()
  }
}
