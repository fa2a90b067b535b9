import { AppError } from '@cadre/core'
import { sql } from 'kysely'
import { Migrator } from 'kysely/migration'
import type { Migration } from 'kysely/migration'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Database } from '../database/database.ts'
import { letBackupsRead } from './let-backups-read.ts'
import { writeAccessRules } from './write-access-rules.ts'

/** Names of the migrations, in order; they go forward only. */
export function migrationNames(): string[] {
  return readdirSync(import.meta.dirname)
    .filter((file) => file.endsWith('.sql'))
    .map((file) => file.slice(0, -'.sql'.length))
    .sort()
}

interface MigrateOptions {
  /** The last step to take; the newest when left out. */
  readonly to?: string
  /** The SQL of each step by its name; the files of this folder when left out. */
  readonly steps?: ReadonlyMap<string, string>
}

/**
 * Brings a database to the present schema, all steps in one transaction or none, and writes the access
 * rules of this version into it. Returns the names of the steps that were taken.
 * Throws `AppError('store-newer')` when the database knows steps that this version does not.
 */
export async function migrate(
  database: Database,
  { to, steps = stepsOfThisVersion() }: MigrateOptions = {},
): Promise<string[]> {
  const migrator = new Migrator({
    db: database.kysely,
    provider: {
      getMigrations: async () => Object.fromEntries([...steps].map(([name, text]) => [name, stepOf(text)])),
    },
    migrationTableSchema: 'public',
  })
  const { error, results = [] } = await (to === undefined
    ? migrator.migrateToLatest()
    : migrator.migrateTo(to))
  if (error instanceof Error && /missing|corrupted/.test(error.message)) {
    throw new AppError(
      'store-newer',
      'The database was made by a newer version of Cadre. Upgrade Cadre, or restore an older backup.',
    )
  }
  if (error) throw error
  await letBackupsRead(database)
  // An older schema has no place for the rules of this version; it goes forward before anybody uses it.
  if (to === undefined) await writeAccessRules(database)
  return results.map(({ migrationName }) => migrationName)
}

/** Whether the database is at the schema of this version; throws when it does not answer. */
export async function isMigrated({ kysely }: Database): Promise<boolean> {
  const { rows } = await sql<{ name: string }>`select name from public.kysely_migration`.execute(kysely)
  const taken = new Set(rows.map(({ name }) => name))
  const wanted = migrationNames()
  return taken.size === wanted.length && wanted.every((name) => taken.has(name))
}

function stepsOfThisVersion(): Map<string, string> {
  return new Map(
    migrationNames().map((name) => [name, readFileSync(join(import.meta.dirname, `${name}.sql`), 'utf8')]),
  )
}

function stepOf(text: string): Migration {
  return { up: async (db) => void (await sql.raw(text).execute(db)) }
}
