import type { ParamDeclarations, ParamValues } from '../params/params.ts'
import { columnLength, isMissing } from '../table/column.ts'
import type { BooleanColumn, CategoryColumn, Column, DateColumn, NumberColumn } from '../table/column.ts'
import { columnOfKind } from '../table/table.ts'
import { byName, createNamer, derivedNumbers, replaceColumns } from './derived-column.ts'
import { defineStep } from './define-step.ts'
import { levelWeights } from './level-codes.ts'
import { meanAndDeviation, modeOf, quantile, sortedSample } from './weighted-stats.ts'

const params = {
  numbers: {
    kind: 'choice',
    default: 'median',
    options: ['median', 'mean', 'mode', 'constant'],
    meaning: 'what takes the place of a missing number',
  },
  constant: {
    kind: 'number',
    default: 0,
    min: -1e12,
    max: 1e12,
    meaning: 'the number used by "constant"',
  },
  categories: {
    kind: 'choice',
    default: 'keep',
    options: ['keep', 'mode', 'constant'],
    meaning: 'what takes the place of a missing category; "constant" is a level "(missing)"',
  },
  indicators: {
    kind: 'boolean',
    default: true,
    meaning: 'add a column of 0 and 1 for each column that had missing cells',
  },
} as const satisfies ParamDeclarations

type Params = ParamValues<typeof params>

interface Filling {
  readonly name: string
  readonly kind: FilledKind
  /** A number for numbers, dates and booleans (0 or 1), a level for categories, null where kept. */
  readonly fill: number | string | null
  /** Name of the column that marks the missing cells, when there is one. */
  readonly indicator: string | null
}

const filledKinds = ['number', 'date', 'boolean', 'category'] as const
type FilledKind = (typeof filledKinds)[number]

const missingLevel = '(missing)'

/** Fills missing cells of number, date, boolean and (when asked) category columns. */
export const impute = defineStep<typeof params, { readonly columns: readonly Filling[] }>({
  name: 'impute',
  label: 'missing cells filled',
  params,
  learn({ table, params: chosen, options }) {
    const nameFor = createNamer(table)
    const columns = table.columns
      .filter((column) => column.kind !== 'text')
      .map((column) => ({
        name: column.name,
        kind: column.kind,
        fill: fillFor(column, chosen, options.weights),
        indicator:
          chosen.indicators && column.missing && hasMissing(column) && marksMissing(column, chosen)
            ? nameFor(`${column.name} is missing`)
            : null,
      }))
    return { columns }
  },
  apply(table, { columns }) {
    for (const { name, kind } of columns) columnOfKind(table, name, kind)
    const learned = byName(columns)
    return replaceColumns(table, (column) => {
      const filling = learned.get(column.name)
      if (!filling) return undefined
      const filled = filling.fill === null ? column : fillColumn(column, filling.fill)
      return filling.indicator === null ? [filled] : [filled, indicatorOf(column, filling.indicator)]
    })
  },
  read: (reader) => ({
    columns: reader.objects('columns').map((column) => ({
      name: column.string('name'),
      kind: filledKinds.find((kind) => kind === column.string('kind')) ?? column.fail('is of no known kind.'),
      fill: column.isNull('fill')
        ? null
        : column.isString('fill')
          ? column.string('fill')
          : column.number('fill'),
      indicator: column.isNull('indicator') ? null : column.string('indicator'),
    })),
  }),
})

function hasMissing(column: Column): boolean {
  return column.missing?.includes(1) ?? false
}

// A category that keeps its missing cells, or gets a level for them, already tells them apart.
function marksMissing(column: Column, { categories }: Params): boolean {
  return column.kind !== 'category' || categories === 'mode'
}

function fillFor(column: Column, chosen: Params, weights: Float64Array | undefined): Filling['fill'] {
  switch (column.kind) {
    case 'number':
      return fillNumber(column.values, chosen, weights)
    case 'date':
      return finiteOrZero(quantile(sortedSample(column.days, weights), 0.5))
    case 'boolean':
      return finiteOrZero(modeOf(sortedSample(booleanNumbers(column), weights)))
    case 'category':
      if (chosen.categories === 'keep') return null
      return chosen.categories === 'constant' ? missingLevel : commonestLevel(column, weights)
    case 'text':
      return null
  }
}

function fillNumber(
  values: Float64Array,
  { numbers, constant }: Params,
  weights: Float64Array | undefined,
): number {
  switch (numbers) {
    case 'constant':
      return constant
    case 'mean':
      return meanAndDeviation(values, weights).mean
    case 'median':
      return finiteOrZero(quantile(sortedSample(values, weights), 0.5))
    case 'mode':
      return finiteOrZero(modeOf(sortedSample(values, weights)))
  }
}

function finiteOrZero(value: number): number {
  return Number.isFinite(value) ? value : 0
}

function booleanNumbers(column: BooleanColumn): Float64Array {
  return Float64Array.from(column.values, (value, row) => (isMissing(column, row) ? Number.NaN : value))
}

function commonestLevel(column: CategoryColumn, weights: Float64Array | undefined): string {
  const totals = levelWeights(column, weights)
  let best = 0
  for (let code = 1; code < totals.length; code++) if (totals[code]! > totals[best]!) best = code
  return column.levels[best] ?? missingLevel
}

function fillColumn(column: Column, fill: number | string): Column {
  if (!hasMissing(column)) return column
  switch (column.kind) {
    case 'number':
      return { ...column, missing: undefined, values: fillNumbers(column, column.values, Number(fill)) }
    case 'date':
      return { ...column, missing: undefined, days: fillNumbers(column, column.days, Number(fill)) }
    case 'boolean':
      return {
        ...column,
        missing: undefined,
        values: column.values.map((value, row) => (isMissing(column, row) ? Number(fill) : value)),
      }
    case 'category':
      return fillLevels(column, String(fill))
    case 'text':
      return column
  }
}

function fillNumbers(column: NumberColumn | DateColumn, values: Float64Array, fill: number): Float64Array {
  return values.map((value, row) => (isMissing(column, row) ? fill : value))
}

function fillLevels(column: CategoryColumn, fill: string): CategoryColumn {
  const known = column.levels.indexOf(fill)
  const levels = known >= 0 ? column.levels : [...column.levels, fill]
  const code = known >= 0 ? known : column.levels.length
  return { ...column, missing: undefined, levels, codes: column.codes.map((own) => (own < 0 ? code : own)) }
}

function indicatorOf(column: Column, name: string): NumberColumn {
  const flags = new Float64Array(columnLength(column))
  if (column.missing) flags.set(column.missing)
  return derivedNumbers(column, name, flags)
}
