import { AppError } from '@cadre/core'
import type { Source } from '@cadre/lifecycle/ingest'
import { checkFile } from './check-file.ts'
import { openCsv } from './csv-source.ts'
import { detectFormat } from './detect-format.ts'
import type { OpenFileOptions } from './source-options.ts'

/**
 * Opens a file of rows: CSV and its kin, JSON, JSON lines, Parquet or XLSX. What is not said in
 * the options is found out from the content, and noted where it was a guess. Throws AppError
 * (`file-…`, `header-invalid`, `rows-ragged`, `quote-unclosed`, `too-many-columns`, `usage`)
 * naming file, row, column and the way out.
 */
export async function openFile(path: string, options: OpenFileOptions = {}): Promise<Source> {
  const { start } = await checkFile(path)
  const format = options.format ?? detectFormat(path, start)
  if (options.format) refuseOtherContent(path, start, options.format)
  const known = { ...options, format }
  switch (format) {
    case 'csv':
    case 'tsv':
      return openCsv(path, start, known)
    case 'json':
    case 'jsonl':
      return (await import('./json-source.ts')).openJson(path, start, known)
    case 'parquet':
      return (await import('./parquet-source.ts')).openParquet(path)
    case 'xlsx':
      return (await import('./xlsx-source.ts')).openXlsx(path, known)
  }
}

/** First bytes of the formats that have some. */
const marks = { parquet: 'PAR1', xlsx: 'PK' } as const

/** A format that was said but cannot be: its reader would only speak of damage. */
function refuseOtherContent(path: string, start: Buffer, format: Source['format']): void {
  if (format !== 'parquet' && format !== 'xlsx') return
  if (start.toString('latin1').startsWith(marks[format])) return
  const message = `"${path}" is not ${format.toUpperCase()}, as was said: it does not begin as such files do. Leave the format to be found out, or say what it is.`
  throw new AppError('file-format', message, { file: path, format, option: 'format' })
}
