import { migrate, openInMemory } from '@cadre/store'
import type { Database } from '@cadre/store'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const migrations = join(root, 'store', 'migrations')

/**
 * A database in memory at the present schema. The first test that needs one takes all the steps and keeps
 * what comes out beside the packages; the next ones begin from there, in a fraction of the time.
 */
export async function openMigrated(): Promise<Database> {
  const path = join(root, 'node_modules', '.cache', `cadre-migrated-${schemaDigest()}.tar`)
  const kept = existsSync(path) ? new Blob([readFileSync(path)]) : undefined
  const database = await openInMemory(kept && { loadDataDir: kept })
  // Also writes the access rules of this moment.
  await migrate(database)
  if (!kept) await keep(path, await database.dump())
  return database
}

/** Another test may do the same: whoever is last replaces the file as a whole. */
async function keep(path: string, dump: Blob): Promise<void> {
  mkdirSync(join(path, '..'), { recursive: true })
  const partial = `${path}.${process.pid}`
  writeFileSync(partial, Buffer.from(await dump.arrayBuffer()))
  renameSync(partial, path)
}

/** Of every step and of the engine whose files these are. */
function schemaDigest(): string {
  const hash = createHash('sha256')
  for (const name of readdirSync(migrations).sort())
    hash.update(name).update(readFileSync(join(migrations, name)))
  const engine = createRequire(join(root, 'store', 'package.json')).resolve('@electric-sql/pglite')
  return hash.update(readFileSync(engine)).digest('hex').slice(0, 16)
}
