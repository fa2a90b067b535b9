import type { Attribution, Fitted } from '@cadre/learn'
import { applyCalibrator } from '@cadre/learn/calibration'
import type { Table } from '@cadre/learn/table'
import { likeliestOutput } from '../explain/likeliest-output.ts'
import { reasonsFor } from '../explain/reasons.ts'
import type { OpenedBundle } from '../register/open-bundle.ts'
import type { Reason } from '../study/study-result.ts'

/** A bundle's output for some rows. */
export interface RowScores {
  /** rows × outputs: calibrated probability of the positive class, of each class, or the predicted value. */
  readonly predictions: Float64Array
  readonly outputs: number
  /** Per row, strongest first; empty unless asked for. */
  readonly reasons: readonly (readonly Reason[])[]
}

/** Scores typed rows, read by the bundle's own schema. `reasons` is how many to give per row. */
export function predictRows(
  { fitted, model }: Pick<OpenedBundle, 'fitted' | 'model'>,
  table: Table,
  { reasons = 0 }: { readonly reasons?: number } = {},
): RowScores {
  const predictions = applyCalibrator(model.calibrator, fitted.predict(table), fitted.outputs)
  const attribution = reasons > 0 ? fitted.explain?.(table) : undefined
  return {
    predictions,
    outputs: fitted.outputs,
    reasons: attribution ? reasonsOfRows(table, { fitted, predictions, attribution, limit: reasons }) : [],
  }
}

interface Explained {
  readonly fitted: Fitted
  readonly predictions: Float64Array
  readonly attribution: Attribution
  readonly limit: number
}

function reasonsOfRows(table: Table, { fitted, predictions, attribution, limit }: Explained): Reason[][] {
  return Array.from({ length: table.rowCount }, (_, row) =>
    reasonsFor(table, attribution, row, { limit, output: likeliestOutput(predictions, row, fitted.outputs) }),
  )
}
