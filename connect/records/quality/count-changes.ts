import type { CellChange, ChangeKind } from '../cell-change.ts'
import type { RowReading } from '../record-value.ts'

/** How many cells of a column were read differently in one way, and in which rows that can be seen. */
export interface ChangeCount {
  readonly column: string
  readonly kind: ChangeKind
  readonly cells: number
  /** Rows of the sheet, two at most: what stands in them is not kept here. */
  readonly rows: readonly number[]
}

/** Counts what was read differently while rows go by; memory does not grow with them. */
export interface ChangeCounter {
  readonly add: (reading: Pick<RowReading, 'row' | 'changes'>) => void
  /** Most frequent first. */
  readonly counts: () => ChangeCount[]
}

interface Count {
  readonly change: CellChange
  cells: number
  readonly rows: number[]
}

/** Examples are of cells that say different things, where there are such. */
const mostExamples = 2

export function createChangeCounter(): ChangeCounter {
  const counts = new Map<string, Count>()
  return {
    add: ({ row, changes = [] }) => {
      for (const change of changes) {
        const key = `${change.kind}\0${change.column}`
        const known = counts.get(key)
        if (!known) counts.set(key, { change, cells: 1, rows: [row] })
        else {
          known.cells++
          if (known.rows.length < mostExamples && change.before !== known.change.before) known.rows.push(row)
        }
      }
    },
    counts: () =>
      [...counts.values()]
        .map(({ change: { column, kind }, cells, rows }) => ({ column, kind, cells, rows }))
        .sort((a, b) => b.cells - a.cells),
  }
}
