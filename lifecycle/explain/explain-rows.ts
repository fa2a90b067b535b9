import { setImmediate } from 'node:timers/promises'
import { throwIfCancelled } from '@cadre/learn'
import type { Attribution, Fitted } from '@cadre/learn'
import { explainByKernel } from '@cadre/learn/attribution'
import { selectColumns, sliceRows } from '@cadre/learn/table'
import type { Table } from '@cadre/learn/table'

export interface RowExplainer {
  readonly fitted: Fitted
  /** Made-up rows to compare with, for models that do not explain themselves; asked for only then. */
  readonly background: () => Table | undefined
}

export interface ExplainRowsOptions {
  /** Sets of columns tried for each row when the model must be asked; each is scored with every row of the background. */
  readonly coalitions?: number
  readonly signal?: AbortSignal | undefined
}

export interface RowAttribution extends Attribution {
  /** For contributions that had to be estimated: how far off the worst of them may be. */
  readonly error?: number
}

/** Rows of the background: with 256 sets of columns, some 6,000 rows are scored to explain one. */
export const backgroundRows = 24

/** Sets of columns for each column: half of them must be enough to tell all columns apart. */
const perColumn = 8

/**
 * What each column adds to the margin of some rows: by the model itself where it can, else by asking it with columns
 * left out (kernel SHAP). A row's contributions are the same whichever rows are beside it. Gives nothing when there is
 * nothing to compare with. Throws `cancelled`.
 */
export async function explainRows(
  { fitted, background }: RowExplainer,
  table: Table,
  { coalitions = 256, signal }: ExplainRowsOptions = {},
): Promise<RowAttribution | undefined> {
  if (fitted.explain) return fitted.explain(table)
  const compared = background()
  if (!compared) return undefined
  const asked = selectColumns(
    table,
    compared.columns.map(({ name }) => name),
  )
  const width = compared.columns.length
  const samples = Math.max(coalitions, perColumn * width)
  const values = new Float64Array(table.rowCount * fitted.outputs * width)
  let base = new Float64Array(fitted.outputs)
  let error = 0
  for (let row = 0; row < table.rowCount; row++) {
    throwIfCancelled(signal)
    const one = explainByKernel(fitted, sliceRows(asked, row, row + 1), {
      background: compared,
      space: 'margin',
      samples,
      exactColumns: Math.floor(Math.log2(coalitions)),
    })
    values.set(one.values, row * fitted.outputs * width)
    base = Float64Array.from(one.base)
    error = Math.max(error, one.errors[0]!)
    // A row takes its time: Ctrl-C must get a turn.
    await setImmediate()
  }
  return { names: compared.columns.map(({ name }) => name), base, values, error }
}
