import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Source } from '@cadre/lifecycle/ingest'

/** A folder of test files that goes when the test process ends. */
export function temporaryFolder(): {
  path: string
  file: (name: string, content: string | Uint8Array) => string
} {
  const path = mkdtempSync(join(tmpdir(), 'cadre-files-'))
  process.once('exit', () => rmSync(path, { recursive: true, force: true }))
  return {
    path,
    file: (name, content) => {
      writeFileSync(join(path, name), content)
      return join(path, name)
    },
  }
}

/** All rows of a source as text, row by row. */
export async function allRows(source: Source): Promise<string[][]> {
  const rows: string[][] = []
  const width = source.columns.length
  for await (const chunk of source.chunks()) {
    for (let row = 0; row < chunk.rowCount; row++) {
      rows.push(
        Array.from({ length: width }, (_, column) => {
          if (chunk.kind === 'values') return String(chunk.cells[column]![row])
          const cell = row * width + column
          return Buffer.from(chunk.bytes.slice(chunk.starts[cell]!, chunk.ends[cell]!)).toString('utf8')
        }),
      )
    }
  }
  return rows
}
