import { minimumCounts } from '../minimum-counts.ts'
import type { Cell, CountTable, Hidden } from './cell.ts'
import { cheapestCover, intervalWidth } from './circulation.ts'
import type { Edge } from './circulation.ts'

const start = 0
const end = 1
const firstNode = 2

/**
 * Which cells of a table must be hidden so that no risky one can be placed, from what is shown and the
 * margins, in an interval narrower than `enough`: the risky ones, and others beside them. Margins are
 * decided in the tables by one dimension, so that a cell is hidden in all tables that share it or in none.
 */
export function hideCells(table: CountTable, enough: number = minimumCounts.disclosureMinimum): Hidden {
  const rows = hideMargin(table.rows, table.total, enough)
  if (table.inner.length === 0) {
    return { total: rows.isTotalHidden, rows: rows.cells, columns: [], inner: [] }
  }
  const columns = hideMargin(table.columns, table.total, enough)
  const edges = edgesOf(table, {
    total: rows.isTotalHidden,
    rows: rows.cells,
    columns: columns.cells,
  })
  protect(edges, enough)
  const width = table.columns.length
  const inner = edges.slice(1 + table.rows.length + width)
  return {
    total: rows.isTotalHidden,
    rows: rows.cells,
    columns: columns.cells,
    inner: table.rows.map((_, i) => inner.slice(i * width, (i + 1) * width).map(({ isHidden }) => isHidden)),
  }
}

/** A table by one dimension: a star of edges between start and end, with the total beside it. */
function hideMargin(
  cells: readonly Cell[],
  total: Cell,
  enough: number,
): { cells: boolean[]; isTotalHidden: boolean } {
  const edges = cells.map((cell) => edgeOf(cell, { from: start, to: end, isHidden: cell.isRisky }))
  const whole = edgeOf(total, { from: end, to: start, isHidden: total.isRisky, isFixed: true })
  protect([whole, ...edges], enough)
  return { cells: edges.map(({ isHidden }) => isHidden), isTotalHidden: whole.isHidden }
}

function edgesOf(
  table: CountTable,
  margins: {
    readonly total: boolean
    readonly rows: readonly boolean[]
    readonly columns: readonly boolean[]
  },
): Edge[] {
  const rowNode = (index: number): number => firstNode + index
  const columnNode = (index: number): number => firstNode + table.rows.length + index
  return [
    edgeOf(table.total, { from: end, to: start, isHidden: margins.total, isFixed: true }),
    ...table.rows.map((cell, i) =>
      edgeOf(cell, { from: start, to: rowNode(i), isHidden: margins.rows[i]!, isFixed: true }),
    ),
    ...table.columns.map((cell, j) =>
      edgeOf(cell, { from: columnNode(j), to: end, isHidden: margins.columns[j]!, isFixed: true }),
    ),
    ...table.inner.flatMap((cells, i) =>
      cells.map((cell, j) => edgeOf(cell, { from: rowNode(i), to: columnNode(j), isHidden: cell.isRisky })),
    ),
  ]
}

function edgeOf(
  { count, isRisky }: Cell,
  {
    from,
    to,
    isHidden,
    isFixed = false,
  }: Omit<Edge, 'count' | 'isRisky' | 'isFixed'> & { isFixed?: boolean },
): Edge {
  return { from, to, count, isRisky, isHidden, isFixed }
}

/** Hides more until every risky cell is safe; when no cheap way is left, everything that may be hidden is. */
function protect(edges: readonly Edge[], enough: number): void {
  for (;;) {
    const exposed = edges.find(
      (edge) => edge.isHidden && edge.isRisky && intervalWidth(edges, edge, enough) < enough,
    )
    if (!exposed) return
    const cover = cheapestCover(edges, exposed, enough)
    const open = edges.filter((edge) => !edge.isHidden && !edge.isFixed)
    const more = cover && cover.length > 0 ? cover : open
    if (more.length === 0) return hideEverything(edges)
    for (const edge of more) edge.isHidden = true
  }
}

/** The last resort, for a table too small to hide anything in. */
function hideEverything(edges: readonly Edge[]): void {
  for (const edge of edges) edge.isHidden = true
}
