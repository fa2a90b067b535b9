import { AppError } from '@cadre/core'
import { askHolder, backUp, keepBackup, openEmbedded, openServer } from '@cadre/store'
import type { Database, Manifest } from '@cadre/store'
import { join } from 'node:path'
import type { Settings } from '../settings.ts'
import { filesForBackup } from './backup-files.ts'

interface BackUpOptions {
  readonly version: string
  readonly now: Date
  readonly passphrase?: string
  /** Whether the key file goes into it; only into a sealed one. */
  readonly withKeys?: boolean
}

/**
 * Backs up the installation that the settings name to a file, whether it is being served or not.
 * Throws `AppError` when it cannot be read, or keys are asked for without a passphrase.
 */
export async function backUpInstallation(
  settings: Settings,
  path: string,
  { version, now, passphrase, withKeys = false }: BackUpOptions,
): Promise<Manifest> {
  if (withKeys && passphrase === undefined) {
    throw new AppError(
      'usage',
      'Keys go only into a sealed backup: give --passphrase-file with --with-keys, or keep the key file apart.',
    )
  }
  const files = await filesForBackup(settings, { withKeys })
  const database = await openForUpkeep(settings).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'store-locked') return undefined
    throw error
  })
  if (!database) {
    const archive = askHolder(settings.folder, withKeys ? 'back up with keys' : 'back up')
    return keepBackup(archive, path, passphrase)
  }
  try {
    return await backUp(database, path, {
      cadreVersion: version,
      now,
      files,
      ...(passphrase !== undefined && { passphrase }),
    })
  } finally {
    await database.close()
  }
}

/** Opens the database for work that may take long, and leaves its schema as it is. */
export function openForUpkeep({ databaseUrl, folder }: Settings): Promise<Database> {
  if (databaseUrl !== undefined) return openServer(databaseUrl, { maxConnections: 1, queryTimeoutMs: 0 })
  return openEmbedded(folder)
}

/** Where the installation keeps what it backs up by itself. */
export const backupFolder = ({ folder }: Settings): string => join(folder, 'backups')
