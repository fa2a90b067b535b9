import { rm } from 'node:fs/promises'
import { open } from 'node:fs/promises'
import type { DuckDBAppender, DuckDBConnection, DuckDBValue } from '@duckdb/node-api'
import { isMissing, textCell } from '@cadre/learn/table'
import type { Column, ColumnKind, Table } from '@cadre/learn/table'
import { openDuckDb, sqlName, sqlText } from './duckdb-session.ts'
import type { TableWriter } from './table-writer.ts'
import {
  explainWriteError,
  moveIntoPlace,
  refuseOddTarget,
  removeTemporary,
  temporaryPath,
} from './temporary-path.ts'

/** DuckDB takes up to this many rows at once. */
const rowsPerChunk = 2048

const sqlTypes: Readonly<Record<ColumnKind, string>> = {
  number: 'DOUBLE',
  category: 'VARCHAR',
  text: 'VARCHAR',
  boolean: 'BOOLEAN',
  date: 'TIMESTAMP',
}

/**
 * Writes Parquet. The parts gather in a DuckDB file beside the result, so that memory stays
 * bounded, and become Parquet at the end.
 */
export async function openParquetWriter(path: string): Promise<TableWriter> {
  await refuseOddTarget(path)
  const temporary = temporaryPath(path)
  const gathered = temporaryPath(`${path}.rows`)
  const session = await openDuckDb()
  let isOpen = true
  const release = async (): Promise<void> => {
    if (isOpen) session.close()
    isOpen = false
    await rm(`${gathered}.wal`, { force: true }).catch(() => undefined)
    await removeTemporary(gathered)
    await removeTemporary(temporary)
  }
  const guard = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work()
    } catch (error) {
      await release()
      throw explainWriteError(path, systemError(error))
    }
  }
  let appender: DuckDBAppender | undefined
  let columns: Table['columns'] = []
  const { connection } = session
  await guard(async () => {
    // Opened once by us, because DuckDB's message for a folder without rights has no code.
    await (await open(temporary, 'wx')).close()
    await connection.run(`attach ${sqlText(gathered)} as gathered`)
  })
  return {
    write: (part) =>
      guard(async () => {
        if (!appender) {
          columns = part.columns
          appender = await createRows(connection, part)
        }
        await appendTable(appender, part)
      }),
    close: () =>
      guard(async () => {
        appender?.closeSync()
        const selected = columns.length > 0 ? await selectAll(connection, columns) : 'select 1 where false'
        await connection.run(`copy (${selected}) to ${sqlText(temporary)} (format parquet, compression zstd)`)
        session.close()
        isOpen = false
        await sync(temporary)
        await moveIntoPlace(temporary, path)
        await release()
      }),
    abandon: release,
  }
}

async function createRows(connection: DuckDBConnection, { columns }: Table): Promise<DuckDBAppender> {
  const types = columns.map(({ kind }, index) => `c${index} ${sqlTypes[kind]}`)
  await connection.run(`create table gathered.main.rows (${types.join(', ')})`)
  return connection.createAppender('rows', 'main', 'gathered')
}

async function appendTable(appender: DuckDBAppender, { columns, rowCount }: Table): Promise<void> {
  const { BOOLEAN, DOUBLE, DuckDBDataChunk, TIMESTAMP, VARCHAR } = await import('@duckdb/node-api')
  const types = { number: DOUBLE, category: VARCHAR, text: VARCHAR, boolean: BOOLEAN, date: TIMESTAMP }
  const { DuckDBTimestampValue } = await import('@duckdb/node-api')
  const moment = (days: number) => new DuckDBTimestampValue(BigInt(Math.round(days * 86_400_000)) * 1000n)
  for (let from = 0; from < rowCount; from += rowsPerChunk) {
    const to = Math.min(rowCount, from + rowsPerChunk)
    const chunk = DuckDBDataChunk.create(
      columns.map(({ kind }) => types[kind]),
      to - from,
    )
    chunk.setColumns(columns.map((column) => cellsOf(column, from, to, moment)))
    appender.appendDataChunk(chunk)
  }
}

function cellsOf(
  column: Column,
  from: number,
  to: number,
  moment: (days: number) => DuckDBValue,
): DuckDBValue[] {
  return Array.from({ length: to - from }, (_, index) => {
    const row = from + index
    if (isMissing(column, row)) return null
    switch (column.kind) {
      case 'number':
        return column.values[row]!
      case 'date':
        return moment(column.days[row]!)
      case 'boolean':
        return column.values[row] === 1
      case 'category':
        return column.levels[column.codes[row]!]!
      case 'text':
        return textCell(column, row)
    }
  })
}

/** Days without a time become dates. */
async function selectAll(connection: DuckDBConnection, columns: readonly Column[]): Promise<string> {
  const selected = columns.map(async ({ kind, name }, index) => {
    if (kind !== 'date') return `c${index} as ${sqlName(name)}`
    const found = await connection.runAndReadAll(
      `select count(*) from gathered.main.rows where c${index} <> date_trunc('day', c${index})`,
    )
    const isWhole = Number(found.getRowsJS()[0]![0]) === 0
    return `${isWhole ? `cast(c${index} as date)` : `c${index}`} as ${sqlName(name)}`
  })
  return `select ${(await Promise.all(selected)).join(', ')} from gathered.main.rows`
}

async function sync(path: string): Promise<void> {
  const file = await open(path, 'r+')
  await file.sync()
  await file.close()
}

/** DuckDB reports a full disk in words. */
function systemError(error: unknown): unknown {
  if (!(error instanceof Error) || !/space|ENOSPC|could not write/i.test(error.message)) return error
  return Object.assign(new Error(error.message), { code: 'ENOSPC' })
}
