import { throwIfCancelled } from '../learn-error.ts'
import type { RowMatrix } from './row-matrix.ts'

export interface Partition {
  /** clusters × width. */
  readonly centres: Float64Array
  readonly assignment: Int32Array
  /** Σ weight × squared distance to the own centre. */
  readonly inertia: number
}

interface LloydInput {
  readonly weights: Float64Array
  /** clusters × width; not changed. */
  readonly start: Float64Array
  readonly maxRounds: number
  readonly signal?: AbortSignal | undefined
}

/**
 * K-means from given centres (Lloyd 1982): rows go to the nearest centre, centres to the mean of their rows, until
 * no row moves. A cluster that loses all its rows takes the row that is worst placed, so none is ever empty.
 */
export async function lloyd(
  matrix: RowMatrix,
  { weights, start, maxRounds, signal }: LloydInput,
): Promise<Partition> {
  const { rows, width } = matrix
  const clusters = start.length / width
  const centres = start.slice()
  const assignment = new Int32Array(rows).fill(-1)
  const distances = new Float64Array(rows)
  for (let round = 0; round < maxRounds; round++) {
    throwIfCancelled(signal)
    const moved = assignNearest(matrix, centres, { assignment, distances })
    const filled = fillEmpty({ assignment, distances, clusters })
    if (moved === 0 && filled === 0) break
    moveToMeans(matrix, weights, { centres, assignment })
    if (round % 16 === 15) await new Promise((resume) => setImmediate(resume))
  }
  assignNearest(matrix, centres, { assignment, distances })
  let inertia = 0
  for (let row = 0; row < rows; row++) inertia += weights[row]! * distances[row]!
  return { centres, assignment, inertia }
}

/** The nearest centre of each row, the first of equals; writes it with the squared distance and counts rows that moved. */
export function assignNearest(
  { rows, width, values }: RowMatrix,
  centres: Float64Array,
  { assignment, distances }: { readonly assignment: Int32Array; readonly distances: Float64Array },
): number {
  const clusters = centres.length / width
  let moved = 0
  for (let row = 0; row < rows; row++) {
    const from = row * width
    let best = 0
    let least = Infinity
    for (let cluster = 0; cluster < clusters; cluster++) {
      let distance = 0
      // Once farther than the best, the rest of the row cannot bring it back.
      for (let j = 0; j < width && distance < least; j++) {
        const difference = values[from + j]! - centres[cluster * width + j]!
        distance += difference * difference
      }
      if (distance < least) {
        least = distance
        best = cluster
      }
    }
    if (assignment[row] !== best) moved++
    assignment[row] = best
    distances[row] = least
  }
  return moved
}

function fillEmpty({
  assignment,
  distances,
  clusters,
}: {
  readonly assignment: Int32Array
  readonly distances: Float64Array
  readonly clusters: number
}): number {
  const counts = new Int32Array(clusters)
  for (const cluster of assignment) counts[cluster]!++
  let filled = 0
  for (let cluster = 0; cluster < clusters; cluster++) {
    if (counts[cluster]! > 0) continue
    let worst = -1
    for (let row = 0; row < assignment.length; row++) {
      if (counts[assignment[row]!]! > 1 && (worst < 0 || distances[row]! > distances[worst]!)) worst = row
    }
    // Fewer different rows than clusters: an empty one keeps its centre.
    if (worst < 0 || distances[worst] === 0) continue
    counts[assignment[worst]!]!--
    assignment[worst] = cluster
    counts[cluster] = 1
    distances[worst] = 0
    filled++
  }
  return filled
}

function moveToMeans(
  { rows, width, values }: RowMatrix,
  weights: Float64Array,
  { centres, assignment }: { readonly centres: Float64Array; readonly assignment: Int32Array },
): void {
  const sums = new Float64Array(centres.length)
  const totals = new Float64Array(centres.length / width)
  for (let row = 0; row < rows; row++) {
    const cluster = assignment[row]!
    totals[cluster]! += weights[row]!
    for (let j = 0; j < width; j++) sums[cluster * width + j]! += weights[row]! * values[row * width + j]!
  }
  for (let at = 0; at < centres.length; at++) {
    const total = totals[Math.floor(at / width)]!
    if (total > 0) centres[at] = sums[at]! / total
  }
}
