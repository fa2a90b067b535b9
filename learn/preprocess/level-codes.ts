import type { CategoryColumn } from '../table/column.ts'

/** Codes of the column's cells as positions in `levels`: -1 where missing, -2 where not among them. */
export function codesIn(column: CategoryColumn, levels: readonly string[]): Int32Array {
  const position = new Map(levels.map((level, index) => [level, index]))
  const translate = Int32Array.from(column.levels, (level) => position.get(level) ?? -2)
  return column.codes.map((code) => (code < 0 ? -1 : translate[code]!))
}

/** Sum of weights of each level (rows when there are none), in the order of the column's levels. */
export function levelWeights(column: CategoryColumn, weights: Float64Array | undefined): Float64Array {
  const totals = new Float64Array(column.levels.length)
  for (let row = 0; row < column.codes.length; row++) {
    const code = column.codes[row]!
    if (code >= 0) totals[code]! += weights ? weights[row]! : 1
  }
  return totals
}
