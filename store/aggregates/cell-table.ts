import { dimensions, hideCells, minimumCounts } from '@cadre/people'
import type { Cell, CountTable, DimensionName, Hidden } from '@cadre/people'
import type { RawCell } from './read-cells.ts'

/** The cells of a table in order, with empty ones where nobody is. */
export interface CellTable {
  readonly by: readonly DimensionName[]
  readonly rowKeys: readonly string[]
  readonly columnKeys: readonly string[]
  /** The cell of a row and column; a margin when one is left out, the total without both. */
  readonly at: (row?: string, column?: string) => RawCell
}

/** Puts cells in their places; `keysOf` are other tables whose rows and columns are taken along. */
export function cellTable(
  by: readonly DimensionName[],
  cells: readonly RawCell[],
  keysOf: readonly (readonly RawCell[])[] = [],
): CellTable {
  const all = [...cells, ...keysOf.flat()]
  const byPlace = new Map(cells.map((cell) => [placeOf(cell.level, cell.a, cell.b), cell]))
  return {
    by,
    rowKeys: keysAt(all, 1, ({ a }) => a),
    columnKeys: keysAt(all, 2, ({ b }) => b),
    at: (row, column) => {
      const level = row === undefined ? (column === undefined ? 3 : 2) : column === undefined ? 1 : 0
      const [a, b] = [row ?? null, column ?? null]
      return byPlace.get(placeOf(level, a, b)) ?? { ...nobody, level, a, b }
    },
  }
}

const nobody = {
  base: 0,
  people: 0,
  total: null,
  low: null,
  middle: null,
  high: null,
  isDominated: false,
  setKey: 0,
}
const placeOf = (level: number, a: string | null, b: string | null): string => `${level}|${a}|${b}`

function keysAt(cells: readonly RawCell[], level: number, keyOf: (cell: RawCell) => string | null): string[] {
  return [...new Set(cells.filter((cell) => cell.level === level).map((cell) => keyOf(cell)!))].sort()
}

/** Whether a cell of its own says too much, beside the rules for small and secret groups. */
export type OwnRisk = (row?: string, column?: string) => boolean

interface Hiding {
  readonly countOf: (cell: RawCell) => number
  readonly minimum?: number
  readonly isRisky?: OwnRisk
}

/** Which cells of a table must be hidden: small ones, secrets of whole groups, and what would give them away. */
export function hideTable(
  table: CellTable,
  { countOf, minimum = minimumCounts.disclosureMinimum, isRisky = () => false }: Hiding,
): Hidden {
  const count = (row?: string, column?: string): number => countOf(table.at(row, column))
  const cell = (row?: string, column?: string): Cell => {
    const held = count(row, column)
    const isSmall = held > 0 && held < minimum
    const tells = wholesOf(table, row, column).some((whole) => tellsOfEverybody(held, countOf(whole)))
    return { count: held, isRisky: isSmall || tells || isRisky(row, column) }
  }
  const counted: CountTable = {
    total: cell(),
    rows: table.rowKeys.map((row) => cell(row)),
    columns: table.columnKeys.map((column) => cell(undefined, column)),
    inner:
      table.by.length < 2
        ? []
        : table.rowKeys.map((row) => table.columnKeys.map((column) => cell(row, column))),
  }
  return hideCells(counted)
}

/** The margins within which a cell of a secret dimension is a share of everybody. */
function wholesOf(table: CellTable, row?: string, column?: string): RawCell[] {
  const [first, second] = table.by
  const wholes: RawCell[] = []
  if (row !== undefined && first && dimensions[first].isSecret) wholes.push(table.at(undefined, column))
  if (column !== undefined && second && dimensions[second].isSecret) wholes.push(table.at(row))
  return wholes
}

/** Nobody, or all but a few, of a group that is known to exist. */
function tellsOfEverybody(held: number, whole: number): boolean {
  const minimum = minimumCounts.disclosureMinimum
  return whole > 0 && (held < minimum || whole - held < minimum)
}
