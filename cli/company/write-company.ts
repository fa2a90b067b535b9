import { fillFolderAtomically, writeFileAtomically } from '@cadre/connect/files'
import type { WriteFolderOptions } from '@cadre/connect/files'
import { describeTruth, synthesiseCompany } from '@cadre/synth'
import type { CompanyOptions } from '@cadre/synth'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { openLakeTables } from './lake-tables.ts'
import { openRecordFiles, toParquet } from './record-tables.ts'
import type { RecordTables, TableEntry } from './record-tables.ts'
import { openTruthFiles } from './truth-files.ts'

/** Files for each kind of record, or a lake with every version of every record. */
export type CompanyFormat = 'parquet' | 'csv' | 'lake'

export interface WriteCompanyOptions extends WriteFolderOptions {
  readonly format: CompanyFormat
  /** Also what was true of everybody in every month. */
  readonly withMonths: boolean
  readonly signal: AbortSignal
}

export interface CompanyManifest {
  readonly formatVersion: 1
  readonly isSynthetic: true
  readonly tables: readonly TableEntry[]
}

/** So many records are made between one look at the disk and the next. */
const recordsPerFlush = 20_000

/**
 * Writes a synthetic company into a folder, kind of record by kind, with its truth beside it; the
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
    const tables = await openTables(folder, company, options)
    const told = openTruthFiles(folder, options)
    try {
      await pour(company, { tables, told, signal: options.signal })
      manifest = { formatVersion: 1, isSynthetic: true, tables: await tables.close() }
      for (const list of told.files) await list.close()
    } catch (error) {
      await tables.abandon()
      for (const list of told.files) await list.abandon()
      throw error
    }
    const listFormat = options.format === 'csv' ? 'csv' : 'parquet'
    if (listFormat === 'parquet') await toParquet(told.files)
    const lists = told.names(listFormat)
    await writeFileAtomically(join(folder, 'truth.json'), textOf({ ...truth, lists }))
    await writeFileAtomically(join(folder, 'manifest.json'), textOf(manifest))
  })
  return manifest!
}

function openTables(
  folder: string,
  { today }: CompanyOptions,
  { format }: WriteCompanyOptions,
): Promise<RecordTables> | RecordTables {
  return format === 'lake' ? openLakeTables(folder, today) : openRecordFiles(folder, format)
}

interface Pouring {
  readonly tables: RecordTables
  readonly told: ReturnType<typeof openTruthFiles>
  readonly signal: AbortSignal
}

async function pour(company: CompanyOptions, { tables, told, signal }: Pouring): Promise<void> {
  let count = 0
  for (const record of synthesiseCompany(company, told.witness)) {
    tables.add(record)
    if (++count % recordsPerFlush !== 0) continue
    signal.throwIfAborted()
    await tables.flush()
    for (const list of told.files) await list.flush()
    // Between flushes nothing else of the process gets its turn: an interrupt has to be heard.
    await new Promise(setImmediate)
  }
}

function textOf(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`
}
