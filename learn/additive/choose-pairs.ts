import type { Task } from '../estimator.ts'
import { CELLS } from './pair-axis.ts'
import type { BagValues, BoostRows } from './boost-bags.ts'

/** Standard errors by which a pair must help on rows it was not learned from. */
const STANDARD_ERRORS = 3

export interface PairTrial {
  readonly rows: Pick<BoostRows, 'task' | 'target' | 'weight' | 'bags'>
  /** Margins of each bag's model without pairs, rows × outputs. */
  readonly margins: readonly Float64Array[]
  /** The cell of each row in each pair's table. */
  readonly cells: readonly Uint8Array[]
  /** What each bag has learned: for each pair, outputs × cells. */
  readonly values: readonly BagValues[]
}

/**
 * Which pairs to keep, judged on the rows that each bag left out: one after the other the one that takes
 * most off the loss, as long as that is more than three standard errors over rows: pairs were ranked on
 * rows some bags left out, and the best of several is picked. Without such rows, none.
 */
export function choosePairs(trial: PairTrial): number[] {
  const heldOut = heldOutRows(trial)
  const kept: number[] = []
  const left = new Set(trial.cells.keys())
  let losses = meanLosses(heldOut, trial)
  while (left.size > 0) {
    let best: { readonly pair: number; readonly losses: Float64Array; readonly gain: number } | undefined
    for (const pair of left) {
      const tried = meanLosses(heldOut, trial, pair)
      const gain = sureGain(losses, tried)
      if (gain > (best?.gain ?? 0)) best = { pair, losses: tried, gain }
    }
    if (!best) break
    kept.push(best.pair)
    left.delete(best.pair)
    losses = best.losses
    for (const { bag, rows, margins } of heldOut) addPair(margins, { bag, rows, pair: best.pair }, trial)
  }
  return kept.sort((a, b) => a - b)
}

interface HeldOut {
  readonly bag: number
  readonly rows: Int32Array
  /** Of the pairs kept so far; held-out rows × outputs. */
  readonly margins: Float64Array
}

function heldOutRows({ rows, margins }: PairTrial): HeldOut[] {
  const rowCount = rows.target.length
  return rows.bags.map(({ heldOut }, bag) => {
    const outputs = margins[bag]!.length / rowCount
    const own = new Float64Array(heldOut.length * outputs)
    for (let i = 0; i < heldOut.length; i++)
      own.set(margins[bag]!.subarray(heldOut[i]! * outputs, (heldOut[i]! + 1) * outputs), i * outputs)
    return { bag, rows: heldOut, margins: own }
  })
}

function addPair(
  margins: Float64Array,
  { bag, rows, pair }: { readonly bag: number; readonly rows: Int32Array; readonly pair: number },
  { cells, values }: PairTrial,
): void {
  const outputs = rows.length === 0 ? 0 : margins.length / rows.length
  const table = values[bag]![pair]!
  for (let i = 0; i < rows.length; i++) {
    const cell = cells[pair]![rows[i]!]!
    for (let output = 0; output < outputs; output++)
      margins[i * outputs + output]! += table[output * CELLS + cell]!
  }
}

/** By row, the mean loss over the bags that left it out, times its weight; NaN where none did. */
function meanLosses(heldOut: readonly HeldOut[], trial: PairTrial, pair?: number): Float64Array {
  const { task, target, weight } = trial.rows
  const sums = new Float64Array(target.length)
  const counts = new Uint32Array(target.length)
  for (const { bag, rows, margins } of heldOut) {
    const own = pair === undefined ? margins : margins.slice()
    if (pair !== undefined) addPair(own, { bag, rows, pair }, trial)
    const outputs = rows.length === 0 ? 0 : own.length / rows.length
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i]!
      sums[row]! += weight[row]! * lossOf(task, own.subarray(i * outputs, (i + 1) * outputs), target[row]!)
      counts[row]!++
    }
  }
  return sums.map((sum, row) => (counts[row] === 0 ? Number.NaN : sum / counts[row]!))
}

function lossOf(task: Task, margins: Float64Array, truth: number): number {
  if (task === 'regression') return (margins[0]! - truth) ** 2
  if (task === 'binary') {
    const m = truth === 1 ? -margins[0]! : margins[0]!
    return Math.max(0, m) + Math.log1p(Math.exp(-Math.abs(m)))
  }
  let most = -Infinity
  for (const margin of margins) most = Math.max(most, margin)
  let sum = 0
  for (const margin of margins) sum += Math.exp(margin - most)
  return most + Math.log(sum) - margins[truth]!
}

/** What goes off the loss of a row in the mean, less standard errors. */
function sureGain(before: Float64Array, after: Float64Array): number {
  let count = 0
  let sum = 0
  let squares = 0
  for (let row = 0; row < before.length; row++) {
    const gain = before[row]! - after[row]!
    if (Number.isNaN(gain)) continue
    count++
    sum += gain
    squares += gain * gain
  }
  if (count < 2) return 0
  const mean = sum / count
  const variance = Math.max(0, squares / count - mean * mean) / (count - 1)
  return mean - STANDARD_ERRORS * Math.sqrt(variance)
}
