import type { RawCell, Source } from '../ingest/index.ts'

/** Rows in memory as a source, for tests of what comes after reading. */
export function memorySource(columns: Readonly<Record<string, readonly RawCell[]>>): Source {
  const cells = Object.values(columns)
  return {
    name: 'memory.csv',
    format: 'csv',
    columns: Object.keys(columns),
    notes: [],
    async *chunks() {
      yield { kind: 'values', rowCount: cells[0]?.length ?? 0, firstRow: 1, cells }
    },
  }
}
