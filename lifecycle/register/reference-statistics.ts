import type { Target } from '@cadre/learn'
import { minimumCounts } from '@cadre/people'
import { isMissing } from '@cadre/learn/table'
import type { CategoryColumn, Column, Table } from '@cadre/learn/table'
import { surenessOf } from './sureness.ts'
import type { Sureness } from './sureness.ts'

/** The training distributions that later data is compared with for drift. */
export interface ReferenceStatistics {
  readonly rows: number
  readonly columns: readonly ReferenceColumn[]
  /** Of `scoreOfRows` over the out-of-fold predictions. */
  readonly score: ReferenceNumbers
  /**
   * Of `scoreOfRows` over what the finished model says of the rows it learned from. A model of few distinct scores
   * repeats these to the last digit, while those out of fold lie around them. Bundles of before have none.
   */
  readonly fittedScore?: ReferenceNumbers
  /** What came of those rows. Not kept of several classes; bundles of before, and imported ones, have none. */
  readonly outcomes?: ReferenceOutcomes
  /** How sure a score is. Not of few people; bundles of before, and imported ones, have none. */
  readonly sureness?: Sureness
}

/** Outcomes in training: of so many it happened to so many; or numbers in bins. */
export type ReferenceOutcomes =
  | { readonly kind: 'share'; readonly known: number; readonly positives: number }
  | ({ readonly kind: 'numbers' } & ReferenceNumbers)

/** One number a row, as `scoreOfRows` gives it. */
interface ReferenceScores {
  readonly outOfFold: Float64Array
  readonly fitted?: Float64Array
  /** What came of the rows, and of whom they are. */
  readonly judged?: {
    readonly target: Target
    readonly groups: Int32Array
    /** rows × outputs, out of fold. */
    readonly predictions: Float64Array
  }
}

export interface ReferenceNumbers {
  /** Inner cuts of ten equally filled bins. */
  readonly cuts: readonly number[]
  /** Rows in each bin; one more than cuts. */
  readonly counts: readonly number[]
}

export type ReferenceColumn = { readonly name: string; readonly missing: number } & (
  | ({ readonly kind: 'numbers' } & ReferenceNumbers)
  | {
      readonly kind: 'levels'
      readonly levels: readonly { readonly level: string; readonly count: number }[]
      readonly other: number
    }
)

const bins = 10

/** Levels held by fewer people than the disclosure minimum are summed into `other`. */
export function referenceStatistics(
  features: Table,
  { outOfFold, fitted, judged }: ReferenceScores,
): ReferenceStatistics {
  const sureness = judged && surenessOf({ ...judged, scores: outOfFold })
  return {
    rows: features.rowCount,
    columns: features.columns.flatMap((column) => referenceColumn(column) ?? []),
    score: countScores(outOfFold),
    ...(fitted && { fittedScore: countScores(fitted) }),
    ...(judged && judged.target.task !== 'multiclass' && { outcomes: countOutcomes(judged.target) }),
    ...(sureness && { sureness }),
  }
}

/** One number a row: the positive class's probability, the value, or of several classes the likeliest one's probability. */
export function scoreOfRows(predictions: Float64Array, outputs: number): Float64Array {
  if (outputs === 1) return predictions
  return Float64Array.from({ length: predictions.length / outputs }, (_, row) =>
    Math.max(...predictions.subarray(row * outputs, (row + 1) * outputs)),
  )
}

function referenceColumn(column: Column): ReferenceColumn | undefined {
  const { name } = column
  switch (column.kind) {
    case 'text':
      return undefined
    case 'category':
      return referenceLevels(column)
    case 'number':
    case 'date': {
      const values = (column.kind === 'number' ? column.values : column.days).filter((value) =>
        Number.isFinite(value),
      )
      return { name, missing: missingOf(column, values.length), kind: 'numbers', ...countInBins(values) }
    }
    case 'boolean': {
      const values = Float64Array.from(column.values).filter((_, row) => !isMissing(column, row))
      return { name, missing: missingOf(column, values.length), kind: 'numbers', ...countInBins(values) }
    }
  }
}

function missingOf(column: Column, present: number): number {
  const rows =
    column.kind === 'date'
      ? column.days.length
      : column.kind === 'number' || column.kind === 'boolean'
        ? column.values.length
        : 0
  return rows - present
}

function referenceLevels(column: CategoryColumn): ReferenceColumn {
  const counts = new Float64Array(column.levels.length)
  let missing = 0
  for (const code of column.codes) {
    if (code < 0) missing++
    else counts[code]!++
  }
  const all = column.levels.map((level, code) => ({ level, count: counts[code]! }))
  const levels = all.filter(({ count }) => count >= minimumCounts.disclosureMinimum)
  const other =
    all.reduce((sum, { count }) => sum + count, 0) - levels.reduce((sum, { count }) => sum + count, 0)
  return { name: column.name, missing, kind: 'levels', levels, other }
}

function countOutcomes({ task, values }: Target): ReferenceOutcomes {
  if (task === 'regression') return { kind: 'numbers', ...countInBins(values) }
  return { kind: 'share', known: values.length, positives: values.filter((value) => value === 1).length }
}

function countScores(scores: Float64Array): ReferenceNumbers {
  return countInBins(scores.filter((score) => !Number.isNaN(score)))
}

function countInBins(values: Float64Array): ReferenceNumbers {
  const sorted = values.toSorted()
  const cuts: number[] = []
  for (let bin = 1; bin < bins; bin++) {
    const cut = sorted[Math.floor((bin * sorted.length) / bins)]
    if (cut !== undefined && cut !== cuts.at(-1)) cuts.push(cut)
  }
  const counts = Array.from({ length: cuts.length + 1 }, () => 0)
  for (const value of sorted) counts[binOf(cuts, value)]!++
  return { cuts, counts }
}

function binOf(cuts: readonly number[], value: number): number {
  const bin = cuts.findIndex((cut) => value < cut)
  return bin < 0 ? cuts.length : bin
}
