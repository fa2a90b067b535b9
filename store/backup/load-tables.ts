import type pg from 'pg'
import { quoted } from '../schema/entity-columns.ts'
import { foreignSchemaList } from './foreign-schemas.ts'
import { backupDamaged } from './backup-errors.ts'
import type { Manifest } from './manifest.ts'
import { listOwnTables, quotedName } from './own-tables.ts'
import type { OwnTable } from './own-tables.ts'
import { createLineDigest, readTable, textSettings } from './read-table.ts'
import { readParts } from './verify-archive.ts'

/** Rows in one statement. */
const batchRows = 1000

interface ForeignKey {
  readonly table: string
  readonly name: string
  readonly definition: string
}

/**
 * Fills empty tables of the same shape from a verified archive, inside a transaction of the caller's:
 * foreign keys and ids are checked once at the end, triggers do not fire, and all is read back and compared with
 * the manifest. Row policies are what they were before. Throws `AppError('backup-damaged')` where it differs.
 */
export async function loadTables(
  client: pg.ClientBase,
  manifest: Manifest,
  bytes: AsyncIterable<Buffer>,
): Promise<void> {
  await client.query(textSettings)
  const tables = await listOwnTables(client)
  refuseOtherShape(tables, manifest)
  const foreignKeys = await listForeignKeys(client)
  await open(client, tables, foreignKeys)
  const byName = new Map(tables.map((table) => [table.name, table]))
  for await (const { table, lines } of readParts(bytes, manifest)) {
    await insertLines(client, byName.get(table)!, lines)
  }
  for (const { name, lastValue } of manifest.sequences) {
    await client.query('select setval($1::regclass, $2::bigint)', [quotedName(name), lastValue])
  }
  await compare(client, tables, manifest)
  await close(client, tables, foreignKeys)
  await refuseUnknownIds(client)
}

/** What triggers ask of every version as it is entered: that the ids it names were given. */
async function refuseUnknownIds(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ table: string; columns: string[] }>(
    `select tgrelid::regclass::text as table,
       (string_to_array(rtrim(encode(tgargs, 'escape'), '\\000'), '\\000'))[2:] as columns
     from pg_trigger where tgfoid = 'records.refuse_unknown_change'::regproc order by 1`,
  )
  for (const { table, columns } of rows) {
    const ids = columns.map((column) => `select ${quoted(column)} from ${table}`).join(' union ')
    const unknown = `select from (${ids}) named(id) where id is not null and not exists (select from records.key k where k.id = named.id) limit 1`
    if ((await client.query(unknown)).rowCount !== 0)
      throw backupDamaged(`the table ${table} names an id that was never given`)
  }
}

interface Shape {
  readonly name: string
  readonly columns: readonly { readonly name: string; readonly type: string }[]
}

function refuseOtherShape(tables: readonly OwnTable[], manifest: Manifest): void {
  const shape = (list: readonly Shape[]): string[] =>
    list.map(
      ({ name, columns }) =>
        `${name}(${columns
          .map((column) => `${column.name} ${column.type}`)
          .sort()
          .join(', ')})`,
    )
  const expected = new Set(shape(tables))
  const odd = shape(manifest.tables).find((each) => !expected.delete(each)) ?? [...expected][0]
  if (odd === undefined) return
  throw backupDamaged(
    `the table ${odd.replace(/\(.*/s, '')} has another shape than its version of Cadre gives it`,
  )
}

async function listForeignKeys(client: pg.ClientBase): Promise<ForeignKey[]> {
  const { rows } = await client.query<ForeignKey>(
    `select format('%I.%I', n.nspname, c.relname) as table, k.conname as name, pg_get_constraintdef(k.oid) as definition
     from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
     where k.contype = 'f' and k.conparentid = 0 and not c.relispartition
       and n.nspname !~ '^pg_' and n.nspname not in (${foreignSchemaList})
     order by 1, 2`,
  )
  return rows
}

async function open(
  client: pg.ClientBase,
  tables: readonly OwnTable[],
  foreignKeys: readonly ForeignKey[],
): Promise<void> {
  const names = tables.map(({ name }) => quotedName(name))
  await client.query(
    [
      ...foreignKeys.map(({ table, name }) => `alter table ${table} drop constraint ${quoted(name)}`),
      ...names.map((name) => `alter table ${name} no force row level security, disable trigger user`),
      // What migrations have written by themselves comes back as it was in the backup.
      `truncate ${names.join(', ')}`,
    ].join(';\n'),
  )
}

async function close(
  client: pg.ClientBase,
  tables: readonly OwnTable[],
  foreignKeys: readonly ForeignKey[],
): Promise<void> {
  for (const { table, name, definition } of foreignKeys) {
    await client.query(`alter table ${table} add constraint ${quoted(name)} ${definition}`)
  }
  for (const { name, isForced } of tables) {
    await client.query(
      `alter table ${quotedName(name)} enable trigger user${isForced ? ', force row level security' : ''}`,
    )
  }
}

async function insertLines(
  client: pg.ClientBase,
  { name, columns }: OwnTable,
  lines: readonly string[],
): Promise<void> {
  const names = columns.map((column) => quoted(column.name))
  const texts = columns.map((_, index) => `$${index + 1}::text[]`).join(', ')
  const casts = columns.map((column, index) => `c${index}::${column.type}`).join(', ')
  const aliases = columns.map((_, index) => `c${index}`).join(', ')
  const text = `insert into ${quotedName(name)} (${names.join(', ')}) overriding system value
    select ${casts} from unnest(${texts}) as given(${aliases})`
  for (let start = 0; start < lines.length; start += batchRows) {
    const rows = lines.slice(start, start + batchRows).map((line) => readLine(line, columns.length))
    await client.query({ text, values: columns.map((_, index) => rows.map((row) => row[index])) })
  }
}

function readLine(line: string, width: number): (string | null)[] {
  const row: unknown = JSON.parse(line)
  const isRow =
    Array.isArray(row) &&
    row.length === width &&
    row.every((cell) => cell === null || typeof cell === 'string')
  if (!isRow) throw backupDamaged('a row does not have the columns of its table')
  return row as (string | null)[]
}

async function compare(
  client: pg.ClientBase,
  tables: readonly OwnTable[],
  manifest: Manifest,
): Promise<void> {
  const expected = new Map(manifest.tables.map((table) => [table.name, table]))
  for (const table of tables) {
    const digest = createLineDigest()
    const { columns, rows, digest: wanted } = expected.get(table.name)!
    // In the columns' order of the archive, which the digest was made in.
    const order = columns.map(({ name }) => table.columns.find((column) => column.name === name)!)
    for await (const lines of readTable(client, { ...table, columns: order })) digest.add(lines)
    const found = digest.result()
    if (found.rows !== rows || found.digest !== wanted) {
      throw backupDamaged(`the table ${table.name} does not come out of the database as it went in`)
    }
  }
}
