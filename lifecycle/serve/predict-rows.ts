import type { Fitted } from '@cadre/learn'
import { applyCalibrator } from '@cadre/learn/calibration'
import type { Table } from '@cadre/learn/table'
import { backgroundRows, explainRows } from '../explain/explain-rows.ts'
import type { ExplainRowsOptions, RowAttribution } from '../explain/explain-rows.ts'
import { likeliestOutput } from '../explain/likeliest-output.ts'
import { reasonsFor } from '../explain/reasons.ts'
import type { OpenedBundle } from '../register/open-bundle.ts'
import { representativeRows } from '../register/representative-rows.ts'
import type { Reason } from '../study/study-result.ts'

/** A bundle's output for some rows. */
export interface RowScores {
  /** rows × outputs: calibrated probability of the positive class, of each class, or the predicted value. */
  readonly predictions: Float64Array
  readonly outputs: number
}

export interface RowReasons {
  /** Per row, strongest first. */
  readonly reasons: readonly (readonly Reason[])[]
  /** How far off a contribution may be, when they had to be estimated. */
  readonly error?: number
}

export interface ReasonOptions extends ExplainRowsOptions {
  /** How many to give per row. */
  readonly limit: number
}

/** Scores typed rows, read by the bundle's own schema. */
export function predictRows(
  { fitted, model }: Pick<OpenedBundle, 'fitted' | 'model'>,
  table: Table,
): RowScores {
  return {
    predictions: applyCalibrator(model.calibrator, fitted.predict(table), fitted.outputs),
    outputs: fitted.outputs,
  }
}

/** Why rows got their predictions; empty for a model that neither explains itself nor has rows to compare with. */
export async function reasonsOfRows(
  { fitted, pipeline, reference }: OpenedBundle,
  table: Table,
  { predictions, limit, ...options }: ReasonOptions & Pick<RowScores, 'predictions'>,
): Promise<RowReasons> {
  const background = (): Table | undefined => representativeRows(pipeline.schema, reference, backgroundRows)
  const attribution = await explainRows({ fitted, background }, table, options)
  if (!attribution) return { reasons: Array.from({ length: table.rowCount }, () => []) }
  return {
    reasons: inWords(table, { fitted, predictions, attribution, limit }),
    ...(attribution.error !== undefined && { error: attribution.error }),
  }
}

interface Explained {
  readonly fitted: Fitted
  readonly predictions: Float64Array
  readonly attribution: RowAttribution
  readonly limit: number
}

function inWords(table: Table, { fitted, predictions, attribution, limit }: Explained): Reason[][] {
  return Array.from({ length: table.rowCount }, (_, row) =>
    reasonsFor(table, attribution, row, { limit, output: likeliestOutput(predictions, row, fitted.outputs) }),
  )
}
