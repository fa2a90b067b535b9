import { rankScores } from '../metrics/ranked-scores.ts'
import type { Column } from '../table/column.ts'
import { isMissing } from '../table/column.ts'

/** The bin of each row; missing cells have a bin of their own. */
export interface BinnedColumn {
  readonly bins: Int32Array
  readonly count: number
}

/**
 * Cuts a column into bins: a category by its levels, a number or date into bins of about equally
 * many rows (equal values share one). `undefined` for text, which has no bins.
 */
export function binColumn(column: Column, maxBins = 32): BinnedColumn | undefined {
  switch (column.kind) {
    case 'text':
      return undefined
    case 'category': {
      const missing = column.levels.length
      return { bins: column.codes.map((code) => (code < 0 ? missing : code)), count: missing + 1 }
    }
    case 'boolean': {
      const bins = Int32Array.from(column.values, (value, row) => (isMissing(column, row) ? 2 : value))
      return { bins, count: 3 }
    }
    case 'number':
      return binNumbers(column.values, maxBins)
    case 'date':
      return binNumbers(column.days, maxBins)
  }
}

function binNumbers(values: Float64Array, maxBins: number): BinnedColumn {
  const present = values.filter((value) => !Number.isNaN(value))
  const count = Math.max(1, Math.min(maxBins, Math.floor(present.length / 20)))
  const { order, runs } = rankScores(present)
  const binOfPresent = new Int32Array(present.length)
  for (let run = 0; run + 1 < runs.length; run++) {
    const middle = (runs[run]! + runs[run + 1]!) / 2
    const bin = Math.min(count - 1, Math.floor((middle / present.length) * count))
    for (let at = runs[run]!; at < runs[run + 1]!; at++) binOfPresent[order[at]!] = bin
  }
  const bins = new Int32Array(values.length)
  let next = 0
  for (let row = 0; row < values.length; row++) {
    bins[row] = Number.isNaN(values[row]!) ? count : binOfPresent[next++]!
  }
  return { bins, count: count + 1 }
}
