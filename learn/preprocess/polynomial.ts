import type { Target } from '../estimator.ts'
import type { ParamDeclarations } from '../params/params.ts'
import { numberColumn } from '../table/column.ts'
import type { NumberColumn } from '../table/column.ts'
import { mixedSource } from '../table/source-shares.ts'
import { columnOfKind, createTable } from '../table/table.ts'
import type { Table } from '../table/table.ts'
import { createNamer } from './derived-column.ts'
import { defineStep } from './define-step.ts'
import { targetIndicators, weightedCorrelation } from './weighted-correlation.ts'

const params = {
  degree: {
    kind: 'number',
    default: 2,
    min: 2,
    max: 3,
    integer: true,
    meaning: 'how many columns are multiplied with one another at most',
  },
  interactionsOnly: {
    kind: 'boolean',
    default: false,
    meaning: 'different columns only: no squares or cubes',
  },
  budget: {
    kind: 'number',
    default: 50,
    min: 1,
    max: 2000,
    integer: true,
    meaning: 'new columns at most; of more, those that go with the target the most',
  },
} as const satisfies ParamDeclarations

interface Product {
  readonly name: string
  /** The columns multiplied; one that is named twice is squared. */
  readonly factors: readonly string[]
}

/** More products than this are not even tried. */
const mostTried = 50_000

/**
 * Products and powers of number columns, beside them. A missing factor makes the product missing. What a product
 * contributes is put down to its factors in equal parts.
 */
export const polynomial = defineStep<typeof params, { readonly products: readonly Product[] }>({
  name: 'polynomial',
  label: 'products and powers of numbers',
  params,
  learn({ table, target, params: chosen, options: { weights } }) {
    const numbers = table.columns.filter((column) => column.kind === 'number')
    const all = factorLists(numbers, chosen)
    const kept =
      all.length <= chosen.budget ? all : mostTelling(all, target, { budget: chosen.budget, weights })
    const nameFor = createNamer(table)
    return {
      products: kept.map((factors) => {
        const names = factors.map(({ name }) => name)
        return { name: nameFor(nameOf(names)), factors: names }
      }),
    }
  },
  apply(table, { products }) {
    const made = products.map(({ name, factors }) => {
      const columns = factors.map((factor) => columnOfKind(table, factor, 'number'))
      return {
        ...numberColumn(name, productOf(columns, table)),
        source: mixedSource(columns.map((column) => ({ column, weight: 1 }))),
      }
    })
    return createTable([...table.columns, ...made], table.rowCount)
  },
  read: (reader) => ({
    products: reader
      .objects('products')
      .map((product) => ({ name: product.string('name'), factors: product.strings('factors') })),
  }),
})

/** In the order of degree, then of columns, as scikit-learn lists them. */
function factorLists(
  numbers: readonly NumberColumn[],
  { degree, interactionsOnly }: { readonly degree: number; readonly interactionsOnly: boolean },
): NumberColumn[][] {
  const isFlag = numbers.map(({ values }) =>
    values.every((value) => value === 0 || value === 1 || Number.isNaN(value)),
  )
  const lists: NumberColumn[][] = []
  // A flag squared is itself.
  const nextAfter = (last: number): number => (interactionsOnly || isFlag[last] ? last + 1 : last)
  const extend = (chosen: readonly number[], length: number): void => {
    if (lists.length >= mostTried) return
    if (chosen.length === length) {
      lists.push(chosen.map((index) => numbers[index]!))
      return
    }
    const last = chosen.at(-1)
    for (let next = last === undefined ? 0 : nextAfter(last); next < numbers.length; next++)
      extend([...chosen, next], length)
  }
  for (let length = 2; length <= degree; length++) extend([], length)
  return lists
}

function mostTelling(
  lists: readonly (readonly NumberColumn[])[],
  target: Target,
  { budget, weights }: { readonly budget: number; readonly weights: Float64Array | undefined },
): readonly (readonly NumberColumn[])[] {
  const indicators = targetIndicators(target)
  const rowCount = target.values.length
  return lists
    .map((factors, position) => {
      const values = productOf(factors, { rowCount })
      const strengths = indicators.map((y) => Math.abs(weightedCorrelation(values, y, weights)))
      return { factors, position, strength: Math.max(...strengths) }
    })
    .sort((a, b) => b.strength - a.strength || a.position - b.position)
    .slice(0, budget)
    .sort((a, b) => a.position - b.position)
    .map(({ factors }) => factors)
}

function productOf(factors: readonly NumberColumn[], { rowCount }: Pick<Table, 'rowCount'>): Float64Array {
  const values = new Float64Array(rowCount).fill(1)
  for (const factor of factors) for (let row = 0; row < rowCount; row++) values[row]! *= factor.values[row]!
  // What overflows is as good as unknown.
  return values.map((value) => (Number.isFinite(value) ? value : Number.NaN))
}

/** "pay × age", "pay²", "pay² × age". */
function nameOf(factors: readonly string[]): string {
  const counts = new Map<string, number>()
  for (const factor of factors) counts.set(factor, (counts.get(factor) ?? 0) + 1)
  return [...counts].map(([factor, count]) => `${factor}${['', '', '²', '³'][count]}`).join(' × ')
}
