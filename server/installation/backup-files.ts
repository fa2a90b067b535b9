import { AppError } from '@cadre/core'
import type { BackupFile } from '@cadre/store'
import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Settings } from '../settings.ts'

const keyFileName = 'keys/field-keys.json'

/** The key file as it goes into a backup that was asked to hold it; nothing while there is none. */
export async function keysForBackup({ keyFile }: Settings): Promise<BackupFile[]> {
  if (!existsSync(keyFile)) return []
  return [{ name: keyFileName, body: await readFile(keyFile) }]
}

/**
 * Puts the files of a backup where the settings say. A file that is there with other content stays, and
 * the restore is refused: two key files cannot both be right.
 */
export async function placeFiles(settings: Settings, files: readonly BackupFile[]): Promise<void> {
  const places = files.map(({ name, body }) => ({ path: placeOf(settings, name), body }))
  for (const { path, body } of places) {
    if (!existsSync(path) || (await readFile(path)).equals(body)) continue
    throw new AppError(
      'store-not-empty',
      `${path} is there already and differs from the one in the backup. Move it away and restore again.`,
      { path },
    )
  }
  for (const { path, body } of places) {
    if (existsSync(path)) continue
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    await writeFile(path, body, { mode: 0o600, flush: true })
  }
}

function placeOf({ keyFile, folder }: Settings, name: string): string {
  return name === keyFileName ? keyFile : join(folder, 'restored-files', name)
}
