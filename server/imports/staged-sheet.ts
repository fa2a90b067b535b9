import { AppError } from '@cadre/core'
import type { SheetCell } from '@cadre/connect/records'
import type { RawChunk, Source } from '@cadre/lifecycle/ingest'
import { closeSync, createWriteStream, openSync, readSync } from 'node:fs'
import { readFile, rename, writeFile } from 'node:fs/promises'
import { once } from 'node:events'
import { finished } from 'node:stream/promises'
import { join } from 'node:path'
import { orRemoved } from './without-space.ts'

/** A row of a sheet with its number, counted from 1 below the header. */
export interface SheetRow {
  readonly row: number
  readonly cells: readonly SheetCell[]
}

/** Rows between two places that are remembered in the file of a staged sheet. */
export const rowsPerStride = 256

/**
 * Writes the rows of a file in one form, whatever they came in: a line of JSON each, so that any row can be read
 * again, with an index of where they begin. Returns how many there are. A sheet that is half written is never read.
 */
export async function stageSheet(
  folder: string,
  source: Source,
  { signal }: { readonly signal?: AbortSignal } = {},
): Promise<number> {
  const path = join(folder, 'rows.jsonl')
  const partial = `${path}.partial`
  return orRemoved(partial, async () => {
    const { rows, starts } = await writeRows(partial, source, signal)
    await writeFile(join(folder, 'rows.index'), Buffer.from(new Float64Array(starts).buffer), { mode: 0o600 })
    await rename(partial, path)
    return rows
  })
}

/** How many rows were written, and where every so many of them, and the end, are. */
async function writeRows(
  path: string,
  source: Source,
  signal: AbortSignal | undefined,
): Promise<{ rows: number; starts: number[] }> {
  const out = createWriteStream(path, { mode: 0o600 })
  // Listened to from the beginning: a full disk may be told between two writes.
  const written = finished(out)
  written.catch(() => undefined)
  const starts: number[] = []
  let [rows, bytes] = [0, 0]
  try {
    for await (const chunk of source.chunks({ signal })) {
      const lines: string[] = []
      for (let index = 0; index < chunk.rowCount; index++) {
        const line = `${JSON.stringify(cellsOf(chunk, source.columns.length, index))}\n`
        if (rows % rowsPerStride === 0) starts.push(bytes)
        bytes += Buffer.byteLength(line)
        rows++
        lines.push(line)
      }
      if (!out.write(lines.join(''))) await once(out, 'drain')
    }
  } finally {
    out.end()
    await written
  }
  return { rows, starts: [...starts, bytes] }
}

function cellsOf(chunk: RawChunk, columns: number, row: number): SheetCell[] {
  const cells: SheetCell[] = []
  for (let column = 0; column < columns; column++) {
    if (chunk.kind === 'values') {
      const cell = chunk.cells[column]![row]!
      cells.push(cell instanceof Date ? isoText(cell) : cell)
      continue
    }
    const at = row * columns + column
    const text = Buffer.from(
      chunk.bytes.buffer,
      chunk.bytes.byteOffset + chunk.starts[at]!,
      chunk.ends[at]! - chunk.starts[at]!,
    )
    cells.push(text.length === 0 ? null : text.toString('utf8'))
  }
  return cells
}

/** A day without a clock as the day alone. */
function isoText(date: Date): string {
  const text = date.toISOString()
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text
}

/** A staged sheet that is open for reading any of its rows. */
export interface StagedSheet {
  readonly rowCount: number
  /** Rows from one to another, both included. */
  readonly read: (from: number, to: number) => SheetRow[]
  readonly close: () => void
}

/** Opens a staged sheet. Throws `AppError('file-missing')` when it was removed. */
export async function openSheet(folder: string, rowCount: number): Promise<StagedSheet> {
  const index = await readFile(join(folder, 'rows.index')).catch(() => undefined)
  if (!index)
    throw new AppError(
      'file-missing',
      'The sheet was removed, a week after it was last used. Upload it again.',
    )
  const starts = new Float64Array(index.buffer.slice(index.byteOffset, index.byteOffset + index.byteLength))
  const file = openSync(join(folder, 'rows.jsonl'), 'r')
  return {
    rowCount,
    close: () => closeSync(file),
    read: (from, to) => {
      const last = Math.min(to, rowCount)
      if (from > last) return []
      const first = Math.floor((from - 1) / rowsPerStride)
      const start = starts[first]!
      const end = starts[Math.min(Math.floor((last - 1) / rowsPerStride) + 1, starts.length - 1)]!
      const block = Buffer.alloc(end - start)
      readSync(file, block, 0, block.length, start)
      const lines = block.toString('utf8').split('\n')
      const skipped = from - 1 - first * rowsPerStride
      return lines
        .slice(skipped, skipped + last - from + 1)
        .map((line, offset) => ({ row: from + offset, cells: JSON.parse(line) as SheetCell[] }))
    },
  }
}
