import type { RawCell, Source } from './source.ts'

/** Rows that are in memory already, as a source: cells by row, in the order of the columns. */
export function createMemorySource(
  columns: readonly string[],
  rows: readonly (readonly RawCell[])[],
  { name = 'rows in memory', rowsPerChunk = 4096 }: { name?: string; rowsPerChunk?: number } = {},
): Source {
  return {
    name,
    format: 'json',
    columns,
    notes: [],
    async *chunks() {
      for (let from = 0; from < rows.length; from += rowsPerChunk) {
        const part = rows.slice(from, from + rowsPerChunk)
        const cells = columns.map((_, column) => part.map((row) => row[column] ?? null))
        yield { kind: 'values' as const, rowCount: part.length, firstRow: from + 1, cells }
      }
    },
  }
}
