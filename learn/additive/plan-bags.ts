import type { FitOptions, Target } from '../estimator.ts'
import type { AdditiveParams } from './additive-params.ts'
import { drawBags } from './bag-rows.ts'
import type { Bag } from './bag-rows.ts'

/** Share of rows a bag learns nothing from. */
const HELD_OUT_SHARE = 0.15
/** With fewer rows, held-out parts say nothing, and a short boosting of fixed length is safer. */
const FEWEST_ROWS_TO_HOLD_OUT = 40
const ROUNDS_FOR_FEW_ROWS = 100

/**
 * Which rows each bag learns from and is stopped by, and how many rounds at most. Validation rows,
 * when given, follow the training rows, and take the place of those a bag leaves out.
 */
export function planBags(
  target: Target,
  weights: Float64Array,
  options: FitOptions & { readonly params: AdditiveParams },
): { readonly bags: readonly Bag[]; readonly rounds: number } {
  const { params, validation, groups, seed = 1 } = options
  const rowCount = weights.length + (validation?.table.rowCount ?? 0)
  const rows = Int32Array.from(weights.keys()).filter((row) => weights[row]! > 0)
  const validationRows = Int32Array.from(
    { length: rowCount - weights.length },
    (_, row) => weights.length + row,
  )
  const isFew = params.bags === 0 && rows.length < FEWEST_ROWS_TO_HOLD_OUT
  const count = params.bags === 0 ? bagsFor(rows.length) : params.bags
  const rounds = isFew && !validation ? Math.min(params.rounds, ROUNDS_FOR_FEW_ROWS) : params.rounds
  if (count === 1)
    return { bags: [{ learn: new Uint8Array(rowCount).fill(1), heldOut: validationRows }], rounds }
  const strata = target.task === 'regression' ? undefined : target.values
  const drawn = drawBags(rows, rowCount, { bags: count, heldOutShare: HELD_OUT_SHARE, seed, strata, groups })
  return { bags: validation ? drawn.map(({ learn }) => ({ learn, heldOut: validationRows })) : drawn, rounds }
}

function bagsFor(rows: number): number {
  if (rows < FEWEST_ROWS_TO_HOLD_OUT) return 1
  if (rows <= 5_000) return 8
  return rows <= 20_000 ? 4 : 3
}
