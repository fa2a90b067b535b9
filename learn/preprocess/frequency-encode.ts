import type { ParamDeclarations } from '../params/params.ts'
import { columnOfKind } from '../table/table.ts'
import { byName, createNamer, derivedNumbers, replaceColumns } from './derived-column.ts'
import { defineStep } from './define-step.ts'
import { codesIn, levelWeights } from './level-codes.ts'

const params = {
  minLevels: {
    kind: 'number',
    default: 1,
    min: 1,
    max: 1e6,
    integer: true,
    meaning: 'categories with fewer levels than this are left as they are',
  },
} as const satisfies ParamDeclarations

interface Frequencies {
  readonly name: string
  readonly as: string
  readonly levels: readonly string[]
  /** Share of the rows learned from, of each level and then of missing cells. */
  readonly shares: readonly number[]
}

/**
 * Categories as the share of training rows that have the level. A missing cell is a level of its own;
 * a level never seen is 0.
 */
export const frequencyEncode = defineStep<typeof params, { readonly columns: readonly Frequencies[] }>({
  name: 'frequency-encode',
  label: 'levels as how often they occur',
  params,
  learn({ table, params: { minLevels }, options: { weights } }) {
    const nameFor = createNamer(table)
    const total = weights ? weights.reduce((sum, weight) => sum + weight, 0) : table.rowCount
    const columns: Frequencies[] = []
    for (const column of table.columns) {
      if (column.kind !== 'category' || column.levels.length < minLevels) continue
      const { name, levels } = column
      const known = [...levelWeights(column, weights)]
      const missing = total - known.reduce((sum, weight) => sum + weight, 0)
      const shares = [...known, Math.max(0, missing)].map((weight) => (total === 0 ? 0 : weight / total))
      columns.push({ name, as: nameFor(`${name} share`), levels, shares })
    }
    return { columns }
  },
  apply(table, { columns }) {
    for (const { name } of columns) columnOfKind(table, name, 'category')
    const learned = byName(columns)
    return replaceColumns(table, (column) => {
      const frequencies = learned.get(column.name)
      if (!frequencies || column.kind !== 'category') return undefined
      const { as, levels, shares } = frequencies
      const cells = Float64Array.from(codesIn(column, levels), (code) =>
        code === -2 ? 0 : shares[code < 0 ? levels.length : code]!,
      )
      return [derivedNumbers(column, as, cells)]
    })
  },
  read: (reader) => ({
    columns: reader.objects('columns').map((column) => {
      const levels = column.strings('levels')
      const shares = column.numbers('shares', levels.length + 1)
      return { name: column.string('name'), as: column.string('as'), levels, shares }
    }),
  }),
})
