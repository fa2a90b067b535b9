import { csvCell, openOutput } from '@cadre/connect/files'
import type { OutputStream, TypedColumn } from '@cadre/connect/files'

/** A CSV file that rows are added to one by one; it is created with the first. */
export interface RowsFile {
  readonly path: string
  readonly columns: readonly TypedColumn[]
  readonly rows: number
  readonly add: (cells: readonly unknown[]) => void
  /** Hands what has gathered to the disk. */
  readonly flush: () => Promise<void>
  readonly close: () => Promise<void>
  readonly abandon: () => Promise<void>
}

/** Opens such a file. Rows gather until `flush`. */
export function openRowsFile(path: string, columns: readonly TypedColumn[]): RowsFile {
  let pending = ''
  let rows = 0
  let output: OutputStream | undefined
  const flush = async (): Promise<void> => {
    if (pending === '') return
    const text = pending
    pending = ''
    output ??= await openOutput(path)
    await output.write(text)
  }
  return {
    path,
    columns,
    get rows() {
      return rows
    },
    add: (cells) => {
      if (rows++ === 0) pending = `${columns.map(({ name }) => name).join(',')}\n`
      pending += `${cells.map(cellText).join(',')}\n`
    },
    flush,
    close: async () => {
      await flush()
      await output?.close()
    },
    abandon: async () => output?.abandon(),
  }
}

function cellText(value: unknown): string {
  if (value === undefined || value === null) return ''
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (typeof value === 'string') return csvCell(value, ',')
  return csvCell(JSON.stringify(value), ',')
}
