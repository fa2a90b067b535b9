import { columnLength } from '@cadre/learn/table'
import type { Column } from '@cadre/learn/table'
import { quantile } from './sorted-numbers.ts'

/** A column cut into few states, over some rows; what one column alone can say is counted over these. */
export interface ColumnBins {
  /** State of each chosen row. */
  readonly codes: Int32Array
  readonly count: number
  /** The state of missing cells; always the last one. */
  readonly missingCode: number
  /** True when states are in order of the value. */
  readonly isOrdered: boolean
  readonly label: (code: number) => string
}

/** Cuts numbers and dates at quantiles into at most `maxBins` states; labels stay as they are; text is filled or not. */
export function binColumn(column: Column, rows: Int32Array, maxBins: number): ColumnBins {
  switch (column.kind) {
    case 'number':
      return binNumbers(column.values, rows, maxBins)
    case 'date':
      return binNumbers(column.days, rows, maxBins)
    case 'category':
      return binLabels(column.levels, column.codes, rows)
    case 'boolean':
      return binLabels(['false', 'true'], codesOf(column, column.values), rows)
    case 'text':
      return binLabels(['filled'], codesOf(column, new Uint8Array(columnLength(column))), rows)
  }
}

/** Joins neighbouring states of an ordered column into at most `maxBins` of about equal rows. */
export function coarsenBins(bins: ColumnBins, maxBins: number): ColumnBins {
  if (!bins.isOrdered || bins.missingCode <= maxBins) return bins
  const counts = new Int32Array(bins.count)
  for (const code of bins.codes) counts[code]!++
  const filled = bins.codes.length - counts[bins.missingCode]!
  const joined = new Int32Array(bins.count)
  let before = 0
  for (let code = 0; code < bins.missingCode; code++) {
    joined[code] = Math.min(maxBins - 1, Math.floor((before * maxBins) / Math.max(1, filled)))
    before += counts[code]!
  }
  joined[bins.missingCode] = maxBins
  return {
    ...bins,
    codes: bins.codes.map((code) => joined[code]!),
    count: maxBins + 1,
    missingCode: maxBins,
    label: (code) => (code === maxBins ? 'missing' : `tier ${code + 1} of ${maxBins}`),
  }
}

/** At most `limit` rows, evenly spread over the table. */
export function spreadRows(rowCount: number, limit: number): Int32Array {
  const count = Math.min(rowCount, limit)
  return Int32Array.from({ length: count }, (_, i) => Math.floor((i * rowCount) / count))
}

function codesOf(column: Column, codes: ArrayLike<number>): Int32Array {
  return Int32Array.from(codes, (code, row) => (column.missing?.[row] === 1 ? -1 : code))
}

function binLabels(levels: readonly string[], codes: Int32Array, rows: Int32Array): ColumnBins {
  const missingCode = levels.length
  return {
    codes: rows.map((row) => (codes[row]! < 0 ? missingCode : codes[row]!)),
    count: missingCode + 1,
    missingCode,
    isOrdered: false,
    label: (code) => levels[code] ?? 'missing',
  }
}

function binNumbers(values: Float64Array, rows: Int32Array, maxBins: number): ColumnBins {
  const edges = binEdges(values, rows, maxBins)
  const missingCode = edges.length
  const codes = rows.map((row) => {
    const value = values[row]!
    return Number.isFinite(value) ? binOf(edges, value) : missingCode
  })
  const label = (code: number): string => (code === missingCode ? 'missing' : `up to ${edges[code]}`)
  return { codes, count: missingCode + 1, missingCode, isOrdered: true, label }
}

/** Upper edges, ascending; each distinct value is its own state when there are few. */
function binEdges(values: Float64Array, rows: Int32Array, maxBins: number): Float64Array {
  const chosen = new Float64Array(rows.length)
  let count = 0
  for (const row of rows) if (Number.isFinite(values[row]!)) chosen[count++] = values[row]!
  const sorted = chosen.subarray(0, count).sort()
  const distinct = new Set<number>()
  for (const value of sorted) {
    distinct.add(value)
    if (distinct.size > maxBins) break
  }
  if (distinct.size <= maxBins) return Float64Array.from(distinct)
  const edges = new Set<number>()
  for (let bin = 1; bin <= maxBins; bin++) edges.add(quantile(sorted, bin / maxBins))
  return Float64Array.from(edges)
}

function binOf(edges: Float64Array, value: number): number {
  let low = 0
  let high = edges.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if (value <= edges[middle]!) high = middle
    else low = middle + 1
  }
  return low
}
