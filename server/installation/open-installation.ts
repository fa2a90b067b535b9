import { AppError, civilDateIn, newId } from '@cadre/core'
import {
  checkFieldKeys,
  createFieldCipher,
  examineDatabase,
  inSystemSession,
  openEmbedded,
  openFieldKeyFile,
  openLedgerFile,
  reapplyLedger,
  openServer,
  readInstallation,
  spooledArchive,
  upgrade,
} from '@cadre/store'
import type { Database, FieldCipher, FieldKeyStore, SubjectLedger, Installation, Session } from '@cadre/store'
import { removeAbandoned } from '@cadre/connect/files/temporary'
import { dirname, join } from 'node:path'
import { eraseFromLakeLater } from '../jobs/erase-from-lake-later.ts'
import type { Settings } from '../settings.ts'
import { backupFolder } from './back-up-installation.ts'
import { filesForBackup } from './backup-files.ts'
import { wallOff } from './wall-off.ts'
import { sweepTemporaryFolders } from './temporary-folder.ts'

type AsSystem = <Result>(run: (session: Session) => Promise<Result>) => Promise<Result>

/** A database that is open, at the present schema, and readable with the keys at hand. */
export interface OpenInstallation {
  readonly database: Database
  readonly cipher: FieldCipher
  readonly fieldKeys: FieldKeyStore
  readonly ledger: SubjectLedger
  /** `undefined` when nothing was set up yet. */
  readonly installation: Installation | undefined
  readonly asSystem: AsSystem
}

interface OpenOptions {
  /** The version of Cadre, as backups name it. */
  readonly version: string
  readonly tell: (line: string) => void
  readonly now?: () => Date
}

/** Opens what the settings name: lock, open, migrate, compare the keys, wall off requests. The caller closes the database. */
export async function openInstallation(
  settings: Settings,
  { version, tell, now = () => new Date() }: OpenOptions,
): Promise<OpenInstallation> {
  const database = await openPresent(settings, { version, tell, now })
  try {
    // Half a backup holds what has been erased since.
    await removeAbandoned(backupFolder(settings))
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
    await sweepTemporaryFolders()
    const ledger = openLedgerFile(join(dirname(settings.keyFile), 'erasures.jsonl'), cipher)
    const again = await asSystem(async (session) => {
      const { count, erasedIds } = await reapplyLedger(session, ledger)
      await eraseFromLakeLater(session, erasedIds)
      return count
    })
    if (again > 0)
      tell(`The database was older than the ledger of erasures: ${again} entries were done again.`)
    const walled = await wallOff(database, settings, { asSystem, tell })
    return { database: walled, cipher, fieldKeys, ledger, installation, asSystem }
  } catch (error) {
    await database.close()
    throw error
  }
}

/** Opens the database at the present schema; what it held before an upgrade is backed up first. */
async function openPresent(settings: Settings, options: Required<OpenOptions>): Promise<Database> {
  const { databaseUrl, folder } = settings
  if (databaseUrl === undefined) {
    const database = await openEmbedded(folder, { answer: answerHolder(settings, options) })
    return upgraded(database, settings, options)
  }
  const { tell } = options
  // Steps of an upgrade may take longer than a request ever should.
  const onWait = (reason: string): void => tell(`Waiting for the database: ${reason}`)
  const upkeep = await openServer(databaseUrl, { maxConnections: 2, queryTimeoutMs: 0, onWait })
  await (await upgraded(upkeep, settings, options)).close()
  return openServer(databaseUrl, { onWait })
}

async function upgraded(
  database: Database,
  settings: Settings,
  { version, tell, now }: Required<OpenOptions>,
): Promise<Database> {
  try {
    await upgrade(database, { folder: backupFolder(settings), cadreVersion: version, now: now(), tell })
    return database
  } catch (error) {
    await database.close()
    throw error
  }
}

/** Gives `cadre backup` and `cadre doctor` what they ask for while this process has the embedded database. */
function answerHolder(settings: Settings, { version, now }: Required<OpenOptions>) {
  return async function* (request: string, database: Database): AsyncGenerator<Buffer> {
    if (request === 'examine') {
      yield Buffer.from(JSON.stringify(await examineDatabase(database, now)))
      return
    }
    if (request !== 'back up' && request !== 'back up with keys')
      throw new AppError('usage', 'The process that uses the data folder does not know this request.')
    const files = await filesForBackup(settings, { withKeys: request !== 'back up' })
    const options = { folder: backupFolder(settings), cadreVersion: version, now: now(), files }
    yield* spooledArchive(database, options)
  }
}

/** The error of a database in which nothing was set up. */
export function notSetUp(): AppError {
  return new AppError(
    'store-not-set-up',
    'Nothing is set up here yet. Run `cadre init` for an installation of your own, or `cadre serve --demo` for a made-up company.',
  )
}
