import type { Column } from '../table/column.ts'

/** Values to set, as numbers (codes of levels for categories); NaN, for missing, comes last. */
export function gridOf(column: Column, most: number): number[] {
  const present = presentCodes(column)
  const grid = column.kind === 'category' ? mostFrequent(present, most) : quantiles(present.sort(), most)
  const isPartlyMissing = column.missing?.includes(1) ?? false
  return isPartlyMissing ? [...grid, Number.NaN] : grid
}

function presentCodes(column: Column): Float64Array {
  const codes = rawCodes(column)
  return Float64Array.from(codes).filter((code, row) => column.missing?.[row] !== 1 && !Number.isNaN(code))
}

function rawCodes(column: Column): ArrayLike<number> {
  switch (column.kind) {
    case 'number':
    case 'boolean':
      return column.values
    case 'date':
      return column.days
    case 'category':
      return column.codes
    case 'text':
      return []
  }
}

function quantiles(ascending: Float64Array, most: number): number[] {
  const distinct = ascending.filter((value, at) => at === 0 || value !== ascending[at - 1])
  if (distinct.length <= most) return [...distinct]
  const picked = Array.from(
    { length: most },
    (_, point) => ascending[Math.round((point * (ascending.length - 1)) / (most - 1))]!,
  )
  return [...new Set(picked)]
}

/** Codes of the most frequent levels, in the order of the levels. */
function mostFrequent(codes: Float64Array, most: number): number[] {
  const counts = new Map<number, number>()
  for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1)
  const byCount = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0])
  return byCount
    .slice(0, most)
    .map(([code]) => code)
    .sort((a, b) => a - b)
}

/** The column with one value in every row. */
export function constantColumn(column: Column, code: number, rows: number): Column {
  const isMissing = Number.isNaN(code)
  const missing = isMissing ? new Uint8Array(rows).fill(1) : undefined
  switch (column.kind) {
    case 'number':
      return { ...column, missing, values: new Float64Array(rows).fill(code) }
    case 'date':
      return { ...column, missing, days: new Float64Array(rows).fill(code) }
    case 'boolean':
      return { ...column, missing, values: new Uint8Array(rows).fill(isMissing ? 0 : code) }
    case 'category':
      return { ...column, missing, codes: new Int32Array(rows).fill(isMissing ? -1 : code) }
    case 'text':
      return column
  }
}

/** A point of the grid as people write it; null for missing. */
export function pointOf(column: Column, code: number): number | string | boolean | null {
  if (Number.isNaN(code)) return null
  if (column.kind === 'category') return column.levels[code]!
  return column.kind === 'boolean' ? code === 1 : code
}
