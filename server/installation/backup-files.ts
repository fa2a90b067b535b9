import { AppError } from '@cadre/core'
import { writeFileAtomically } from '@cadre/connect/files/atomic'
import type { BackupFile } from '@cadre/store'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Settings } from '../settings.ts'

const keyFileName = 'keys/field-keys.json'
const checkpointPrefix = 'checkpoints/'
const isCheckpoint = (name: string): boolean => /^checkpoint-\d+\.json$/.test(name)

/**
 * The files that go into a backup beside the database: checkpoints of the audit trail, and the key file
 * where it was asked for. Read before the database is, so that no checkpoint vouches for more than it holds.
 */
export async function filesForBackup(
  { keyFile, checkpoints }: Settings,
  { withKeys }: { readonly withKeys: boolean },
): Promise<BackupFile[]> {
  const names = existsSync(checkpoints) ? (await readdir(checkpoints)).filter(isCheckpoint).sort() : []
  const files = names.map((name) => ({ name: `${checkpointPrefix}${name}`, path: join(checkpoints, name) }))
  if (withKeys && existsSync(keyFile)) files.push({ name: keyFileName, path: keyFile })
  return Promise.all(files.map(async ({ name, path }) => ({ name, body: await readFile(path) })))
}

/**
 * Puts the files of a backup where the settings say. A file that is there with other content stays, and
 * the restore is refused: two of a name cannot both be right.
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
    // Whole or not at all: a second try has to find it equal.
    await writeFileAtomically(path, body, { isPrivate: true })
  }
}

function placeOf({ keyFile, checkpoints, folder }: Settings, name: string): string {
  if (name === keyFileName) return keyFile
  const checkpoint = name.startsWith(checkpointPrefix) ? name.slice(checkpointPrefix.length) : ''
  if (isCheckpoint(checkpoint)) return join(checkpoints, checkpoint)
  return join(folder, 'restored-files', name)
}
