import type { Random } from '../random.ts'
import type { RowMatrix } from './row-matrix.ts'

/**
 * First centres for k-means, drawn from the rows far from those drawn before; of a few candidates each time the one
 * that brings rows closest (greedy k-means++, Arthur and Vassilvitskii 2007).
 */
export function spreadCentres(
  matrix: RowMatrix,
  weights: Float64Array,
  { clusters, random }: { readonly clusters: number; readonly random: Random },
): Float64Array {
  const { rows, width, values } = matrix
  const centres = new Float64Array(clusters * width)
  const candidates = 2 + Math.floor(Math.log(clusters))
  let nearest = new Float64Array(rows).fill(Infinity)
  for (let cluster = 0; cluster < clusters; cluster++) {
    const chances = cluster === 0 ? weights : nearest.map((distance, row) => distance * weights[row]!)
    let best = { row: -1, cost: Infinity, nearest }
    for (let candidate = 0; candidate < (cluster === 0 ? 1 : candidates); candidate++) {
      const row = drawRow(chances, random)
      const closer = nearestWith(matrix, nearest, row)
      const cost = closer.reduce((sum, distance, at) => sum + distance * weights[at]!, 0)
      if (cost < best.cost) best = { row, cost, nearest: closer }
    }
    nearest = best.nearest
    centres.set(values.subarray(best.row * width, (best.row + 1) * width), cluster * width)
  }
  return centres
}

/** A row with a chance in proportion; any row when all chances are 0 (every row lies on a centre). */
function drawRow(chances: Float64Array, random: Random): number {
  let total = 0
  for (const chance of chances) total += chance
  if (total === 0) return random.integer(chances.length)
  let left = random.next() * total
  let last = 0
  for (let row = 0; row < chances.length; row++) {
    if (chances[row] === 0) continue
    last = row
    left -= chances[row]!
    if (left < 0) break
  }
  return last
}

function nearestWith(
  { rows, width, values }: RowMatrix,
  nearest: Float64Array,
  centre: number,
): Float64Array<ArrayBuffer> {
  const closer = new Float64Array(rows)
  for (let row = 0; row < rows; row++) {
    let distance = 0
    for (let j = 0; j < width; j++) {
      const difference = values[row * width + j]! - values[centre * width + j]!
      distance += difference * difference
    }
    closer[row] = Math.min(nearest[row]!, distance)
  }
  return closer
}
