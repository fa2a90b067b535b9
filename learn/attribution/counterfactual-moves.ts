import type { Cell, Cells } from './counterfactual-cells.ts'
import { isAllowed } from './counterfactual-rules.ts'
import type { ChangeRules } from './counterfactual-rules.ts'

/** The values a column may take, with the share of people at each; numbers and dates in rising order. */
export interface PlausibleColumn {
  readonly name: string
  readonly values: readonly { readonly value: string | number | boolean; readonly share: number }[]
  /** Only whole numbers make sense. */
  readonly isWhole?: boolean
}

/** One column set to one value. */
export interface Move {
  readonly column: string
  readonly to: Cell
  /** How large a change it is: the share of people passed on the way; for labels, the share that is not there. */
  readonly cost: number
}

/** Every single change that is plausible and allowed. A missing cell is not changed: nobody knows what it would be from. */
export function plausibleMoves(
  columns: readonly PlausibleColumn[],
  own: Cells,
  { immutable = [], directions = {} }: ChangeRules,
): readonly Move[] {
  return columns.flatMap((column) => {
    const from = own.get(column.name) ?? null
    if (from === null || immutable.includes(column.name)) return []
    return column.values
      .filter(({ value }) => value !== from && isAllowed(directions[column.name], from, value))
      .map(({ value }) => ({ column: column.name, to: value, cost: costOf(column, from, value) }))
  })
}

/** How large the change from one value to another is, 0 to 1. */
export function costOf({ values }: PlausibleColumn, from: Cell, to: Cell): number {
  if (typeof from === 'number' && typeof to === 'number')
    // The least that counts as a change, so that two are never as small as one.
    return Math.max(0.01, Math.abs(rankOf(values, to) - rankOf(values, from)))
  return 1 - (values.find(({ value }) => value === to)?.share ?? 0)
}

/** Share of people below a number, half of those at it with them; between two values in proportion. */
function rankOf(values: PlausibleColumn['values'], at: number): number {
  let below = 0
  let last: { readonly value: number; readonly rank: number } | undefined
  for (const { value, share } of values) {
    const here = { value: Number(value), rank: below + share / 2 }
    if (here.value >= at) {
      if (!last || here.value === at) return here.value === at ? here.rank : 0
      return last.rank + ((at - last.value) / (here.value - last.value)) * (here.rank - last.rank)
    }
    below += share
    last = here
  }
  return 1
}
