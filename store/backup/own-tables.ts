import type pg from 'pg'
import { foreignSchemas } from './foreign-schemas.ts'
import { quoted } from '../schema/entity-columns.ts'

/** A table of ours as the database's catalogue has it. */
export interface OwnTable {
  /** Schema and name with a point between. */
  readonly name: string
  /** Generated columns left out. */
  readonly columns: readonly { readonly name: string; readonly type: string; readonly isText: boolean }[]
  /** Columns of the primary key, or all where there is none. */
  readonly key: readonly string[]
  readonly isForced: boolean
}

interface TableRow {
  readonly schema: string
  readonly name: string
  readonly is_forced: boolean
  readonly columns: { name: string; type: string; isText: boolean }[]
  readonly key: string[] | null
}

/** Every table whose rows a backup holds, by name. */
export async function listOwnTables(client: pg.ClientBase): Promise<OwnTable[]> {
  const { rows } = await client.query<TableRow>(
    `select n.nspname as schema, c.relname as name, c.relforcerowsecurity as is_forced,
       (select json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod),
           'isText', a.attcollation <> 0) order by a.attnum)
         from pg_attribute a
         where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
       (select json_agg(a.attname order by array_position(i.indkey::int2[], a.attnum))
         from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = any (i.indkey::int2[])
         where i.indrelid = c.oid and i.indisprimary) as key
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and not c.relispartition and n.nspname !~ '^pg_' and n.nspname <> all ($1)
     order by n.nspname collate "C", c.relname collate "C"`,
    [foreignSchemas],
  )
  return rows.map(({ schema, name, is_forced, columns, key }) => ({
    name: `${schema}.${name}`,
    columns,
    key: key ?? columns.map((column) => column.name),
    isForced: is_forced,
  }))
}

/** The name of a table or sequence for SQL. */
export function quotedName(name: string): string {
  return name.split('.').map(quoted).join('.')
}
