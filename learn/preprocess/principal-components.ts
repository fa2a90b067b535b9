import { symmetricEigen } from '../linear/symmetric-eigen.ts'
import type { ParamDeclarations } from '../params/params.ts'
import { numberColumn } from '../table/column.ts'
import type { NumberColumn } from '../table/column.ts'
import { mixedSource } from '../table/source-shares.ts'
import { columnOfKind, createTable, dropColumns } from '../table/table.ts'
import { createNamer } from './derived-column.ts'
import { defineStep } from './define-step.ts'
import { meanAndDeviation } from './weighted-stats.ts'

const params = {
  explained: {
    kind: 'number',
    default: 0.95,
    min: 0.01,
    max: 1,
    meaning: 'as many components as hold this share of the variance',
  },
  maxComponents: {
    kind: 'number',
    default: 50,
    min: 1,
    max: 1000,
    integer: true,
    meaning: 'but never more than this',
  },
  standardise: {
    kind: 'boolean',
    default: true,
    meaning: 'put every column in units of its own standard deviation first',
  },
} as const satisfies ParamDeclarations

interface Components {
  /** The number columns that the components take the place of. */
  readonly columns: readonly string[]
  readonly means: readonly number[]
  readonly deviations: readonly number[]
  readonly names: readonly string[]
  /** Components × columns; each of length 1, its largest loading positive. */
  readonly loadings: readonly number[]
  /** Variance along each component (dividing by rows − 1). */
  readonly variances: readonly number[]
}

/**
 * Number columns as their principal components (Pearson 1901, Hotelling 1933), largest variance first. A missing cell
 * counts as its column's mean. What a component contributes is put down to its columns by their squared loadings.
 */
export const principalComponents = defineStep<typeof params, Components>({
  name: 'principal-components',
  label: 'numbers as principal components',
  params,
  learn({ table, params: { explained, maxComponents, standardise }, options: { weights } }) {
    const numbers = table.columns.filter((column) => column.kind === 'number')
    const moments = numbers.map(({ values }) => meanAndDeviation(values, weights))
    const means = moments.map(({ mean }) => mean)
    const deviations = moments.map(({ deviation }) => (standardise ? deviation || 1 : 1))
    const covariance = covarianceOf(centred(numbers, means, deviations), weights)
    const { values, vectors } = symmetricEigen(covariance, numbers.length)
    const count = Math.min(maxComponents, countFor(values, explained))
    const width = numbers.length
    const nameFor = createNamer(table)
    // Without any variance there is nothing to put together.
    if (count === 0) return { columns: [], means: [], deviations: [], names: [], loadings: [], variances: [] }
    return {
      columns: numbers.map(({ name }) => name),
      means,
      deviations,
      names: Array.from({ length: count }, (_, k) => nameFor(`component ${k + 1}`)),
      loadings: Array.from({ length: count }, (_, k) =>
        signed(vectors.subarray(k * width, (k + 1) * width)),
      ).flat(),
      variances: [...values.subarray(0, count)],
    }
  },
  apply(table, { columns, means, deviations, names, loadings }) {
    const numbers = columns.map((name) => columnOfKind(table, name, 'number'))
    const cells = centred(numbers, means, deviations)
    const made = names.map((name, k) => {
      const own = loadings.slice(k * columns.length, (k + 1) * columns.length)
      return {
        ...numberColumn(name, combined(cells, own, table.rowCount)),
        source: mixedSource(numbers.map((column, j) => ({ column, weight: own[j]! ** 2 }))),
      }
    })
    return createTable([...dropColumns(table, columns).columns, ...made], table.rowCount)
  },
  read(reader) {
    const columns = reader.strings('columns')
    const names = reader.strings('names')
    const deviations = reader.numbers('deviations', columns.length)
    if (deviations.includes(0)) reader.fail('"deviations" holds 0.')
    return {
      columns,
      means: reader.numbers('means', columns.length),
      deviations,
      names,
      loadings: reader.numbers('loadings', names.length * columns.length),
      variances: reader.numbers('variances', names.length),
    }
  },
})

function centred(
  numbers: readonly NumberColumn[],
  means: readonly number[],
  deviations: readonly number[],
): Float64Array[] {
  return numbers.map(({ values }, j) =>
    values.map((value) => (Number.isNaN(value) ? 0 : (value - means[j]!) / deviations[j]!)),
  )
}

function covarianceOf(columns: readonly Float64Array[], weights: Float64Array | undefined): Float64Array {
  const size = columns.length
  const covariance = new Float64Array(size * size)
  const rows = columns[0]?.length ?? 0
  const total = weights ? weights.reduce((sum, weight) => sum + weight, 0) : rows
  for (let i = 0; i < size; i++) {
    const own = weights ? columns[i]!.map((value, row) => value * weights[row]!) : columns[i]!
    for (let j = 0; j <= i; j++) {
      let sum = 0
      for (let row = 0; row < rows; row++) sum += own[row]! * columns[j]![row]!
      covariance[i * size + j] = covariance[j * size + i] = sum / Math.max(1, total - 1)
    }
  }
  return covariance
}

/** The fewest components that hold more than this share of all variance; none where there is no variance. */
function countFor(variances: Float64Array, explained: number): number {
  const total = variances.reduce((sum, variance) => sum + Math.max(0, variance), 0)
  const usable = variances.filter((variance) => variance > 1e-12 * total).length
  if (!(total > 0)) return 0
  let held = 0
  for (let k = 0; k < usable; k++) {
    held += variances[k]! / total
    if (held > explained) return k + 1
  }
  return usable
}

function signed(vector: Float64Array): number[] {
  const largest = vector.reduce((best, value) => (Math.abs(value) > Math.abs(best) ? value : best), 0)
  return Array.from(vector, (value) => (largest < 0 ? -value : value))
}

function combined(
  cells: readonly Float64Array[],
  loadings: readonly number[],
  rowCount: number,
): Float64Array {
  const scores = new Float64Array(rowCount)
  for (const [j, column] of cells.entries())
    for (let row = 0; row < rowCount; row++) scores[row]! += loadings[j]! * column[row]!
  return scores
}
