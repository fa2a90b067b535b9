import type { Task } from '../estimator.ts'
import { throwIfCancelled } from '../learn-error.ts'
import type { Bag } from './bag-rows.ts'
import { BIN_SLOTS, createBagState } from './boost-losses.ts'
import type { BagState } from './boost-losses.ts'
import { CELLS } from './pair-axis.ts'
import type { PairAxis } from './pair-axis.ts'
import { stepPair } from './pair-cut.ts'
import { stepIntervals, stepLevel } from './shape-update.ts'
import type { UpdateOptions } from './shape-update.ts'

/**
 * One column in bins: present values in 0 to `binCount` − 1, missing in `binCount`, unseen levels after it. Or a pair of
 * columns, its bins the cells of a table.
 */
export interface BoostColumn {
  readonly bins: Uint8Array
  readonly binCount: number
  /** Whether neighbouring bins have neighbouring values. */
  readonly isOrdered: boolean
  /** The two columns of a pair. */
  readonly axes?: readonly [PairAxis, PairAxis]
}

/** A pair of columns as something to boost. */
export function pairColumn(axes: readonly [PairAxis, PairAxis], cells: Uint8Array): BoostColumn {
  return { bins: cells, binCount: CELLS - 2, isOrdered: false, axes }
}

export interface BoostRows {
  readonly task: Task
  readonly target: Float64Array
  readonly weight: Float64Array
  readonly columns: readonly BoostColumn[]
  readonly bags: readonly Bag[]
  /** Margin to start from, one per output. */
  readonly start: Float64Array
  /** A model to go on from, which stays as it is: columns and what each bag has learned of them. */
  readonly onTopOf?: { readonly columns: readonly BoostColumn[]; readonly values: readonly BagValues[] }
}

export interface BoostOptions extends UpdateOptions {
  readonly rounds: number
  /** Rounds without a better loss on held-out rows after which to stop. */
  readonly patience: number
  readonly signal?: AbortSignal | undefined
  readonly onProgress?: ((done: number) => void) | undefined
}

/** Values of one bag: for each column, outputs × (bins + 2). */
export type BagValues = readonly Float64Array[]

/** Row visits between two chances for other work to run: about 20 ms. */
const VISITS_PER_TURN = 5_000_000

/** Share of the held-out loss that has to go within the patience for boosting to go on. */
const LEAST_GAIN = 2e-4

/**
 * Cyclic boosting: round after round, one small step for each column in turn, all bags side by
 * side. Stops when the held-out loss summed over the bags has not fallen for a while, and returns
 * the values of the best round. Without held-out rows it runs all rounds. Throws `cancelled`.
 */
export async function boostBags(rows: BoostRows, options: BoostOptions): Promise<readonly BagValues[]> {
  const boosters = rows.bags.map((bag, index) =>
    createBooster(rows, bag, { ...options, below: rows.onTopOf?.values[index] }),
  )
  if (rows.columns.length === 0) return boosters.map(({ values }) => values)
  const hasHeldOut = rows.bags.some(({ heldOut }) => heldOut.length > 0)
  const visitsPerRound = rows.target.length * rows.columns.length * rows.start.length * rows.bags.length
  let visits = 0
  let best = boosters.map(({ values }) => copyOf(values))
  let bestLoss = Infinity
  if (hasHeldOut) bestLoss = totalLoss(boosters)
  let reference = bestLoss
  let referenceRound = 0
  for (let round = 1; round <= options.rounds; round++) {
    for (const booster of boosters) booster.runRound()
    visits += visitsPerRound
    if (visits >= VISITS_PER_TURN || round === 1) {
      visits = 0
      options.onProgress?.(round / options.rounds)
      await new Promise((resolve) => setImmediate(resolve))
      throwIfCancelled(options.signal)
    }
    if (!hasHeldOut) continue
    const loss = totalLoss(boosters)
    if (loss < bestLoss) {
      bestLoss = loss
      best = boosters.map(({ values }) => copyOf(values))
    }
    if (loss < reference * (1 - LEAST_GAIN)) {
      reference = loss
      referenceRound = round
    } else if (round - referenceRound >= options.patience) break
  }
  options.onProgress?.(1)
  return hasHeldOut ? best : boosters.map(({ values }) => values)
}

interface Booster {
  readonly values: BagValues
  readonly state: BagState
  runRound(): void
}

function createBooster(
  rows: BoostRows,
  bag: Bag,
  options: UpdateOptions & { readonly below: BagValues | undefined },
): Booster {
  const { columns } = rows
  const outputs = rows.start.length
  const learnWeight = rows.weight.map((weight, row) => weight * bag.learn[row]!)
  const state = createBagState(rows.task, { ...rows, learnWeight, heldOut: bag.heldOut })
  const values = columns.map(({ binCount }) => new Float64Array(outputs * (binCount + 2)))
  const weights = columns.map(({ bins }) => weightByBin(bins, learnWeight))
  const update = new Float64Array(outputs * BIN_SLOTS)
  for (const [index, column] of (rows.onTopOf?.columns ?? []).entries())
    state.advance(column.bins, inSlots(options.below![index]!, column, outputs), column.bins)
  if (columns[0]) state.advance(columns[0].bins, update, columns[0].bins)

  function stepColumn(index: number): void {
    const { binCount, isOrdered, axes } = columns[index]!
    for (let output = 0; output < outputs; output++) {
      const slot = output * BIN_SLOTS
      const sums = {
        gradient: state.gradient.subarray(slot, slot + BIN_SLOTS),
        curvature: state.curvature.subarray(slot, slot + BIN_SLOTS),
        weight: weights[index]!,
      }
      const into = update.subarray(slot, slot + BIN_SLOTS)
      const value = values[index]!.subarray(output * (binCount + 2))
      if (axes) {
        stepPair(sums, axes, { update: into, options })
        for (let cell = 0; cell < CELLS; cell++) value[cell]! += into[cell]!
        continue
      }
      if (isOrdered) stepIntervals(sums, binCount, { update: into, options })
      for (let bin = isOrdered ? binCount : 0; bin <= binCount; bin++)
        into[bin] = stepLevel(sums, bin, { value: value[bin]!, options })
      into[binCount + 1] = 0
      for (let bin = 0; bin <= binCount; bin++) value[bin]! += into[bin]!
    }
  }

  return {
    values,
    state,
    runRound() {
      for (let index = 0; index < columns.length; index++) {
        stepColumn(index)
        const next = columns[index + 1] ?? columns[0]!
        state.advance(columns[index]!.bins, update, next.bins)
      }
    },
  }
}

/** Values of a column, outputs × (bins + 2), where `advance` looks for them. */
function inSlots(values: Float64Array, { binCount }: BoostColumn, outputs: number): Float64Array {
  const slots = new Float64Array(outputs * BIN_SLOTS)
  for (let output = 0; output < outputs; output++)
    slots.set(values.subarray(output * (binCount + 2), (output + 1) * (binCount + 2)), output * BIN_SLOTS)
  return slots
}

function weightByBin(bins: Uint8Array, weight: Float64Array): Float64Array {
  const sums = new Float64Array(BIN_SLOTS)
  for (let row = 0; row < bins.length; row++) sums[bins[row]!]! += weight[row]!
  return sums
}

function totalLoss(boosters: readonly Booster[]): number {
  return boosters.reduce((sum, { state }) => sum + state.heldOutLoss(), 0)
}

function copyOf(values: BagValues): BagValues {
  return values.map((value) => value.slice())
}
