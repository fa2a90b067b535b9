import { equalWeights } from '../metrics/evaluation.ts'
import { rankScores } from '../metrics/ranked-scores.ts'
import type { Calibrator } from './calibrator.ts'

/**
 * Isotonic regression by pooling adjacent violators: the non-decreasing map of x to y with the
 * smallest weighted squared error (Ayer et al. 1955), as the knots of a line. Equal x share one value.
 */
export function fitIsotonic(
  y: Float64Array,
  x: Float64Array,
  weights: Float64Array = equalWeights(y.length),
): Extract<Calibrator, { kind: 'isotonic' }> {
  const points = distinctPoints(y, x, weights)
  const blocks = poolViolators(points)
  const knotX: number[] = []
  const knotY: number[] = []
  for (const { first, last, mean } of blocks) {
    knotX.push(points[first]!.x)
    knotY.push(mean)
    if (last === first) continue
    knotX.push(points[last]!.x)
    knotY.push(mean)
  }
  return { kind: 'isotonic', x: knotX, y: knotY }
}

interface Point {
  readonly x: number
  readonly sum: number
  readonly weight: number
}

interface Block {
  readonly first: number
  readonly last: number
  readonly weight: number
  readonly mean: number
}

/** One point per distinct x, lowest first; rows without weight are left out. */
function distinctPoints(y: Float64Array, x: Float64Array, weights: Float64Array): Point[] {
  const { order, runs } = rankScores(x)
  const points: Point[] = []
  for (let run = runs.length - 2; run >= 0; run--) {
    let sum = 0
    let weight = 0
    for (let at = runs[run]!; at < runs[run + 1]!; at++) {
      const row = order[at]!
      sum += weights[row]! * y[row]!
      weight += weights[row]!
    }
    if (weight > 0) points.push({ x: x[order[runs[run]!]!]!, sum, weight })
  }
  return points
}

function poolViolators(points: readonly Point[]): Block[] {
  const blocks: Block[] = []
  points.forEach(({ sum, weight }, index) => {
    let block: Block = { first: index, last: index, weight, mean: sum / weight }
    for (let before = blocks.at(-1); before && before.mean >= block.mean; before = blocks.at(-1)) {
      const total = before.weight + block.weight
      block = {
        first: before.first,
        last: index,
        weight: total,
        mean: (before.mean * before.weight + block.mean * block.weight) / total,
      }
      blocks.pop()
    }
    blocks.push(block)
  })
  return blocks
}
