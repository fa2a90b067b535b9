import { entities } from '@cadre/people'
import { columnName } from '../schema/column-name.ts'
import { digestColumn, tableOf } from '../schema/entity-columns.ts'

export interface SealedColumn {
  readonly name: string
  /** The column with the digest that the value is found by. */
  readonly digest?: string
}

/** A table with sealed columns, and how its rows are named in what is sealed. */
export interface SealedTable {
  readonly table: string
  readonly columns: readonly SealedColumn[]
  /** SQL of the `rowId` that was sealed into the values. */
  readonly rowIdSql: string
}

/** Every sealed column there is; rotation goes through this list. */
export const sealedTables: readonly SealedTable[] = [
  ...entities.flatMap(({ fields, ...entity }) => {
    const columns = Object.entries(fields).flatMap(([name, field]) => {
      if (field.type !== 'text' || !field.isEncrypted) return []
      const column = columnName(name)
      return [{ name: column, ...(field.isLookedUp && { digest: digestColumn(column) }) }]
    })
    if (columns.length === 0) return []
    return [
      {
        table: tableOf({ fields, ...entity }),
        columns,
        rowIdSql: "id || '/' || lower(valid)::text || '/' || request_id",
      },
    ]
  }),
  {
    table: 'app.idempotency',
    columns: [{ name: 'response' }],
    rowIdSql: "account_id || '/' || key",
  },
  { table: 'app.sealed_secret', columns: [{ name: 'sealed' }], rowIdSql: 'name' },
  {
    table: 'app.totp',
    columns: [{ name: 'secret' }],
    rowIdSql: 'account_id',
  },
  { table: 'app.change_request', columns: [{ name: 'sealed' }], rowIdSql: 'id' },
  {
    table: 'imports.edit',
    columns: [{ name: 'sealed' }],
    rowIdSql: "import_id || '/' || row_number",
  },
  { table: 'app.draft', columns: [{ name: 'sealed' }], rowIdSql: "account_id || '/' || key" },
]
