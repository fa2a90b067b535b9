import type { ParamDeclarations } from '../params/params.ts'
import { columnOfKind } from '../table/table.ts'
import type { Table } from '../table/table.ts'
import { byName, replaceColumns } from './derived-column.ts'
import { defineStep } from './define-step.ts'
import { meanAndDeviation, quantile, sortedSample } from './weighted-stats.ts'

const params = {
  method: {
    kind: 'choice',
    default: 'standard',
    options: ['standard', 'min-max', 'robust'],
    meaning: 'mean and standard deviation, smallest and largest, or median and interquartile range',
  },
  leaveFlags: {
    kind: 'boolean',
    default: true,
    meaning: 'leave columns that hold only 0 and 1 as they are',
  },
} as const satisfies ParamDeclarations

interface Scaling {
  readonly name: string
  readonly centre: number
  readonly spread: number
}

/** Puts number columns on one scale: (x − centre) / spread. Missing cells stay missing. */
export const scale = defineStep<typeof params, { readonly columns: readonly Scaling[] }>({
  name: 'scale',
  label: 'numbers on one scale',
  params,
  learn({ table, params: { method, leaveFlags }, options }) {
    const columns: Scaling[] = []
    for (const column of table.columns) {
      if (column.kind !== 'number' || (leaveFlags && isFlag(column.values))) continue
      const { centre, spread } = centreAndSpread(column.values, method, options.weights)
      // A constant column is centred and no more (scikit-learn does the same).
      columns.push({ name: column.name, centre, spread: isUsable(spread, centre) ? spread : 1 })
    }
    return { columns }
  },
  apply(table, { columns }) {
    for (const { name } of columns) columnOfKind(table, name, 'number')
    return scaleColumns(table, columns)
  },
  read: (reader) => ({
    columns: reader.objects('columns').map((column) => ({
      name: column.string('name'),
      centre: column.number('centre'),
      spread: column.number('spread'),
    })),
  }),
})

function scaleColumns(table: Table, columns: readonly Scaling[]): Table {
  const learned = byName(columns)
  return replaceColumns(table, (column) => {
    const scaling = learned.get(column.name)
    if (!scaling || column.kind !== 'number') return undefined
    const { centre, spread } = scaling
    const values = new Float64Array(column.values.length)
    for (let row = 0; row < values.length; row++) {
      const difference = column.values[row]! - centre
      // Of two numbers near the largest there are, the difference is more than a number holds.
      values[row] =
        Math.abs(difference) === Infinity
          ? column.values[row]! / spread - centre / spread
          : difference / spread
    }
    return [{ ...column, values }]
  })
}

function centreAndSpread(
  values: Float64Array,
  method: 'standard' | 'min-max' | 'robust',
  weights: Float64Array | undefined,
): { readonly centre: number; readonly spread: number } {
  if (method === 'standard') {
    const { mean, deviation } = meanAndDeviation(values, weights)
    return { centre: mean, spread: deviation }
  }
  const sample = sortedSample(values, weights)
  if (sample.values.length === 0) return { centre: 0, spread: 1 }
  if (method === 'min-max') {
    const low = sample.values[0]!
    return { centre: low, spread: sample.values.at(-1)! - low }
  }
  return { centre: quantile(sample, 0.5), spread: quantile(sample, 0.75) - quantile(sample, 0.25) }
}

function isUsable(spread: number, centre: number): boolean {
  return spread > 10 * Number.EPSILON * Math.max(Math.abs(centre), Number.MIN_VALUE)
}

function isFlag(values: Float64Array): boolean {
  return values.every((value) => value === 0 || value === 1 || Number.isNaN(value))
}
