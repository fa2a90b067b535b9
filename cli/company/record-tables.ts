import { csvToParquet } from '@cadre/connect/files'
import type { CompanyRecord } from '@cadre/synth'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { recordFiles } from './record-columns.ts'
import { openRowsFile } from './rows-file.ts'
import type { RowsFile } from './rows-file.ts'

/** Where the records of a company go, each kind to a place of its own. */
export interface RecordTables {
  readonly add: (record: CompanyRecord) => void
  /** Hands what has gathered to the disk. */
  readonly flush: () => Promise<void>
  /** Finishes every table and says what is in it. */
  readonly close: () => Promise<TableEntry[]>
  readonly abandon: () => Promise<void>
}

export interface TableEntry {
  readonly name: string
  /** Below the folder of the company; empty when there is no record of the kind. */
  readonly file: string
  readonly rows: number
  readonly isProtected: boolean
}

/** A file for each kind of record, with a row for each. */
export function openRecordFiles(folder: string, format: 'parquet' | 'csv'): RecordTables {
  const tables = recordFiles.map((table) => ({
    ...table,
    out: openRowsFile(join(folder, `${table.name}.csv`), table.columns),
  }))
  const byEntity = new Map(tables.map((table) => [table.entity, table]))
  const flush = async (): Promise<void> => {
    for (const { out } of tables) await out.flush()
  }
  return {
    add: (record) => {
      const { out, columns } = byEntity.get(record.entity)!
      out.add(columns.map(({ cell }) => cell(record)))
    },
    flush,
    close: async () => {
      for (const { out } of tables) await out.close()
      if (format === 'parquet') await toParquet(tables.map(({ out }) => out))
      return tables.map(({ entity, name, isProtected, out }) => ({
        name: entity,
        file: out.rows > 0 ? `${name}.${format}` : '',
        rows: out.rows,
        isProtected,
      }))
    },
    abandon: async () => {
      for (const { out } of tables) await out.abandon()
    },
  }
}

/** Turns finished CSV files into Parquet files of the same name. */
export async function toParquet(files: readonly RowsFile[]): Promise<void> {
  const written = files.filter(({ rows }) => rows > 0)
  await csvToParquet(
    written.map(({ path, columns }) => ({
      csv: path,
      parquet: path.replace(/csv$/, 'parquet'),
      columns: columns.map(({ name, type }) => ({ name, type })),
    })),
  )
  for (const { path } of written) await rm(path)
}
