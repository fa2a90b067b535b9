import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createRandom } from '@cadre/learn'

/** A made-up table with numbers, categories, missing cells and a known, noisy rule. */
export interface BenchTable {
  readonly name: string
  readonly rows: number
  readonly trainRows: number
  /** One array per column; categories as codes, NaN where missing. */
  readonly columns: readonly Float64Array[]
  /** Positions of the category columns. */
  readonly categorical: readonly number[]
  /** 0 or 1. */
  readonly y: Float64Array
}

export interface BenchShape {
  readonly name: string
  readonly rows: number
  readonly numbers: number
  readonly categories: number
  readonly missingShare?: number
}

/**
 * The shapes of well-known HR tables, and a large one. A fifth of the rows more are made to judge quality on.
 * The rule has main effects, two interactions and noise, so that equal quality means equal work.
 */
export function makeBenchTable({
  name,
  rows: trainRows,
  numbers,
  categories,
  missingShare = 0.02,
}: BenchShape): BenchTable {
  const rows = Math.ceil(trainRows * 1.2)
  const random = createRandom(7)
  const margin = new Float64Array(rows).fill(-1.6)
  const columns: Float64Array[] = []
  for (let column = 0; column < numbers; column++) {
    const strength = 1.2 / (1 + column)
    const values = Float64Array.from({ length: rows }, () => random.normal())
    for (let row = 0; row < rows; row++) {
      margin[row]! += strength * (column % 2 === 0 ? values[row]! : Math.abs(values[row]!) - 0.8)
    }
    columns.push(values)
  }
  for (let column = 0; column < categories; column++) {
    const levels = 3 + column * 3
    const effects = Float64Array.from({ length: levels }, () => random.normal() * 0.5)
    const values = Float64Array.from({ length: rows }, () => random.integer(levels))
    for (let row = 0; row < rows; row++) margin[row]! += effects[values[row]!]!
    columns.push(values)
  }
  addInteractions(margin, columns)
  const y = Float64Array.from(margin, (value) => (random.next() < 1 / (1 + Math.exp(-value)) ? 1 : 0))
  for (const values of columns)
    for (let row = 0; row < rows; row++) if (random.next() < missingShare) values[row] = Number.NaN
  return {
    name,
    rows,
    trainRows,
    columns,
    categorical: Array.from({ length: categories }, (_, i) => numbers + i),
    y,
  }
}

function addInteractions(margin: Float64Array, columns: readonly Float64Array[]): void {
  const [first, second, third] = columns
  if (!first || !second || !third) return
  for (let row = 0; row < margin.length; row++) {
    margin[row]! += 0.6 * first[row]! * second[row]! + (third[row]! > 0.5 && first[row]! < 0 ? 1 : 0)
  }
}

/** Writes the table where the peers read it: raw doubles, column after column. */
export function writeForPeers(table: BenchTable, folder: string): void {
  mkdirSync(folder, { recursive: true })
  const x = new Float64Array(table.rows * table.columns.length)
  for (const [index, values] of table.columns.entries()) x.set(values, index * table.rows)
  writeFileSync(join(folder, 'x.f64'), x)
  writeFileSync(join(folder, 'y.f64'), table.y)
  const { rows, trainRows, categorical } = table
  writeFileSync(
    join(folder, 'meta.json'),
    JSON.stringify({ rows, trainRows, categorical, columns: table.columns.length }),
  )
}
