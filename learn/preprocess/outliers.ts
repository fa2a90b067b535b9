import type { ParamDeclarations, ParamValues } from '../params/params.ts'
import { columnOfKind } from '../table/table.ts'
import { byName, createNamer, derivedNumbers, replaceColumns } from './derived-column.ts'
import { defineStep } from './define-step.ts'
import { meanAndDeviation, quantile, sortedSample } from './weighted-stats.ts'

const params = {
  rule: {
    kind: 'choice',
    default: 'iqr',
    options: ['iqr', 'z-score', 'mad'],
    meaning: 'far from the quartiles, from the mean in standard deviations, or from the median',
  },
  action: {
    kind: 'choice',
    default: 'clip',
    options: ['clip', 'mark'],
    meaning: 'bring outliers to the nearest limit, or add a column of 0 and 1 that marks them',
  },
  reach: {
    kind: 'number',
    default: 1,
    min: 0.1,
    max: 100,
    meaning: "times the rule's usual limit: 1.5 interquartile ranges, 3 standard deviations, 3.5 scaled MADs",
  },
} as const satisfies ParamDeclarations

type Params = ParamValues<typeof params>

interface Limits {
  readonly name: string
  readonly low: number
  readonly high: number
  /** Name of the column that marks outliers; null when they are clipped. */
  readonly mark: string | null
}

/** Clips or marks numbers that lie far from the rest, by limits learned from the training rows. */
export const outliers = defineStep<typeof params, { readonly columns: readonly Limits[] }>({
  name: 'outliers',
  label: 'outliers clipped or marked',
  params,
  learn({ table, params: chosen, options }) {
    const nameFor = createNamer(table)
    const columns: Limits[] = []
    for (const column of table.columns) {
      if (column.kind !== 'number') continue
      const { low, high } = finite(outlierLimits(column.values, chosen, options.weights))
      // Without spread there is no telling what is far.
      if (!(high > low)) continue
      const mark = chosen.action === 'mark' ? nameFor(`${column.name} is an outlier`) : null
      columns.push({ name: column.name, low, high, mark })
    }
    return { columns }
  },
  apply(table, { columns }) {
    for (const { name } of columns) columnOfKind(table, name, 'number')
    const learned = byName(columns)
    return replaceColumns(table, (column) => {
      const limits = learned.get(column.name)
      if (!limits || column.kind !== 'number') return undefined
      const { low, high, mark } = limits
      // Written so that NaN, a missing cell, stays NaN and is no outlier.
      if (mark === null)
        return [
          {
            ...column,
            values: column.values.map((value) => (value < low ? low : value > high ? high : value)),
          },
        ]
      const flags = column.values.map((value) => (value < low || value > high ? 1 : 0))
      return [column, derivedNumbers(column, mark, flags)]
    })
  },
  read: (reader) => ({
    columns: reader.objects('columns').map((column) => ({
      name: column.string('name'),
      low: column.number('low'),
      high: column.number('high'),
      mark: column.isNull('mark') ? null : column.string('mark'),
    })),
  }),
})

/** Beyond the largest number there is nothing to clip. */
function finite({ low, high }: { readonly low: number; readonly high: number }) {
  return { low: Math.max(low, -Number.MAX_VALUE), high: Math.min(high, Number.MAX_VALUE) }
}

/** Beyond which values a number is an outlier by the rule; equal when there is no spread. */
export function outlierLimits(
  values: Float64Array,
  { rule, reach }: Pick<Params, 'rule' | 'reach'>,
  weights?: Float64Array,
): { readonly low: number; readonly high: number } {
  if (rule === 'z-score') {
    const { mean, deviation } = meanAndDeviation(values, weights)
    return { low: mean - 3 * reach * deviation, high: mean + 3 * reach * deviation }
  }
  const sample = sortedSample(values, weights)
  if (rule === 'iqr') {
    const q1 = quantile(sample, 0.25)
    const q3 = quantile(sample, 0.75)
    return { low: q1 - 1.5 * reach * (q3 - q1), high: q3 + 1.5 * reach * (q3 - q1) }
  }
  const median = quantile(sample, 0.5)
  const deviations = values.map((value) => Math.abs(value - median))
  // Iglewicz and Hoaglin 1993: |0.6745 · (x − median) / MAD| over 3.5.
  const far = (3.5 * reach * quantile(sortedSample(deviations, weights), 0.5)) / 0.6745
  return { low: median - far, high: median + far }
}
