import type { Column } from '../table/column.ts'
import { columnOfKind } from '../table/table.ts'
import type { Table } from '../table/table.ts'
import type { PairShape, PairSide } from './pair-shape.ts'
import type { Shape } from './shape.ts'

/** How a column is parted: by edges, or by the bin of each level. */
interface Parting extends Pick<Shape, 'column' | 'kind' | 'edges' | 'levels'> {
  readonly bins: number
  /** The bin of a level by its position; its own position unless told. */
  readonly levelBins?: readonly number[]
}

/** The bin of each row; `bins` where the cell is missing, `bins` + 1 where its level was never seen. */
export function lookUpBins(
  { column: name, kind, bins, edges, levels, levelBins }: Parting,
  table: Table,
): Int32Array {
  const column = columnOfKind(table, name, kind)
  const found = new Int32Array(table.rowCount)
  if (column.kind === 'category') {
    const known = new Map(levels.map((level, position) => [level, levelBins?.[position] ?? position]))
    const binOf = column.levels.map((level) => known.get(level) ?? bins + 1)
    for (let row = 0; row < found.length; row++) {
      const code = column.codes[row]!
      found[row] = code < 0 ? bins : binOf[code]!
    }
    return found
  }
  const values = orderedValues(column)
  for (let row = 0; row < found.length; row++) {
    const isPresent = column.missing?.[row] !== 1 && !Number.isNaN(values[row]!)
    found[row] = isPresent ? intervalOf(edges, values[row]!) : bins
  }
  return found
}

/** The cell of each row in a pair's table; -1 where a level was never seen, of which nothing is known. */
export function lookUpCells({ sides: [first, second] }: PairShape, table: Table): Int32Array {
  const [down, across] = [lookUpSlots(first, table), lookUpSlots(second, table)]
  return down.map((slot, row) =>
    slot > first.slots || across[row]! > second.slots ? -1 : slot * (second.slots + 1) + across[row]!,
  )
}

function lookUpSlots(side: PairSide, table: Table): Int32Array {
  return lookUpBins({ ...side, bins: side.slots, levelBins: side.levelSlots }, table)
}

function orderedValues(column: Column): ArrayLike<number> {
  if (column.kind === 'date') return column.days
  return column.kind === 'number' || column.kind === 'boolean' ? column.values : []
}

/** How many edges are not above the value. */
function intervalOf(edges: Float64Array, value: number): number {
  let from = 0
  let to = edges.length
  while (from < to) {
    const half = (from + to) >> 1
    if (edges[half]! <= value) from = half + 1
    else to = half
  }
  return from
}
