import { createHash } from 'node:crypto'
import type pg from 'pg'
import { quoted } from '../schema/entity-columns.ts'
import { quotedName } from './own-tables.ts'
import type { OwnTable } from './own-tables.ts'

const rowsPerFetch = 2000

/** How values are written as text; the same everywhere, so that rows of two databases can be compared. */
export const textSettings = `set local datestyle = 'ISO, YMD'; set local intervalstyle = 'postgres';
  set local timezone = 'UTC'; set local extra_float_digits = 3; set local bytea_output = 'hex'`

/**
 * Reads a table in the order of its key, some lines at a time; a line is one row as a JSON array of
 * texts. Needs a transaction with `textSettings`, and a role that sees all rows.
 */
export async function* readTable(
  client: pg.ClientBase,
  { name, columns, key }: OwnTable,
): AsyncGenerator<string[]> {
  const values = columns.map((column) => `${quoted(column.name)}::text`).join(', ')
  await client.query(
    `declare cadre_backup no scroll cursor for
     select array_to_json(array[${values}]::text[])::text as line from ${quotedName(name)} order by ${orderOf(columns, key)}`,
  )
  for (;;) {
    const { rows } = await client.query<{ line: string }>(`fetch ${rowsPerFetch} from cadre_backup`)
    if (rows.length === 0) break
    yield rows.map(({ line }) => line)
  }
  await client.query('close cadre_backup')
}

/** Texts by their bytes: each database has its own idea of the alphabet. */
function orderOf(columns: OwnTable['columns'], key: readonly string[]): string {
  return key
    .map((name) => {
      const isText = columns.find((column) => column.name === name)?.isText
      return isText ? `${quoted(name)} collate "C"` : quoted(name)
    })
    .join(', ')
}

/** Sums up the lines of a table: how many, and a digest of all in their order. */
export function createLineDigest(): {
  readonly add: (lines: readonly string[]) => void
  readonly result: () => { rows: number; digest: string }
} {
  const hash = createHash('sha256')
  let rows = 0
  return {
    add: (lines) => {
      rows += lines.length
      if (lines.length > 0) hash.update(`${lines.join('\n')}\n`)
    },
    result: () => ({ rows, digest: hash.digest('hex') }),
  }
}
