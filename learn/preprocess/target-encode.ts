import type { Target } from '../estimator.ts'
import { throwIfCancelled } from '../learn-error.ts'
import type { ParamDeclarations } from '../params/params.ts'
import type { CategoryColumn, NumberColumn } from '../table/column.ts'
import { columnOfKind } from '../table/table.ts'
import type { Table } from '../table/table.ts'
import { crossFolds } from './cross-folds.ts'
import { byName, createNamer, derivedNumbers, replaceColumns } from './derived-column.ts'
import { defineStep } from './define-step.ts'
import type { StepInput } from './define-step.ts'
import { codesIn } from './level-codes.ts'

const params = {
  smoothing: {
    kind: 'number',
    default: 10,
    min: 0,
    max: 1e6,
    meaning: 'how many rows the overall mean counts for in the mean of a level',
  },
  folds: {
    kind: 'number',
    default: 5,
    min: 2,
    max: 100,
    integer: true,
    meaning: 'parts of the training rows; each is encoded from the others',
  },
  minLevels: {
    kind: 'number',
    default: 1,
    min: 1,
    max: 1e6,
    integer: true,
    meaning: 'categories with fewer levels than this are left as they are',
  },
} as const satisfies ParamDeclarations

interface Encoding {
  readonly name: string
  readonly levels: readonly string[]
  readonly names: readonly string[]
  /** Encoded values of each level, then of missing cells: (levels + 1) × outputs. */
  readonly values: readonly number[]
}

interface Encodings {
  /** Overall mean of the target, for levels never seen; one per output. */
  readonly prior: readonly number[]
  readonly columns: readonly Encoding[]
}

/**
 * Categories as the smoothed mean of the target in each level (Micci-Barreca 2001): the rate of the
 * positive class, of each class, or the mean. Training rows are encoded from the other folds only.
 */
export const targetEncode = defineStep<typeof params, Encodings>({
  name: 'target-encode',
  label: 'levels as the mean of the target',
  params,
  learn(input) {
    const { table, target, params: chosen } = input
    const nameFor = createNamer(table)
    const outcomes = outcomesOf(target)
    const everyRow = rowWeights(input)
    const prior = meansOf(outcomes, everyRow)
    const columns = categoriesOf(table, chosen.minLevels).map((column) => {
      const names = outcomes.map((_, output) =>
        nameFor(
          target.task === 'multiclass' ? `${column.name} → ${target.classes[output]}` : `${column.name} mean`,
        ),
      )
      const values = encode(column, { outcomes, weights: everyRow, prior, smoothing: chosen.smoothing })
      return { name: column.name, levels: column.levels, names, values: [...values] }
    })
    return { prior, columns }
  },
  apply(table, { prior, columns }) {
    for (const { name } of columns) columnOfKind(table, name, 'category')
    const learned = byName(columns)
    return replaceColumns(table, (column) => {
      const encoding = learned.get(column.name)
      if (!encoding || column.kind !== 'category') return undefined
      const codes = codesIn(column, encoding.levels)
      return encoding.names.map((name, output) => {
        const cells = Float64Array.from(codes, (code) => {
          if (code === -2) return prior[output]!
          return encoding.values[(code < 0 ? encoding.levels.length : code) * prior.length + output]!
        })
        return derivedNumbers(column, name, cells)
      })
    })
  },
  train: crossFitted,
  read: (reader) => {
    const prior = reader.numbers('prior')
    const columns = reader.objects('columns').map((column) => {
      const levels = column.strings('levels')
      const names = column.strings('names')
      if (names.length !== prior.length)
        column.fail(`"names" holds ${names.length} names, not ${prior.length}.`)
      const values = column.numbers('values', (levels.length + 1) * prior.length)
      return { name: column.string('name'), levels, names, values }
    })
    return { prior, columns }
  },
})

function crossFitted(input: StepInput<typeof params>, { columns }: Encodings): Table {
  const { table, target, params: chosen, options } = input
  const outcomes = outcomesOf(target)
  const weights = rowWeights(input)
  const foldOf = crossFolds(table.rowCount, chosen.folds, { seed: options.seed ?? 1, groups: options.groups })
  const cells = new Map(
    columns.map(({ name, names }) => [name, names.map(() => new Float64Array(table.rowCount))]),
  )
  for (let fold = 0; fold < chosen.folds; fold++) {
    throwIfCancelled(options.signal)
    const others = weights.map((weight, row) => (foldOf[row] === fold ? 0 : weight))
    const prior = meansOf(outcomes, others)
    for (const { name } of columns) {
      const column = columnOfKind(table, name, 'category')
      const values = encode(column, { outcomes, weights: others, prior, smoothing: chosen.smoothing })
      fillFold(column, { foldOf, fold, values, into: cells.get(name)! })
    }
  }
  const learned = byName(columns)
  return replaceColumns(table, (column): readonly NumberColumn[] | undefined =>
    learned
      .get(column.name)
      ?.names.map((name, output) => derivedNumbers(column, name, cells.get(column.name)![output]!)),
  )
}

function fillFold(
  column: CategoryColumn,
  {
    foldOf,
    fold,
    values,
    into,
  }: { foldOf: Int32Array; fold: number; values: Float64Array; into: readonly Float64Array[] },
): void {
  for (let row = 0; row < foldOf.length; row++) {
    if (foldOf[row] !== fold) continue
    const code = column.codes[row]! < 0 ? column.levels.length : column.codes[row]!
    for (const [output, cells] of into.entries()) cells[row] = values[code * into.length + output]!
  }
}

function categoriesOf(table: Table, minLevels: number): CategoryColumn[] {
  return table.columns.filter(
    (column): column is CategoryColumn => column.kind === 'category' && column.levels.length >= minLevels,
  )
}

function rowWeights({ table, options }: StepInput<typeof params>): Float64Array {
  return options.weights ?? new Float64Array(table.rowCount).fill(1)
}

// What is averaged: the number itself, or for classes 1 where the row is of the class.
function outcomesOf({ task, values, classes }: Target): readonly Float64Array[] {
  if (task === 'regression') return [values]
  const wanted = task === 'binary' ? [1] : [...classes.keys()]
  return wanted.map((index) => values.map((value) => (value === index ? 1 : 0)))
}

function meansOf(outcomes: readonly Float64Array[], weights: Float64Array): number[] {
  let total = 0
  for (const weight of weights) total += weight
  return outcomes.map((outcome) => {
    let sum = 0
    for (let row = 0; row < outcome.length; row++) sum += weights[row]! * outcome[row]!
    return total === 0 ? 0 : sum / total
  })
}

interface EncodeFrom {
  readonly outcomes: readonly Float64Array[]
  readonly weights: Float64Array
  readonly prior: readonly number[]
  readonly smoothing: number
}

// (Σ weight·y + smoothing·prior) / (Σ weight + smoothing), by level; the last place is for missing.
function encode(column: CategoryColumn, { outcomes, weights, prior, smoothing }: EncodeFrom): Float64Array {
  const places = column.levels.length + 1
  const totals = new Float64Array(places)
  const sums = new Float64Array(places * outcomes.length)
  for (let row = 0; row < column.codes.length; row++) {
    const place = column.codes[row]! < 0 ? places - 1 : column.codes[row]!
    totals[place]! += weights[row]!
    for (let output = 0; output < outcomes.length; output++) {
      sums[place * outcomes.length + output]! += weights[row]! * outcomes[output]![row]!
    }
  }
  return sums.map((sum, i) => {
    const output = i % outcomes.length
    const total = totals[(i - output) / outcomes.length]!
    return total === 0 ? prior[output]! : (sum + smoothing * prior[output]!) / (total + smoothing)
  })
}
