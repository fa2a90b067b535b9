import { AppError, civilDateIn, newId } from '@cadre/core'
import {
  checkFieldKeys,
  createFieldCipher,
  inSystemSession,
  migrate,
  openEmbedded,
  openFieldKeyFile,
  openServer,
  readInstallation,
} from '@cadre/store'
import type { Database, FieldCipher, FieldKeyStore, Installation, Session } from '@cadre/store'
import { join } from 'node:path'
import type { Settings } from '../settings.ts'

type AsSystem = <Result>(run: (session: Session) => Promise<Result>) => Promise<Result>

/** A database that is open, at the present schema, and readable with the keys at hand. */
export interface OpenInstallation {
  readonly database: Database
  readonly cipher: FieldCipher
  readonly fieldKeys: FieldKeyStore
  /** `undefined` when nothing was set up yet. */
  readonly installation: Installation | undefined
  readonly asSystem: AsSystem
}

interface OpenOptions {
  readonly tell: (line: string) => void
  readonly now?: () => Date
}

/** Opens what the settings name: lock, open, migrate, compare the keys. The caller closes the database. */
export async function openInstallation(
  settings: Settings,
  { tell, now = () => new Date() }: OpenOptions,
): Promise<OpenInstallation> {
  const database = await openDatabase(settings, tell)
  try {
    await migrate(database)
    let fieldKeys: FieldKeyStore | undefined
    const cipher = createFieldCipher((options) => fieldKeys!.read(options))
    const asSystem: AsSystem = (run) => {
      const at = now()
      const today = civilDateIn(settings.timeZone, at)
      const errand = {
        purpose: 'operation',
        requestId: newId('rqs'),
        route: 'server',
        today,
        now: at,
      } as const
      return inSystemSession({ database, cipher, errand }, run)
    }
    const installation = await asSystem(readInstallation)
    fieldKeys = openFieldKeyFile(settings.keyFile, {
      databaseFolder: join(settings.folder, 'postgres'),
      // Nothing is sealed yet, so that no key can be missing.
      mayCreate: installation === undefined,
    })
    await asSystem((session) => checkFieldKeys(session, fieldKeys.read()))
    return { database, cipher, fieldKeys, installation, asSystem }
  } catch (error) {
    await database.close()
    throw error
  }
}

async function openDatabase(
  { databaseUrl, folder }: Settings,
  tell: (line: string) => void,
): Promise<Database> {
  if (databaseUrl !== undefined)
    return openServer(databaseUrl, { onWait: (reason) => tell(`Waiting for the database: ${reason}`) })
  return openEmbedded(folder)
}

/** The error of a database in which nothing was set up. */
export function notSetUp(): AppError {
  return new AppError(
    'store-not-set-up',
    'Nothing is set up here yet. Run `cadre init` for an installation of your own, or `cadre serve --demo` for a made-up company.',
  )
}
