import type { Column } from '@cadre/learn/table'
import type { ColumnBins } from './column-bins.ts'
import { folds, priorRows } from './cross-fit.ts'
import { sum } from './sum.ts'

/** Share of variance that each state's mean explains on rows it was not learned from. */
export function foldedR2(bins: ColumnBins, y: Float64Array, foldOf: Int32Array): number {
  const cells = bins.count * folds
  const rows = new Float64Array(cells)
  const sums = new Float64Array(cells)
  for (let i = 0; i < y.length; i++) {
    const cell = bins.codes[i]! * folds + foldOf[i]!
    rows[cell]!++
    sums[cell]! += y[i]!
  }
  const overall = sum(sums) / y.length
  const predicted = new Float64Array(cells)
  for (let cell = 0; cell < cells; cell++) {
    const from = cell - (cell % folds)
    const learned = sum(rows.subarray(from, from + folds)) - rows[cell]!
    const learnedSum = sum(sums.subarray(from, from + folds)) - sums[cell]!
    predicted[cell] = (learnedSum + priorRows * overall) / (learned + priorRows)
  }
  let residual = 0
  let total = 0
  for (let i = 0; i < y.length; i++) {
    residual += (y[i]! - predicted[bins.codes[i]! * folds + foldOf[i]!]!) ** 2
    total += (y[i]! - overall) ** 2
  }
  return total > 0 ? Math.max(0, 1 - residual / total) : 0
}

/** Squared correlation of value and target, plain and of ranks; missing cells count as not explained. */
export function orderedR2(column: Column, rows: Int32Array, y: Float64Array): number {
  if (column.kind !== 'number' && column.kind !== 'date') return 0
  const values = column.kind === 'number' ? column.values : column.days
  const known = Array.from(rows, (_, i) => i).filter((i) => Number.isFinite(values[rows[i]!]!))
  if (known.length < 10) return 0
  const x = Float64Array.from(known, (i) => values[rows[i]!]!)
  const z = Float64Array.from(known, (i) => y[i]!)
  const strongest = Math.max(squaredCorrelation(x, z), squaredCorrelation(ranks(x), ranks(z)))
  return (strongest * known.length) / rows.length
}

function squaredCorrelation(x: Float64Array, y: Float64Array): number {
  const [meanX, meanY] = [sum(x) / x.length, sum(y) / y.length]
  let xy = 0
  let xx = 0
  let yy = 0
  for (let i = 0; i < x.length; i++) {
    xy += (x[i]! - meanX) * (y[i]! - meanY)
    xx += (x[i]! - meanX) ** 2
    yy += (y[i]! - meanY) ** 2
  }
  return xx > 0 && yy > 0 ? (xy * xy) / (xx * yy) : 0
}

function ranks(values: Float64Array): Float64Array {
  const order = Int32Array.from({ length: values.length }, (_, i) => i).sort(
    (a, b) => values[a]! - values[b]!,
  )
  const ranked = new Float64Array(values.length)
  for (let start = 0; start < order.length;) {
    let end = start + 1
    while (end < order.length && values[order[end]!] === values[order[start]!]) end++
    for (let at = start; at < end; at++) ranked[order[at]!] = (start + end - 1) / 2
    start = end
  }
  return ranked
}
