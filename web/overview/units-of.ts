import type { Aggregate, Cell } from './overview-queries.ts'

/** A department, place or grade over some months. */
export interface Unit {
  /** Id or word of the unit; empty for the whole, `?` for what is not known. */
  readonly id: string
  readonly name: string
  /** People at the end of the month before, and of the last; nothing where figures are withheld. */
  readonly before: number | null
  readonly now: number | null
  readonly change: number | null
  readonly joined: number | null
  readonly left: number | null
  /** People at the end of each month. */
  readonly months: readonly { readonly month: string; readonly people: number | null }[]
}

interface Figures {
  readonly by: string
  readonly headcount: Aggregate
  readonly joiners?: Aggregate | undefined
  readonly leavers?: Aggregate | undefined
  /** What the whole, and what is not known, is called. */
  readonly words: { readonly whole: string; readonly unknown: string }
}

/** One unit for each value of a dimension and one for the whole, from figures month by month, largest fall first. */
export function unitsOf({ by, headcount, joiners, leavers, words }: Figures): {
  readonly whole: Unit
  readonly units: readonly Unit[]
} {
  const ids = new Set(headcount.months.flatMap(({ cells }) => cells.map((cell) => keyOf(cell, by))))
  const all = [...ids].map((id) => unit(id))
  function unit(id: string): Unit {
    const months = headcount.months.map(({ month, cells }) => ({ month, people: valueIn(cells, id, by) }))
    const [first] = months
    const before = first?.people ?? null
    const now = months.at(-1)?.people ?? null
    const name = id === '' ? words.whole : id === '?' ? words.unknown : (headcount.names[id] ?? id)
    return {
      id,
      name,
      before,
      now,
      change: before === null || now === null ? null : now - before,
      joined: joiners ? sumAfterFirst(joiners, id, by) : null,
      left: leavers ? sumAfterFirst(leavers, id, by) : null,
      months,
    }
  }
  return {
    whole: all.find(({ id }) => id === '') ?? unit(''),
    units: all
      .filter(({ id }) => id !== '')
      .toSorted((a, b) => (a.change ?? Infinity) - (b.change ?? Infinity) || a.name.localeCompare(b.name)),
  }
}

function keyOf({ group }: Cell, by: string): string {
  const value = group[by]
  return value === undefined ? '' : (value ?? '?')
}

function valueIn(cells: readonly Cell[], id: string, by: string): number | null {
  const cell = cells.find((one) => keyOf(one, by) === id)
  // A cell that is not there counts nobody.
  if (!cell) return 0
  return cell.isHidden ? null : (cell.value ?? cell.people)
}

/** What came together in the months after the first, at whose end one began to count; nothing when any is withheld. */
function sumAfterFirst(figures: Aggregate, id: string, by: string): number | null {
  const values = figures.months.slice(1).map(({ cells }) => valueIn(cells, id, by))
  return values.reduce(
    (sum: number | null, value) => (sum === null || value === null ? null : sum + value),
    0,
  )
}
