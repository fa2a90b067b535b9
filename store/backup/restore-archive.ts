import { AppError } from '@cadre/core'
import type pg from 'pg'
import type { Database } from '../database/database.ts'
import { appliedMigrations } from '../migrations/applied-migrations.ts'
import { migrate, migrationNames } from '../migrations/migrate.ts'
import { loadTables } from './load-tables.ts'
import type { Manifest } from './manifest.ts'
import { verifyArchive } from './verify-archive.ts'
import type { BackupFile } from './write-archive.ts'

export interface RestoreOptions {
  /** Reads the archive from its beginning; asked for twice: to check it, then to load it. */
  readonly read: () => AsyncIterable<Buffer>
  readonly now: Date
  /** Puts the files of the backup where they belong; before anything is committed. */
  readonly placeFiles?: (files: readonly BackupFile[]) => Promise<void>
}

export interface Restored {
  readonly manifest: Manifest
  /** Steps taken after the restore, for a backup of an older version. */
  readonly migrations: readonly string[]
}

/**
 * Restores a backup into an empty installation. The archive is checked whole before anything is
 * changed; the rows come in by one transaction or not at all, and are compared with what was backed up.
 * Sessions and one-time links of the backup are ended: some were ended after it was made. So are its jobs.
 * Throws `AppError` `backup-damaged`, `store-newer` or `store-not-empty`.
 */
export async function restoreArchive(
  database: Database,
  { read, now, placeFiles }: RestoreOptions,
): Promise<Restored> {
  const { manifest, files } = await verifyArchive(read())
  refuseNewer(manifest)
  if (!(await holdsAlready(database, manifest))) {
    await makeSchema(database, manifest.migrations)
    await placeFiles?.(files)
    await inOneTransaction(database, async (client) => {
      await refuseUnlessEmpty(client)
      await loadTables(client, manifest, read())
      await endSessions(client, manifest, now)
    })
  }
  return { manifest, migrations: await migrate(database) }
}

function refuseNewer({ migrations, cadreVersion }: Manifest): void {
  const known = migrationNames()
  if (migrations.every((name, index) => known[index] === name)) return
  throw new AppError(
    'store-newer',
    `The backup was made by Cadre ${cadreVersion}, which is not older than this one. Restore it with that version, then upgrade.`,
    { cadreVersion },
  )
}

/** Whether a restore of this very backup was committed before, and only what follows it is left to do. */
async function holdsAlready({ pool }: Database, { id }: Manifest): Promise<boolean> {
  if ((await appliedMigrations(pool)).length === 0) return false
  const { rows } = await pool.query<{ restored_from: string | null }>(
    "select obj_description(to_regnamespace('records')) as restored_from",
  )
  return rows[0]?.restored_from === restoredFrom(id)
}

const restoredFrom = (id: string): string => `restored from ${id}`

/** Gives an empty database the schema of the backup; schemas of another version are replaced, being empty. */
async function makeSchema(database: Database, migrations: readonly string[]): Promise<void> {
  await inOneTransaction(database, async (client) => {
    const applied = await appliedMigrations(client)
    if (applied.length > 0) await refuseUnlessEmpty(client)
    if (applied.length === 0 || applied.join() === migrations.join()) return
    const { rows } = await client.query<{ names: string }>(
      `select string_agg(quote_ident(nspname), ', ') as names from pg_namespace
       where nspname !~ '^pg_' and nspname not in ('information_schema', 'public')`,
    )
    await client.query(
      `drop schema ${rows[0]!.names} cascade; drop table public.kysely_migration, public.kysely_migration_lock`,
    )
  })
  await migrate(database, { to: migrations.at(-1)! })
}

async function refuseUnlessEmpty(client: pg.ClientBase): Promise<void> {
  // The owner is under the row policies too; this role is not kept from any row.
  await client.query("select set_config('role', 'cadre_backup', true)")
  const { rows } = await client.query<{ is_empty: boolean }>(
    `select not exists (select from records.key) and not exists (select from app.account)
       and not exists (select from audit.entry) as is_empty`,
  )
  await client.query("select set_config('role', 'none', true)")
  if (rows[0]?.is_empty === true) return
  throw new AppError(
    'store-not-empty',
    'There are records or accounts in this installation; a backup is restored into an empty one. Use a new data folder or database.',
  )
}

async function endSessions(client: pg.ClientBase, { id }: Manifest, now: Date): Promise<void> {
  await client.query("select set_config('role', 'cadre_system', true)")
  await client.query('update app.session set ended_at = $1 where ended_at is null', [now])
  await client.query('delete from app.sign_in_link')
  const { rows } = await client.query<{ has_jobs: boolean }>(
    "select to_regclass('jobs.job') is not null as has_jobs",
  )
  if (rows[0]?.has_jobs === true) await client.query(stopJobs, [now])
  await client.query("select set_config('role', 'none', true)")
  // Beside the rows, which are to equal those of the backup; a second try finds it.
  await client.query(`comment on schema records is '${restoredFrom(id)}'`)
}

/** What they were to do may have been done since, or be out of date; whoever asked may ask again. */
const stopJobs = `update jobs.job set state = 'cancelled', ended_at = $1, message = 'Stopped: a backup was restored.'
  where state in ('waiting', 'running')`

async function inOneTransaction(
  { pool }: Database,
  run: (client: pg.ClientBase) => Promise<void>,
): Promise<void> {
  const client = await pool.connect()
  let isBroken = false
  try {
    await client.query('begin')
    await run(client)
    await client.query('commit')
  } catch (error) {
    isBroken = await client.query('rollback').then(
      () => false,
      () => true,
    )
    throw error
  } finally {
    client.release(isBroken)
  }
}
