import type { TypedColumn } from '@cadre/connect/files'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export type ParquetCell = string | number | boolean | null

/** A Parquet file of some rows. What lies on the disk meanwhile is readable by this process's user alone, and removed. */
export async function parquetOfRows(
  columns: readonly TypedColumn[],
  rows: readonly (readonly ParquetCell[])[],
): Promise<Buffer> {
  const { csvToParquet } = await import('@cadre/connect/files')
  const folder = await mkdtemp(join(tmpdir(), 'cadre-export-'))
  try {
    const [csv, parquet] = [join(folder, 'rows.csv'), join(folder, 'rows.parquet')]
    const lines = [columns.map(({ name }) => quotedCell(name)), ...rows.map((row) => row.map(quotedCell))]
    await writeFile(csv, lines.map((line) => `${line.join(',')}\n`).join(''), { mode: 0o600 })
    await csvToParquet([{ csv, parquet, columns }])
    return await readFile(parquet)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function quotedCell(cell: ParquetCell): string {
  if (typeof cell !== 'string') return cell === null ? '' : String(cell)
  return cell === '' ? '' : `"${cell.replaceAll('"', '""')}"`
}
