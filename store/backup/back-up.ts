import { AppError, newId } from '@cadre/core'
import type { CivilDate } from '@cadre/core'
import { refuseSpecialFile } from '@cadre/core/refuse-special-file'
import { writeStreamAtomically } from '@cadre/connect/files/atomic'
import { createReadStream } from 'node:fs'
import { createFieldCipher } from '../database/field-cipher.ts'
import { inSystemSession } from '../database/session.ts'
import type { Database } from '../database/database.ts'
import { appliedMigrations } from '../migrations/applied-migrations.ts'
import type { Manifest } from './manifest.ts'
import { restoreArchive } from './restore-archive.ts'
import type { Restored } from './restore-archive.ts'
import { openArchive, sealArchive } from './seal-archive.ts'
import { verifyArchive } from './verify-archive.ts'
import { writeArchive } from './write-archive.ts'
import type { ArchiveOptions, BackupFile } from './write-archive.ts'

/**
 * Writes a backup of the whole database to a file that appears complete or not at all, entered in the
 * audit trail before its first byte: it takes everything out. A passphrase seals it; without one whoever
 * has the file can read it. Returns what it says of itself, read back from the file and checked.
 */
export async function backUp(
  database: Database,
  path: string,
  { passphrase, ...options }: ArchiveOptions & { readonly passphrase?: string },
): Promise<Manifest> {
  return keepBackup(archiveOf(database, options), path, passphrase)
}

/** Keeps the bytes of a backup in a file, sealed when there is a passphrase, and reads it back. */
export async function keepBackup(
  archive: AsyncIterable<Buffer>,
  path: string,
  passphrase: string | undefined,
): Promise<Manifest> {
  const bytes = passphrase === undefined ? archive : sealArchive(archive, passphrase)
  await writeStreamAtomically(path, bytes, { isPrivate: true })
  return checkBackup(path, passphrase)
}

/** The bytes of a backup, not sealed, entered in the audit trail before the first of them. */
export async function* archiveOf(database: Database, options: ArchiveOptions): AsyncGenerator<Buffer> {
  if ((await appliedMigrations(database.pool)).length === 0) {
    throw new AppError(
      'store-empty',
      'There is nothing to back up: the database holds no Cadre installation.',
    )
  }
  await noteBackup(database, 'back up', options.now, {})
  yield* writeArchive(database, options)
}

export interface RestoreFileOptions {
  readonly now: Date
  readonly passphrase?: string
  readonly placeFiles?: (files: readonly BackupFile[]) => Promise<void>
}

/** Restores a backup file into an empty installation and enters it in the audit trail; see `restoreArchive`. */
export async function restore(
  database: Database,
  path: string,
  { passphrase, ...options }: RestoreFileOptions,
): Promise<Restored> {
  const read = (): AsyncIterable<Buffer> => openArchive(readFile(path), passphrase)
  const restored = await restoreArchive(database, { read, ...options })
  const { id, madeAt } = restored.manifest
  await noteBackup(database, 'restore', options.now, { backup: id, madeAt })
  return restored
}

/** Reads a backup file through and compares everything with its checksums. Returns what it says of itself. */
export async function checkBackup(path: string, passphrase?: string): Promise<Manifest> {
  return (await verifyArchive(openArchive(readFile(path), passphrase))).manifest
}

async function* readFile(path: string): AsyncGenerator<Buffer> {
  await refuseSpecialFile(path)
  try {
    yield* createReadStream(path, { highWaterMark: 1024 * 1024 })
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (!['ENOENT', 'ENOTDIR', 'EACCES', 'EISDIR'].includes(code)) throw error
    throw new AppError('backup-missing', `There is no backup that can be read at ${path} (${code}).`, {
      path,
    })
  }
}

async function noteBackup(
  database: Database,
  act: 'back up' | 'restore',
  now: Date,
  detail: Readonly<Record<string, unknown>>,
): Promise<void> {
  const errand = {
    purpose: 'operation',
    requestId: newId('rqs'),
    route: act,
    today: now.toISOString().slice(0, 10) as CivilDate,
    now,
  } as const
  // Nothing sealed is read or written here.
  const cipher = createFieldCipher({ currentId: 0, keys: new Map(), pseudonymKey: new Uint8Array() })
  await inSystemSession({ database, cipher, errand }, async (session) => {
    session.note({ act, entity: 'installation', subjects: [], detail })
  })
}
