import { restore } from '@cadre/store'
import type { Manifest } from '@cadre/store'
import { existsSync } from 'node:fs'
import type { Settings } from '../settings.ts'
import { openForUpkeep } from './back-up-installation.ts'
import { placeFiles } from './backup-files.ts'

interface RestoreOptions {
  readonly now: Date
  readonly passphrase?: string
}

/** What a restore did. */
export interface RestoreReport {
  readonly manifest: Manifest
  /** Steps taken to bring a backup of an older version to the present schema. */
  readonly migrations: readonly string[]
  /** Whether the keys that sealed fields need are there. */
  readonly hasKeys: boolean
}

/** Restores a backup into the empty database that the settings name; all of it or nothing. */
export async function restoreInstallation(
  settings: Settings,
  path: string,
  { now, passphrase }: RestoreOptions,
): Promise<RestoreReport> {
  const database = await openForUpkeep(settings)
  try {
    const restored = await restore(database, path, {
      now,
      ...(passphrase !== undefined && { passphrase }),
      placeFiles: (files) => placeFiles(settings, files),
    })
    return { ...restored, hasKeys: existsSync(settings.keyFile) }
  } finally {
    await database.close()
  }
}
