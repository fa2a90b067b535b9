import type { ParamDeclarations } from '../params/params.ts'
import { defineStep } from '../preprocess/define-step.ts'
import { targetIndicators, weightedCorrelation } from '../preprocess/weighted-correlation.ts'
import type { NumberColumn } from '../table/column.ts'
import { keepColumns, readKeptColumns } from './keep-columns.ts'
import type { KeptColumns } from './keep-columns.ts'

const params = {
  threshold: {
    kind: 'number',
    default: 0.95,
    min: 0,
    max: 1,
    meaning: 'two number columns whose correlation, of either sign, is over this are one too many',
  },
} as const satisfies ParamDeclarations

/**
 * Of two number columns that say nearly the same, drops the one that goes less with the target (of equals the later
 * one). Those that go with it the most are settled first, so that a column is dropped only for one that stays.
 */
export const dropCorrelated = defineStep<typeof params, KeptColumns>({
  name: 'drop-correlated',
  label: 'one of columns that say the same',
  params,
  learn({ table, target, params: { threshold }, options: { weights } }) {
    const indicators = targetIndicators(target)
    const judged = table.columns
      .filter((column) => column.kind === 'number')
      .map((column) => ({ column, worth: strengthOf(column, indicators, weights) }))
    const kept: NumberColumn[] = []
    for (const { column } of judged.toSorted((a, b) => b.worth - a.worth)) {
      const isOneTooMany = kept.some(
        ({ values }) => Math.abs(weightedCorrelation(values, column.values, weights)) > threshold,
      )
      if (!isOneTooMany) kept.push(column)
    }
    return {
      columns: judged.map(({ column, worth }) => ({
        name: column.name,
        isKept: kept.includes(column),
        worth,
      })),
    }
  },
  apply: keepColumns,
  read: readKeptColumns,
})

function strengthOf(
  { values }: NumberColumn,
  indicators: readonly Float64Array[],
  weights: Float64Array | undefined,
): number {
  return indicators.reduce((most, y) => Math.max(most, Math.abs(weightedCorrelation(values, y, weights))), 0)
}
