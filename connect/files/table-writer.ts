import { extname } from 'node:path'
import type { Table } from '@cadre/learn/table'
import { csvHeader, csvRows } from './csv-text.ts'
import { jsonLines } from './json-lines-text.ts'
import { openOutput } from './output-stream.ts'

/** Rows on their way into a file that appears only once it is whole. */
export interface TableWriter {
  /** Adds rows; every part has the columns of the first. */
  write(part: Table): Promise<void>
  /** Makes the file durable and puts it in place. */
  close(): Promise<void>
  /** Leaves no trace; safe to call after `close`. */
  abandon(): Promise<void>
}

export interface TableWriterOptions {
  /** Otherwise the ending of the name decides: .parquet, .jsonl or .ndjson, .tsv, else CSV. */
  readonly format?: 'csv' | 'tsv' | 'jsonl' | 'parquet' | undefined
  /** How yes-no columns are written, by column; true and false unless said. */
  readonly answers?: Readonly<Record<string, { readonly no: string; readonly yes: string }>> | undefined
}

/**
 * Opens a file for rows that come in parts: memory does not grow with the rows. Throws
 * `output-unwritable` or `output-disk-full`, having removed what it wrote.
 */
export async function openTableWriter(path: string, options: TableWriterOptions = {}): Promise<TableWriter> {
  const format = options.format ?? formatOf(path)
  if (format === 'parquet') return (await import('./parquet-writer.ts')).openParquetWriter(path)
  const output = await openOutput(path)
  let isFirst = true
  let isClosed = false
  return {
    write: async (part) => {
      if (format === 'jsonl') return output.write(jsonLines(part))
      const delimiter = format === 'tsv' ? '\t' : ','
      const header = isFirst ? csvHeader(part, delimiter) : ''
      isFirst = false
      return output.write(header + csvRows(part, { delimiter, answers: options.answers }))
    },
    close: async () => {
      await output.close()
      isClosed = true
    },
    abandon: async () => {
      if (!isClosed) await output.abandon()
    },
  }
}

function formatOf(path: string): 'csv' | 'tsv' | 'jsonl' | 'parquet' {
  const ending = extname(path).toLowerCase()
  if (ending === '.parquet' || ending === '.pq') return 'parquet'
  if (ending === '.jsonl' || ending === '.ndjson') return 'jsonl'
  return ending === '.tsv' ? 'tsv' : 'csv'
}
