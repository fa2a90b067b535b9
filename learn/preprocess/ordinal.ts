import type { ParamDeclarations } from '../params/params.ts'
import type { CategoryColumn } from '../table/column.ts'
import { columnOfKind } from '../table/table.ts'
import { byName, derivedNumbers, replaceColumns } from './derived-column.ts'
import { defineStep } from './define-step.ts'
import { codesIn, levelWeights } from './level-codes.ts'

const params = {
  order: {
    kind: 'choice',
    default: 'listed',
    options: ['listed', 'alphabetical', 'frequency'],
    meaning: 'levels are numbered as the table lists them, by name, or from the most frequent',
  },
} as const satisfies ParamDeclarations

interface Ordering {
  readonly name: string
  readonly levels: readonly string[]
}

/** Categories as the position of their level, from 0; missing and unseen levels are missing. */
export const ordinal = defineStep<typeof params, { readonly columns: readonly Ordering[] }>({
  name: 'ordinal',
  label: 'levels as numbers',
  params,
  learn({ table, params: { order }, options }) {
    const columns = table.columns
      .filter((column) => column.kind === 'category')
      .map((column) => ({ name: column.name, levels: orderedLevels(column, order, options.weights) }))
    return { columns }
  },
  apply(table, { columns }) {
    for (const { name } of columns) columnOfKind(table, name, 'category')
    const learned = byName(columns)
    return replaceColumns(table, (column) => {
      const ordering = learned.get(column.name)
      if (!ordering || column.kind !== 'category') return undefined
      const codes = codesIn(column, ordering.levels)
      return [
        derivedNumbers(
          column,
          column.name,
          Float64Array.from(codes, (code) => (code < 0 ? Number.NaN : code)),
        ),
      ]
    })
  },
  read: (reader) => ({
    columns: reader
      .objects('columns')
      .map((column) => ({ name: column.string('name'), levels: column.strings('levels') })),
  }),
})

function orderedLevels(
  column: CategoryColumn,
  order: 'listed' | 'alphabetical' | 'frequency',
  weights: Float64Array | undefined,
): readonly string[] {
  const totals = levelWeights(column, weights)
  const seen = [...column.levels.keys()].filter((code) => totals[code]! > 0)
  if (order === 'frequency') seen.sort((a, b) => totals[b]! - totals[a]! || a - b)
  const levels = seen.map((code) => column.levels[code]!)
  // Compared by code units, so that the order is the same in every locale.
  return order === 'alphabetical' ? levels.sort((a, b) => (a < b ? -1 : 1)) : levels
}
