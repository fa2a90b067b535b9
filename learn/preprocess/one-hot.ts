import type { ParamDeclarations, ParamValues } from '../params/params.ts'
import type { BooleanColumn, CategoryColumn, Column, NumberColumn } from '../table/column.ts'
import { columnOfKind } from '../table/table.ts'
import type { Table } from '../table/table.ts'
import { byName, createNamer, derivedNumbers, replaceColumns } from './derived-column.ts'
import { defineStep } from './define-step.ts'
import { codesIn, levelWeights } from './level-codes.ts'

const params = {
  minCount: {
    kind: 'number',
    default: 5,
    min: 1,
    max: 1e6,
    integer: true,
    meaning: 'levels in fewer rows than this share one column',
  },
  maxLevels: {
    kind: 'number',
    default: 50,
    min: 2,
    max: 10_000,
    integer: true,
    meaning: 'at most this many columns for the levels of one category; the rarest share one',
  },
} as const satisfies ParamDeclarations

type Params = ParamValues<typeof params>

interface Spread {
  readonly name: string
  readonly kind: 'category' | 'boolean'
  /** The levels seen in training; for booleans none. */
  readonly levels: readonly string[]
  /** For each level, the new column it goes to. */
  readonly into: readonly number[]
  /** New column for missing cells, -1 when there were none. */
  readonly missingInto: number
  readonly names: readonly string[]
}

/**
 * Categories as columns of 0 and 1, one for each frequent level, one for all rare levels, one for
 * missing; a level never seen gives zeros in all. Booleans become one such column.
 */
export const oneHot = defineStep<typeof params, { readonly columns: readonly Spread[] }>({
  name: 'one-hot',
  label: 'a column for each level',
  params,
  learn({ table, params: chosen, options }) {
    const nameFor = createNamer(table)
    const columns = table.columns.flatMap((column) => {
      if (column.kind === 'category') return [spreadCategory(column, chosen, options.weights, nameFor)]
      return column.kind === 'boolean' ? [spreadBoolean(column, nameFor)] : []
    })
    return { columns }
  },
  apply: spreadTable,
  read: (reader) => ({
    columns: reader.objects('columns').map((column) => {
      const levels = column.strings('levels')
      const kind = column.string('kind')
      const names = column.strings('names')
      const into = column.numbers('into', levels.length)
      const missingInto = column.number('missingInto')
      const isMade = (index: number): boolean => index in names
      if (
        !into.every(isMade) ||
        !(missingInto === -1 || isMade(missingInto)) ||
        (kind === 'boolean' && !isMade(0))
      )
        column.fail('points at a column that it does not make.')
      return {
        name: column.string('name'),
        kind: kind === 'category' || kind === 'boolean' ? kind : column.fail('is of no known kind.'),
        levels,
        into,
        missingInto,
        names,
      }
    }),
  }),
})

function spreadTable(table: Table, { columns }: { readonly columns: readonly Spread[] }): Table {
  for (const { name, kind } of columns) columnOfKind(table, name, kind)
  const learned = byName(columns)
  return replaceColumns(table, (column) => {
    const spread = learned.get(column.name)
    return spread && flagsOf(column, spread)
  })
}

function spreadBoolean(column: BooleanColumn, nameFor: (wanted: string) => string): Spread {
  const hasMissing = column.missing?.includes(1) ?? false
  const names = [nameFor(`${column.name}=true`)]
  if (hasMissing) names.push(nameFor(`${column.name}=(missing)`))
  return { name: column.name, kind: 'boolean', levels: [], into: [], missingInto: hasMissing ? 1 : -1, names }
}

function spreadCategory(
  column: CategoryColumn,
  chosen: Params,
  weights: Float64Array | undefined,
  nameFor: (wanted: string) => string,
): Spread {
  const totals = levelWeights(column, weights)
  const seen = [...column.levels.keys()].filter((code) => totals[code]! > 0)
  const frequent = frequentCodes(seen, totals, chosen)
  const names = frequent.map((code) => nameFor(`${column.name}=${column.levels[code]}`))
  if (frequent.length < seen.length) names.push(nameFor(`${column.name}=(rare)`))
  const position = new Map(frequent.map((code, index) => [code, index]))
  const hasMissing = column.missing?.includes(1) ?? false
  return {
    name: column.name,
    kind: 'category',
    levels: seen.map((code) => column.levels[code]!),
    into: seen.map((code) => position.get(code) ?? frequent.length),
    missingInto: hasMissing ? names.length : -1,
    names: hasMissing ? [...names, nameFor(`${column.name}=(missing)`)] : names,
  }
}

// As scikit-learn: levels under `minCount` are rare; of the rest, so many that they and the column
// for the rare ones are no more than `maxLevels`, the most frequent kept, in their own order.
function frequentCodes(
  seen: readonly number[],
  totals: Float64Array,
  { minCount, maxLevels }: Params,
): readonly number[] {
  const frequent = seen.filter((code) => totals[code]! >= minCount)
  if (frequent.length + (frequent.length < seen.length ? 1 : 0) <= maxLevels) return frequent
  const kept = [...frequent].sort((a, b) => totals[b]! - totals[a]! || a - b).slice(0, maxLevels - 1)
  return kept.sort((a, b) => a - b)
}

function flagsOf(column: Column, { levels, into, missingInto, names }: Spread): readonly NumberColumn[] {
  if (column.kind !== 'category' && column.kind !== 'boolean') return []
  const codes = column.kind === 'category' ? codesIn(column, levels) : booleanCodes(column)
  const target = column.kind === 'category' ? into : [0]
  const flags = names.map(() => new Float64Array(codes.length))
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row]!
    const index = code === -1 ? missingInto : code < 0 ? -1 : target[code]!
    if (index >= 0) flags[index]![row] = 1
  }
  return names.map((name, index) => derivedNumbers(column, name, flags[index]!))
}

// 0 where true (the one column), -1 where missing, -2 where false.
function booleanCodes(column: BooleanColumn): Int32Array {
  return Int32Array.from(column.values, (value, row) =>
    column.missing?.[row] === 1 ? -1 : value === 1 ? 0 : -2,
  )
}
