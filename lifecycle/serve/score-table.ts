import {
  booleanColumn,
  categoryColumn,
  createTable,
  numberColumn,
  textColumn,
  withColumns,
} from '@cadre/learn/table'
import type { Column, Table } from '@cadre/learn/table'
import { likeliestOutput } from '../explain/likeliest-output.ts'
import type { OpenedBundle } from '../register/open-bundle.ts'
import { predictRows, reasonsOfRows } from './predict-rows.ts'

export interface ScoreTableOptions {
  /** Data row of the first row, counted from 1. */
  readonly firstRow: number
  /** How many reasons to give per row; none by default. */
  readonly reasons?: number
  /** Columns of the table to put beside the score. */
  readonly keep?: readonly string[]
  readonly signal?: AbortSignal | undefined
}

/**
 * The scores of some rows as a table to write: `row`, kept columns, then `score` (probability of the positive
 * class), or `predicted` with a `probability of …` per class, or `predicted` (a number); `comparison_only` when the
 * model may not be used; `reasons` last.
 */
export async function scoreTable(
  bundle: OpenedBundle,
  table: Table,
  { firstRow, reasons = 0, keep = [], signal }: ScoreTableOptions,
): Promise<Table> {
  const { predictions } = predictRows(bundle, table)
  const columns: Column[] = [
    numberColumn(
      'row',
      Float64Array.from({ length: table.rowCount }, (_, row) => firstRow + row),
    ),
    ...keep.flatMap((name) => table.columns.find((column) => column.name === name) ?? []),
    ...predictionColumns(bundle, predictions),
    // The file travels without the message on the screen.
    ...(bundle.model.comparisonOnly
      ? [booleanColumn('comparison_only', new Uint8Array(table.rowCount).fill(1))]
      : []),
  ]
  const scored = createTable(distinctlyNamed(columns), table.rowCount)
  if (reasons === 0) return scored
  const explained = await reasonsOfRows(bundle, table, { predictions, limit: reasons, signal })
  return withColumns(scored, [
    textColumn(
      'reasons',
      explained.reasons.map((row) => row.map(({ text }) => text).join('; ')),
    ),
  ])
}

function predictionColumns({ model }: OpenedBundle, predictions: Float64Array): Column[] {
  if (model.task === 'regression') return [numberColumn('predicted', predictions)]
  if (model.task === 'binary') return [numberColumn('score', predictions)]
  const { classes } = model
  const rows = predictions.length / classes.length
  const likeliest = Array.from(
    { length: rows },
    (_, row) => classes[likeliestOutput(predictions, row, classes.length)]!,
  )
  const shares = classes.map((name, output) =>
    numberColumn(
      `probability of ${name}`,
      Float64Array.from({ length: rows }, (_, row) => predictions[row * classes.length + output]!),
    ),
  )
  return [categoryColumn('predicted', likeliest, classes), ...shares]
}

/** A kept column that is called like one of ours is written under another name. */
function distinctlyNamed(columns: readonly Column[]): Column[] {
  const taken = new Set<string>()
  return columns
    .toReversed()
    .map((column) => {
      const name = taken.has(column.name) ? `${column.name} (of the file)` : column.name
      taken.add(name)
      return { ...column, name }
    })
    .toReversed()
}
