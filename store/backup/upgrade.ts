import { mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Database } from '../database/database.ts'
import { appliedMigrations } from '../migrations/applied-migrations.ts'
import { migrate, migrationNames } from '../migrations/migrate.ts'
import { backUp } from './back-up.ts'
import type { ArchiveOptions } from './write-archive.ts'

interface UpgradeOptions extends ArchiveOptions {
  /** Where backups that were taken before an upgrade are kept. */
  readonly folder: string
  /** How many of them; older ones are removed. */
  readonly keep?: number
  readonly tell?: (line: string) => void
  /** Other migrations than those of this version: for tests. */
  readonly steps?: ReadonlyMap<string, string>
}

/**
 * Brings a database to the present schema. Where there is something to lose, a backup is taken and read
 * back first; without it nothing is changed. Returns the steps taken and the backup, when there was one.
 */
export async function upgrade(
  database: Database,
  { folder, keep = 5, tell = () => undefined, steps, ...options }: UpgradeOptions,
): Promise<{ readonly migrations: readonly string[]; readonly backup: string | undefined }> {
  const applied = await appliedMigrations(database.pool)
  const known = steps ? [...steps.keys()] : migrationNames()
  const isPending = known.some((name) => !applied.includes(name))
  // A database of a newer version is refused by `migrate`, and needs no backup for that.
  const isNewer = applied.some((name) => !known.includes(name))
  let backup: string | undefined
  if (isPending && applied.length > 0 && !isNewer) {
    backup = join(folder, `${prefix}${stampOf(options.now)}.cadre`)
    tell(`Backing up to ${backup} before the upgrade …`)
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await backUp(database, backup, options)
    await removeOld(folder, keep)
  }
  return { migrations: await migrate(database, steps && { steps }), backup }
}

const prefix = 'before-upgrade-'

/** Sorts by time, and is a file name everywhere. */
function stampOf(now: Date): string {
  return now.toISOString().replaceAll(/[:.]/g, '-')
}

async function removeOld(folder: string, keep: number): Promise<void> {
  const names = (await readdir(folder)).filter((name) => name.startsWith(prefix) && name.endsWith('.cadre'))
  for (const name of names.sort().slice(0, -keep)) await rm(join(folder, name), { force: true })
}
