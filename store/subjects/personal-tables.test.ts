import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openInMemory } from '../database/open-embedded.ts'
import { migrate } from '../migrations/migrate.ts'
import { impersonalSchemas, impersonalTables, personalTables, recordTables } from './personal-tables.ts'

let database: Awaited<ReturnType<typeof openInMemory>>
before(async () => {
  database = await openInMemory()
  await migrate(database)
})
after(() => database.close())

async function columnsByTable(): Promise<Map<string, Set<string>>> {
  const { rows } = await database.pool.query<{ name: string; columns: string[] }>(
    `select c.table_schema || '.' || c.table_name as name, array_agg(c.column_name::text) as columns
     from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
     where t.table_type = 'BASE TABLE' and c.table_schema not in ('pg_catalog', 'information_schema') group by 1`,
  )
  return new Map(rows.map(({ name, columns }) => [name, new Set(columns)]))
}

test('every table of the database is known to exports and erasures, or is nobody’s for a reason', async () => {
  const known = new Set([
    ...recordTables,
    ...personalTables.map(({ table }) => table),
    ...Object.keys(impersonalTables),
  ])
  const tables = await columnsByTable()
  const unknown = [...tables.keys()].filter(
    (table) => !known.has(table) && !(table.split('.')[0]! in impersonalSchemas),
  )
  assert.deepEqual(unknown, [], 'say in store/subjects/personal-tables.ts what these hold')
  const gone = [...known].filter((table) => !tables.has(table))
  assert.deepEqual(gone, [], 'these are no longer there')
})

test('tables that are nobody’s have no column for somebody', async () => {
  const tables = await columnsByTable()
  for (const table of Object.keys(impersonalTables)) {
    if (table === 'audit.entry') continue
    const columns = [...(tables.get(table) ?? [])]
    const telling = columns.filter((name) =>
      /^(person|candidate|application|account|subject)_ids?$/.test(name),
    )
    assert.deepEqual(telling, [], table)
  }
})

test('what is said of a table is there', async () => {
  const tables = await columnsByTable()
  for (const { table, idColumns, shown, onErasure, keptBecause } of personalTables) {
    const missing = [...Object.keys(idColumns), ...shown].filter((column) => !tables.get(table)?.has(column))
    assert.deepEqual(missing, [], table)
    assert.equal(keptBecause !== undefined, onErasure === 'keep', table)
  }
})
