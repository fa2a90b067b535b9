import { LearnError } from '../learn-error.ts'
import type { Table } from '../table/table.ts'
import { rowMatrix } from './row-matrix.ts'

/**
 * How much nearer rows are to their own cluster than to the next one, −1 to 1 a row, 0 for a row alone in its
 * cluster (Rousseeuw 1987). Time grows with the square of the rows: give a sample of some thousands. Throws
 * `too-few-rows` for fewer than two clusters.
 */
export function silhouette(table: Table, assignment: Int32Array): Float64Array {
  const { rows, width, values } = rowMatrix(
    table,
    table.columns.map(({ name }) => name),
  )
  const clusters = assignment.reduce((most, cluster) => Math.max(most, cluster + 1), 0)
  const counts = new Int32Array(clusters)
  for (const cluster of assignment) counts[cluster]!++
  if (counts.filter((count) => count > 0).length < 2)
    throw new LearnError('too-few-rows', 'A silhouette compares at least two clusters.')
  const sums = new Float64Array(clusters)
  return Float64Array.from({ length: rows }, (_, row) => {
    sums.fill(0)
    for (let other = 0; other < rows; other++) {
      let squares = 0
      for (let j = 0; j < width; j++) squares += (values[row * width + j]! - values[other * width + j]!) ** 2
      sums[assignment[other]!]! += Math.sqrt(squares)
    }
    const own = assignment[row]!
    if (counts[own] === 1) return 0
    const within = sums[own]! / (counts[own]! - 1)
    let nearest = Infinity
    for (let cluster = 0; cluster < clusters; cluster++)
      if (cluster !== own && counts[cluster]! > 0)
        nearest = Math.min(nearest, sums[cluster]! / counts[cluster]!)
    return within === nearest ? 0 : (nearest - within) / Math.max(nearest, within)
  })
}
