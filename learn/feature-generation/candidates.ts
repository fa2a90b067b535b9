import { meanAndDeviation } from '../preprocess/weighted-stats.ts'
import type { CategoryColumn, DateColumn, NumberColumn } from '../table/column.ts'
import type { Table } from '../table/table.ts'
import { learnGroupMeans, learnLevelCounts } from './formula.ts'
import type { Formula } from './formula.ts'

/** Columns that formulas may be made of, the most promising of each kind first. */
export interface Ingredients {
  readonly numbers: readonly NumberColumn[]
  readonly categories: readonly CategoryColumn[]
  readonly dates: readonly DateColumn[]
}

/** As many of each kind are combined; squares of more would take longer than they are worth. */
const mostCombined = { numbers: 20, categories: 6, dates: 6 }
/** Numbers whose spreads differ by more than this are hardly of one unit. */
const likeSpreads = 20
const mostLevels = 200

/** The columns of a table that formulas may be made of, in the order of their worth. */
export function ingredientsOf({ columns }: Table, worthOf: (name: string) => number): Ingredients {
  const ranked = columns.toSorted((a, b) => worthOf(b.name) - worthOf(a.name))
  return {
    numbers: ranked
      .filter((column) => column.kind === 'number')
      .filter(isContinuous)
      .slice(0, mostCombined.numbers),
    categories: ranked
      .filter((column) => column.kind === 'category')
      .filter(({ levels }) => levels.length > 1 && levels.length <= mostLevels)
      .slice(0, mostCombined.categories),
    dates: ranked.filter((column) => column.kind === 'date').slice(0, mostCombined.dates),
  }
}

/** Everything that is tried: ratios, differences and products of numbers, numbers beside their group, days, counts. */
export function candidateFormulas(
  table: Table,
  ingredients: Ingredients,
  weights: Float64Array | undefined,
): Formula[] {
  const place = new Map(table.columns.map(({ name }, index) => [name, index]))
  const inOrder = <C extends { readonly name: string }>(columns: readonly C[]): C[] =>
    columns.toSorted((a, b) => place.get(a.name)! - place.get(b.name)!)
  const numbers = inOrder(ingredients.numbers)
  const categories = inOrder(ingredients.categories)
  const dates = inOrder(ingredients.dates)
  return [
    ...pairsOf(numbers).flatMap(([a, b]) => ofTwoNumbers(a, b)),
    ...numbers.flatMap((number) =>
      categories.flatMap((category) => besideGroup(table, [number, category], weights)),
    ),
    ...pairsOf(dates).map(([a, b]): Formula => ({ kind: 'days', of: [a.name, b.name] })),
    ...categories.map((category): Formula => ({
      kind: 'count',
      of: [category.name],
      ...learnLevelCounts(table, category.name, weights),
    })),
  ]
}

function ofTwoNumbers(a: NumberColumn, b: NumberColumn): Formula[] {
  const formulas: Formula[] = [{ kind: 'product', of: [a.name, b.name] }]
  if (isOfOneSign(b)) formulas.push({ kind: 'ratio', of: [a.name, b.name] })
  else if (isOfOneSign(a)) formulas.push({ kind: 'ratio', of: [b.name, a.name] })
  const [spreadA, spreadB] = [a, b].map(({ values }) => meanAndDeviation(values, undefined).deviation)
  if (spreadA! < likeSpreads * spreadB! && spreadB! < likeSpreads * spreadA!)
    formulas.push({ kind: 'difference', of: [a.name, b.name] })
  return formulas
}

function besideGroup(
  table: Table,
  [number, category]: readonly [NumberColumn, CategoryColumn],
  weights: Float64Array | undefined,
): Formula[] {
  const of = [number.name, category.name] as const
  const means = learnGroupMeans(table, of, weights)
  const beside: Formula = { kind: 'from-group', of, ...means }
  return isOfOneSign(number) ? [beside, { kind: 'over-group', of, ...means }] : [beside]
}

function pairsOf<T>(items: readonly T[]): (readonly [T, T])[] {
  return items.flatMap((first, index) => items.slice(index + 1).map((second) => [first, second] as const))
}

function isContinuous({ values }: NumberColumn): boolean {
  const seen = new Set<number>()
  for (const value of values) {
    if (!Number.isNaN(value)) seen.add(value)
    if (seen.size > 2) return true
  }
  return false
}

/** Dividing by a number that passes through 0 gives anything. */
function isOfOneSign({ values }: NumberColumn): boolean {
  let [hasBelow, hasAbove] = [false, false]
  for (const value of values) {
    if (value < 0) hasBelow = true
    if (value > 0) hasAbove = true
  }
  return hasBelow !== hasAbove
}
