import { writeStreamAtomically } from '@cadre/connect/files/atomic'
import { temporaryPath } from '@cadre/connect/files/temporary'
import { createReadStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Database } from '../database/database.ts'
import { archiveOf } from './back-up.ts'
import type { ArchiveOptions } from './write-archive.ts'

/**
 * The bytes of a backup by way of a file in `folder`, removed afterwards: whoever reads them slowly does
 * not keep the snapshot open, nor others from the embedded database.
 */
export async function* spooledArchive(
  database: Database,
  { folder, ...options }: ArchiveOptions & { readonly folder: string },
): AsyncGenerator<Buffer> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  // What a killed process leaves of it is known by its name, and removed.
  const path = temporaryPath(join(folder, 'spool'))
  try {
    await writeStreamAtomically(path, archiveOf(database, options), { isPrivate: true })
    yield* createReadStream(path, { highWaterMark: 1024 * 1024 })
  } finally {
    await rm(path, { force: true })
  }
}
