import type { FitOptions, Target } from '../estimator.ts'
import type { AdditiveParams } from './additive-params.ts'
import { drawBags } from './bag-rows.ts'
import type { Bag } from './bag-rows.ts'

/** Share of rows a bag learns nothing from. */
const HELD_OUT_SHARE = 0.15
/** With fewer rows, held-out parts say nothing, and a short boosting of fixed length is safer. */
const FEWEST_ROWS_TO_HOLD_OUT = 40
const ROUNDS_FOR_FEW_ROWS = 100
/** Below this, steps with a single cut overfit less; above, finer ones follow sharp bends sooner. */
const MOST_ROWS_FOR_ONE_CUT = 10_000

export interface BagPlan {
  readonly bags: readonly Bag[]
  readonly rounds: number
  readonly leaves: number
}

/**
 * Which rows each bag learns from and is stopped by, and what the number of rows decides. Validation
 * rows, when given, follow the training rows, and take the place of those that a bag leaves out.
 */
export function planBags(
  target: Target,
  weights: Float64Array,
  options: FitOptions & { readonly params: AdditiveParams },
): BagPlan {
  const { params, validation, groups, seed = 1 } = options
  const learnRows = weights.length
  const rowCount = learnRows + (validation?.table.rowCount ?? 0)
  const rows = Int32Array.from(weights.keys()).filter((row) => weights[row]! > 0)
  const validationRows = Int32Array.from({ length: rowCount - learnRows }, (_, row) => learnRows + row)
  const isFew = params.bags === 0 && !validation && rows.length < FEWEST_ROWS_TO_HOLD_OUT
  const rounds = isFew ? Math.min(params.rounds, ROUNDS_FOR_FEW_ROWS) : params.rounds
  const leaves = params.leaves === 0 ? leavesFor(rows.length) : Math.max(2, params.leaves)
  const count = params.bags === 0 ? bagsFor(rows.length) : params.bags
  if (count === 1) {
    const learn = new Uint8Array(rowCount).fill(1, 0, learnRows)
    return { bags: [{ learn, heldOut: validationRows }], rounds, leaves }
  }
  const strata = target.task === 'regression' ? undefined : target.values
  const drawn = drawBags(rows, rowCount, { bags: count, heldOutShare: HELD_OUT_SHARE, seed, strata, groups })
  const bags = validation ? drawn.map(({ learn }) => ({ learn, heldOut: validationRows })) : drawn
  return { bags, rounds, leaves }
}

function leavesFor(rows: number): number {
  return rows <= MOST_ROWS_FOR_ONE_CUT ? 2 : 4
}

function bagsFor(rows: number): number {
  if (rows < FEWEST_ROWS_TO_HOLD_OUT) return 1
  if (rows <= 5_000) return 8
  return rows <= 20_000 ? 4 : 3
}
