import { mkdtemp, open, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import { AppError } from '@cadre/core'
import type { RawCell, Source, SourceNote, ValueChunk } from '@cadre/lifecycle/ingest'
import { openDuckDb, sqlName, sqlText } from './duckdb-session.ts'
import { nameColumns } from './name-columns.ts'

interface ParquetColumn {
  readonly name: string
  readonly type: string
}

/** Types whose values come over as they are; others are read as text. */
const plainType =
  /^(U?(TINY|SMALL|BIG|HUGE)INT|U?INTEGER|FLOAT|DOUBLE|DECIMAL.*|BOOLEAN|VARCHAR|ENUM.*|UUID)(\[\])?$/
const dateType = /^(DATE|TIMESTAMP.*)$/

/** Opens a Parquet file through DuckDB, which may read this file and nothing else. */
export async function openParquet(path: string): Promise<Source> {
  await refuseTruncated(path)
  const { columns: found, rows } = await withParquet(path, describe)
  if (rows === 0) throw new AppError('file-empty', `"${path}" holds no rows.`, { file: path })
  const name = basename(path)
  const { columns, notes } = nameColumns(
    name,
    found.map((column) => column.name),
  )
  return {
    name,
    format: 'parquet',
    columns,
    notes: [...notes, ...typeNotes(found, columns)],
    chunks: ({ signal } = {}) => readChunks(path, found, signal),
  }
}

function typeNotes(found: readonly ParquetColumn[], columns: readonly string[]): SourceNote[] {
  return found.flatMap(({ type }, index) => {
    if (type.endsWith('[]') || (!plainType.test(type) && !dateType.test(type))) {
      const column = columns[index]!
      return [
        { code: 'type-as-text', column, message: `"${column}" (${type.slice(0, 60)}) was read as text.` },
      ]
    }
    return []
  })
}

/** A Parquet file begins and ends with PAR1 (format specification, "File format"). */
async function refuseTruncated(path: string): Promise<void> {
  const file = await open(path)
  try {
    const { size } = await file.stat()
    const tail = Buffer.alloc(4)
    await file.read(tail, 0, 4, Math.max(0, size - 4))
    if (size >= 12 && tail.toString('latin1') === 'PAR1') return
  } finally {
    await file.close()
  }
  throw notReadable(path, 'it ends too early, as a file that was cut short does')
}

function notReadable(path: string, reason: string): AppError {
  const message = `"${path}" is not a Parquet file that can be read: ${reason}. Export or copy it again.`
  return new AppError('file-format', message, { file: path })
}

async function describe(connection: DuckDBConnection, table: string) {
  const described = await connection.runAndReadAll(`describe select * from ${table}`)
  const columns = described
    .getRowsJS()
    .map(([name, type]) => ({ name: `${name as string}`, type: `${type as string}` }))
  const counted = await connection.runAndReadAll(`select count(*) from ${table}`)
  return { columns, rows: Number(counted.getRowsJS()[0]![0]) }
}

async function* readChunks(
  path: string,
  columns: readonly ParquetColumn[],
  signal: AbortSignal | undefined,
): AsyncGenerator<ValueChunk> {
  const { JSDuckDBValueConverter } = await import('@duckdb/node-api')
  const session = await openParquetSession(path)
  try {
    const query = `select ${columns.map(selectColumn).join(', ')} from ${session.table}`
    const result = await session.connection.stream(query)
    let firstRow = 1
    for (;;) {
      if (signal?.aborted) throw new AppError('cancelled', 'The reading was stopped.')
      const chunk = await result.fetchChunk()
      if (!chunk || chunk.rowCount === 0) return
      const cells = chunk.convertColumns(JSDuckDBValueConverter).map((column) => column.map(plainCell))
      yield { kind: 'values', rowCount: chunk.rowCount, firstRow, cells }
      firstRow += chunk.rowCount
    }
  } catch (error) {
    throw error instanceof AppError ? error : notReadable(path, reasonOf(error))
  } finally {
    await session.close()
  }
}

function selectColumn({ name, type }: ParquetColumn): string {
  const column = sqlName(name)
  // Infinite dates have no counterpart.
  if (dateType.test(type)) return `case when isfinite(${column}) then ${column} end`
  return plainType.test(type) ? column : `cast(${column} as varchar)`
}

function plainCell(value: unknown): RawCell {
  if (value === null || value === undefined) return null
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value)
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value
  if (value instanceof Date) return value
  return Array.isArray(value) ? value.map(String).join(' ') : JSON.stringify(value)
}

async function withParquet<T>(
  path: string,
  work: (connection: DuckDBConnection, table: string) => Promise<T>,
): Promise<T> {
  const session = await openParquetSession(path)
  try {
    return await work(session.connection, session.table)
  } catch (error) {
    throw notReadable(path, reasonOf(error))
  } finally {
    await session.close()
  }
}

async function openParquetSession(path: string) {
  const link = await linkWithoutPattern(resolve(path))
  const { connection, close } = await openDuckDb()
  await connection.run(`set allowed_paths = [${sqlText(link.path)}]`)
  await connection.run('set enable_external_access = false')
  await connection.run('set lock_configuration = true')
  return {
    connection,
    table: `read_parquet(${sqlText(link.path)}, binary_as_string = true)`,
    close: async () => {
      close()
      await link.remove()
    },
  }
}

/** DuckDB takes * ? [ in a path for a pattern; such a file is read through a link. */
async function linkWithoutPattern(path: string): Promise<{ path: string; remove: () => Promise<void> }> {
  if (!/[*?[\]{}]/.test(path)) return { path, remove: async () => {} }
  const folder = await mkdtemp(join(tmpdir(), 'cadre-'))
  const link = join(folder, 'file.parquet')
  await symlink(path, link)
  return { path: link, remove: () => rm(folder, { recursive: true }) }
}

function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  return message
    .split('\n')[0]!
    .replace(/^[A-Za-z ]*Error: /, '')
    .slice(0, 200)
}
