import { measureNamed, roundCount, roundFigure } from '@cadre/people'
import type { DimensionName, Hidden, Measure, MeasureName } from '@cadre/people'
import { createHmac } from 'node:crypto'
import type { CellTable } from './cell-table.ts'
import { cellTable, hideTable } from './cell-table.ts'
import type { RawCell } from './read-cells.ts'

/** A cell as it is answered. */
export interface AnsweredCell {
  /** Values by dimension; one that is left out is summed over, `null` is not known. */
  readonly group: Readonly<Partial<Record<DimensionName, string | null>>>
  readonly isHidden: boolean
  readonly people: number | null
  readonly value: number | null
  readonly quartiles?: { readonly low: number; readonly middle: number; readonly high: number }
}

/** What the database counted for one month. */
export interface Counted {
  readonly cells: readonly RawCell[]
  /** For a rate: what it is a share of, at both ends of the twelve months. */
  readonly wholes: readonly (readonly RawCell[])[]
}

export interface Protection {
  /** Whether the reader may see every row: then nothing is hidden, rounded or disguised. */
  readonly isExact: boolean
  readonly key: Buffer
}

/** The cells of one month as the reader may see them; empty ones that are not hidden are left out. */
export function answerCells(
  name: MeasureName,
  by: readonly DimensionName[],
  { cells, wholes }: Counted,
  protection: Protection,
): AnsweredCell[] {
  const measure = measureNamed(name)
  const table = cellTable(by, cells, wholes)
  const wholeTables = wholes.map((whole) => cellTable(by, whole, [cells, ...wholes]))
  const isHidden = protection.isExact ? () => false : hiddenBy(measure, table, wholeTables)
  const count = (cell: RawCell): number =>
    protection.isExact ? cell.people : roundCount(cell.people, drawOf(cell, protection.key))
  return placesOf(table).flatMap(({ row, column }): AnsweredCell[] => {
    const group = groupOf(by, row, column)
    if (isHidden(row, column)) return [{ group, isHidden: true, people: null, value: null }]
    const cell = table.at(row, column)
    const figures = figuresOf(measure, cell, {
      count,
      wholes: wholeTables.map((whole) => whole.at(row, column)),
      isExact: protection.isExact,
    })
    return figures ? [{ group, isHidden: false, ...figures }] : []
  })
}

type IsHidden = (row?: string, column?: string) => boolean

function hiddenBy(measure: Measure, table: CellTable, wholes: readonly CellTable[]): IsHidden {
  // A cell hidden among those who are counted at all stays hidden for those of them with a value.
  const bases =
    measure.kind === 'rate'
      ? wholes.map((whole) => lookUp(whole, hideTable(whole, { countOf: ({ people }) => people })))
      : measure.kind === 'count'
        ? []
        : [lookUp(table, hideTable(table, { countOf: ({ base }) => base }))]
  const hidden = hideTable(table, {
    countOf: ({ people }) => people,
    ...(measure.minimumPeople !== undefined && { minimum: measure.minimumPeople }),
    isRisky: (row, column) =>
      table.at(row, column).isDominated ||
      bases.some((isHidden) => isHidden(row, column)) ||
      wholes.some((whole) => isExtremeShare(table.at(row, column).people, whole.at(row, column).people)),
  })
  return lookUp(table, hidden)
}

/** A rate of nothing or of nearly all says something about every person of the group. */
function isExtremeShare(part: number, whole: number): boolean {
  return whole > 0 && (part < 5 || whole - part < 5)
}

function lookUp(table: CellTable, hidden: Hidden): IsHidden {
  const rowAt = new Map(table.rowKeys.map((key, index) => [key, index]))
  const columnAt = new Map(table.columnKeys.map((key, index) => [key, index]))
  return (row, column) => {
    if (row === undefined) return column === undefined ? hidden.total : hidden.columns[columnAt.get(column)!]!
    const i = rowAt.get(row)!
    return column === undefined ? hidden.rows[i]! : hidden.inner[i]![columnAt.get(column)!]!
  }
}

function placesOf({ by, rowKeys, columnKeys }: CellTable): { row?: string; column?: string }[] {
  const columns = columnKeys.map((column) => ({ column }))
  return [
    {},
    ...rowKeys.map((row) => ({ row })),
    ...columns,
    ...(by.length < 2 ? [] : rowKeys.flatMap((row) => columns.map((place) => ({ row, ...place })))),
  ]
}

function groupOf(by: readonly DimensionName[], row?: string, column?: string): AnsweredCell['group'] {
  const valueOf = (key: string): string | null => (key === 'none' ? null : key)
  return {
    ...(row !== undefined && { [by[0]!]: valueOf(row) }),
    ...(column !== undefined && { [by[1]!]: valueOf(column) }),
  }
}

interface Figuring {
  readonly count: (cell: RawCell) => number
  readonly wholes: readonly RawCell[]
  readonly isExact: boolean
}

type Figures = Pick<AnsweredCell, 'people' | 'value' | 'quartiles'>

function figuresOf(
  measure: Measure,
  cell: RawCell,
  { count, wholes, isExact }: Figuring,
): Figures | undefined {
  const figure = (value: number): number => (isExact ? value : Math.max(0, roundFigure(value)))
  const people = count(cell)
  if (measure.kind === 'rate') {
    const whole = wholes.reduce((sum, end) => sum + count(end), 0) / wholes.length
    return whole === 0 ? undefined : { people, value: figure((100 * people) / whole) }
  }
  if (cell.people === 0) return undefined
  if (measure.kind === 'count') return { people, value: people }
  const { total, low, middle, high } = cell
  if (total === null) return undefined
  if (measure.kind === 'mean') return { people, value: figure(total / cell.people) }
  if (measure.kind === 'sum') return { people, value: figure(total) }
  if (low === null || middle === null || high === null) return undefined
  return {
    people,
    value: figure(middle),
    quartiles: { low: figure(low), middle: figure(middle), high: figure(high) },
  }
}

/** Chance in [0, 1) that is fixed by who is counted. */
function drawOf({ setKey }: RawCell, key: Buffer): number {
  return createHmac('sha256', key).update(`draw|${setKey}`).digest().readUInt32BE(0) / 2 ** 32
}
