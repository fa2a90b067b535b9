import type { Task } from '../estimator.ts'

/**
 * Boosting state of one bag. Scores are kept in the form whose update is cheapest: odds for
 * classes (an update is a product, with one exponential per bin and none per row), residuals for
 * numbers. Arrays of updates and sums are outputs × `BIN_SLOTS`.
 */
export interface BagState {
  /** Adds `update` by `bins` to every row, then sums gradient and curvature by the bins of `next`. */
  advance(bins: Uint8Array, update: Float64Array, next: Uint8Array): void
  /** Sums of the first derivative of the loss after `advance`. */
  readonly gradient: Float64Array
  /** Sums of the second derivative. */
  readonly curvature: Float64Array
  /** Weighted loss of the rows kept apart. */
  heldOutLoss(): number
}

export const BIN_SLOTS = 256

export interface BagRows {
  readonly target: Float64Array
  /** Weight of each row in learning; 0 for rows kept apart. */
  readonly learnWeight: Float64Array
  /** The rows kept apart. */
  readonly heldOut: Int32Array
  /** Weights of all rows, for the loss of those kept apart. */
  readonly weight: Float64Array
  readonly start: Float64Array
}

export function createBagState(task: Task, rows: BagRows): BagState {
  if (task === 'binary') return binaryState(rows)
  return task === 'multiclass' ? classesState(rows) : numberState(rows)
}

function binaryState({ target, learnWeight, heldOut, weight, start }: BagRows): BagState {
  const odds = new Float64Array(target.length).fill(Math.exp(start[0]!))
  const gradient = new Float64Array(BIN_SLOTS)
  const curvature = new Float64Array(BIN_SLOTS)
  const factor = new Float64Array(BIN_SLOTS)
  return {
    gradient,
    curvature,
    advance(bins, update, next) {
      for (let bin = 0; bin < BIN_SLOTS; bin++) factor[bin] = update[bin] === 0 ? 1 : Math.exp(update[bin]!)
      gradient.fill(0)
      curvature.fill(0)
      for (let row = 0; row < odds.length; row++) {
        const o = odds[row]! * factor[bins[row]!]!
        odds[row] = o
        const p = o / (1 + o)
        const w = learnWeight[row]!
        const bin = next[row]!
        gradient[bin]! += w * (p - target[row]!)
        curvature[bin]! += w * p * (1 - p)
      }
    },
    heldOutLoss() {
      let loss = 0
      for (const row of heldOut) {
        const o = odds[row]!
        loss += weight[row]! * (Math.log1p(o) - (target[row] === 1 ? Math.log(o) : 0))
      }
      return loss
    },
  }
}

function classesState({ target, learnWeight, heldOut, weight, start }: BagRows): BagState {
  const classes = start.length
  const rowCount = target.length
  const odds = new Float64Array(rowCount * classes)
  for (let cell = 0; cell < odds.length; cell++) odds[cell] = Math.exp(start[cell % classes]!)
  const gradient = new Float64Array(classes * BIN_SLOTS)
  const curvature = new Float64Array(classes * BIN_SLOTS)
  const factor = new Float64Array(classes * BIN_SLOTS)
  // The curvature of a class alone is blind to the others moving too; K / (K − 1) makes up for it.
  const stretch = classes / (classes - 1)
  return {
    gradient,
    curvature,
    advance(bins, update, next) {
      for (let at = 0; at < factor.length; at++) factor[at] = update[at] === 0 ? 1 : Math.exp(update[at]!)
      gradient.fill(0)
      curvature.fill(0)
      for (let row = 0; row < rowCount; row++) {
        const first = row * classes
        let sum = 0
        for (let k = 0, slot = bins[row]!; k < classes; k++, slot += BIN_SLOTS)
          sum += odds[first + k]! *= factor[slot]!
        const w = learnWeight[row]!
        for (let k = 0, slot = next[row]!; k < classes; k++, slot += BIN_SLOTS) {
          const p = odds[first + k]! / sum
          gradient[slot]! += w * (target[row] === k ? p - 1 : p)
          curvature[slot]! += w * p * (1 - p) * stretch
        }
      }
    },
    heldOutLoss() {
      let loss = 0
      for (const row of heldOut) {
        let sum = 0
        for (let k = 0; k < classes; k++) sum += odds[row * classes + k]!
        loss -= weight[row]! * Math.log(odds[row * classes + target[row]!]! / sum)
      }
      return loss
    },
  }
}

function numberState({ target, learnWeight, heldOut, weight, start }: BagRows): BagState {
  const residual = target.map((y) => start[0]! - y)
  const gradient = new Float64Array(BIN_SLOTS)
  const curvature = new Float64Array(BIN_SLOTS)
  return {
    gradient,
    curvature,
    advance(bins, update, next) {
      gradient.fill(0)
      curvature.fill(0)
      for (let row = 0; row < residual.length; row++) {
        const r = residual[row]! + update[bins[row]!]!
        residual[row] = r
        const w = learnWeight[row]!
        gradient[next[row]!]! += w * r
        curvature[next[row]!]! += w
      }
    },
    heldOutLoss() {
      let loss = 0
      for (const row of heldOut) loss += weight[row]! * residual[row]! * residual[row]!
      return loss
    },
  }
}
