import { AppError } from '@cadre/core'
import { accessRules } from '@cadre/people'
import { sql } from 'kysely'
import { Migrator } from 'kysely/migration'
import type { Migration } from 'kysely/migration'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Database } from '../database/database.ts'

/** Names of the migrations, in order; they go forward only. */
export function migrationNames(): string[] {
  return readdirSync(import.meta.dirname)
    .filter((file) => file.endsWith('.sql'))
    .map((file) => file.slice(0, -'.sql'.length))
    .sort()
}

/**
 * Brings a database to the present schema, each step in a transaction of its own, and writes the
 * access rules of this version into it. Returns the names of the steps that were taken.
 * Throws `AppError('store-newer')` when the database knows steps that this version does not.
 */
export async function migrate(database: Database): Promise<string[]> {
  const migrator = new Migrator({
    db: database.kysely,
    provider: {
      getMigrations: async () => Object.fromEntries(migrationNames().map((name) => [name, step(name)])),
    },
    migrationTableSchema: 'public',
  })
  const { error, results = [] } = await migrator.migrateToLatest()
  if (error instanceof Error && /missing|corrupted/.test(error.message)) {
    throw new AppError(
      'store-newer',
      'The database was made by a newer version of Cadre. Upgrade Cadre, or restore an older backup.',
    )
  }
  if (error) throw error
  await writeAccessRules(database)
  return results.map(({ migrationName }) => migrationName)
}

function step(name: string): Migration {
  const text = readFileSync(join(import.meta.dirname, `${name}.sql`), 'utf8')
  return { up: async (db) => void (await sql.raw(text).execute(db)) }
}

async function writeAccessRules({ kysely }: Database): Promise<void> {
  const rows = accessRules.flatMap(({ role, dataClass, relation, acts, purposes }) =>
    acts.flatMap((act) =>
      purposes.map((purpose) => ({ role, data_class: dataClass, relation, act, purpose })),
    ),
  )
  await kysely.transaction().execute(async (trx) => {
    await trx.deleteFrom('access.rule').execute()
    await trx
      .insertInto('access.rule')
      .values(rows)
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  })
}
