import { csvToParquet, fillFolderAtomically, writeFileAtomically } from '@cadre/connect/files'
import type { WriteFolderOptions } from '@cadre/connect/files'
import { describeTruth, synthesiseCompany } from '@cadre/synth'
import type { CompanyOptions } from '@cadre/synth'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { recordFiles } from './record-columns.ts'
import { openRowsFile } from './rows-file.ts'
import type { RowsFile } from './rows-file.ts'
import { openTruthFiles } from './truth-files.ts'

export interface WriteCompanyOptions extends WriteFolderOptions {
  readonly format: 'parquet' | 'csv'
  /** Also what was true of everybody in every month. */
  readonly withMonths: boolean
  readonly signal: AbortSignal
}

export interface CompanyManifest {
  readonly formatVersion: 1
  readonly isSynthetic: true
  readonly tables: readonly {
    readonly name: string
    readonly file: string
    readonly rows: number
    readonly isProtected: boolean
  }[]
}

/** So many records are made between one look at the disk and the next. */
const recordsPerFlush = 20_000

/**
 * Writes a synthetic company into a folder, a file for each kind of record, with its truth beside it; the
 * folder appears whole or not at all. Memory does not grow with the company. Throws `AppError` `usage`,
 * `output-unwritable` or `output-disk-full`.
 */
export async function writeCompany(
  path: string,
  company: CompanyOptions,
  options: WriteCompanyOptions,
): Promise<CompanyManifest> {
  const truth = describeTruth(company)
  let manifest: CompanyManifest | undefined
  await fillFolderAtomically(path, options, async (folder) => {
    await mkdir(join(folder, 'protected'))
    const tables = recordFiles.map((table) => ({
      ...table,
      out: openRowsFile(join(folder, `${table.name}.csv`), table.columns),
    }))
    const told = openTruthFiles(folder, options)
    const open = [...tables.map(({ out }) => out), ...told.files]
    try {
      await pour(company, { tables, told, open, signal: options.signal })
      for (const out of open) await out.close()
    } catch (error) {
      for (const out of open) await out.abandon()
      throw error
    }
    if (options.format === 'parquet') await toParquet(open)
    manifest = {
      formatVersion: 1,
      isSynthetic: true,
      tables: tables.map(({ entity, name, isProtected, out }) => ({
        name: entity,
        file: out.rows > 0 ? `${name}.${options.format}` : '',
        rows: out.rows,
        isProtected,
      })),
    }
    await writeFileAtomically(
      join(folder, 'truth.json'),
      textOf({ ...truth, lists: told.names(options.format) }),
    )
    await writeFileAtomically(join(folder, 'manifest.json'), textOf(manifest))
  })
  return manifest!
}

interface Pouring {
  readonly tables: readonly ((typeof recordFiles)[number] & { readonly out: RowsFile })[]
  readonly told: ReturnType<typeof openTruthFiles>
  readonly open: readonly RowsFile[]
  readonly signal: AbortSignal
}

async function pour(company: CompanyOptions, { tables, told, open, signal }: Pouring): Promise<void> {
  const byEntity = new Map(tables.map((table) => [table.entity, table]))
  let count = 0
  for (const record of synthesiseCompany(company, told.witness)) {
    const { out, columns } = byEntity.get(record.entity)!
    out.add(columns.map(({ cell }) => cell(record)))
    if (++count % recordsPerFlush !== 0) continue
    signal.throwIfAborted()
    for (const file of open) await file.flush()
    // Between flushes nothing else of the process gets its turn: an interrupt has to be heard.
    await new Promise(setImmediate)
  }
}

async function toParquet(files: readonly RowsFile[]): Promise<void> {
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

function textOf(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`
}
