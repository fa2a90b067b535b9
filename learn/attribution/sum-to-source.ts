import type { Attribution, Interactions } from '../estimator.ts'
import { sourceShares } from '../table/source-shares.ts'
import type { Table } from '../table/table.ts'

/**
 * Sums contributions of derived columns (one-hot levels, indicators) back to the columns of the original table
 * they came from; of a column made of several, each gets its share. What has no source there keeps its own name.
 */
export function explainThrough(original: Table, prepared: Table, attribution: Attribution): Attribution {
  const { names, into } = sourcesOf(original, prepared, attribution.names)
  const width = attribution.names.length
  const cells = width === 0 ? original.rowCount * attribution.base.length : attribution.values.length / width
  const values = new Float64Array(cells * names.length)
  for (let cell = 0; cell < cells; cell++) {
    for (let from = 0; from < width; from++) {
      const value = attribution.values[cell * width + from]!
      for (const { to, share } of into[from]!) values[cell * names.length + to]! += share * value
    }
  }
  return { names, base: attribution.base, values }
}

/**
 * The same for pairs of columns: a pair's part goes to the pairs of their sources by the product of the shares. What
 * derived columns of one source do together becomes that source's own doing.
 */
export function interactionsThrough(
  original: Table,
  prepared: Table,
  interactions: Interactions,
): Interactions {
  const { names, into } = sourcesOf(original, prepared, interactions.names)
  const width = interactions.names.length
  const cells = original.rowCount * interactions.base.length
  const values = new Float64Array(cells * names.length ** 2)
  for (let cell = 0; cell < cells; cell++) {
    for (let i = 0; i < width; i++) {
      const from = (cell * width + i) * width
      for (const row of into[i]!) {
        const start = (cell * names.length + row.to) * names.length
        for (let j = 0; j < width; j++)
          for (const { to, share } of into[j]!)
            values[start + to]! += row.share * share * interactions.values[from + j]!
      }
    }
  }
  return { names, base: interactions.base, values }
}

interface Destination {
  readonly to: number
  readonly share: number
}

/** The columns contributions go to, and for each name where it goes. */
function sourcesOf(
  original: Table,
  prepared: Table,
  derived: readonly string[],
): { readonly names: readonly string[]; readonly into: readonly (readonly Destination[])[] } {
  const sharesOf = new Map(prepared.columns.map((column) => [column.name, sourceShares(column)]))
  const names = original.columns.map(({ name }) => name)
  const position = new Map(names.map((name, index) => [name, index]))
  const positionOf = (name: string): number => {
    const known = position.get(name)
    if (known !== undefined) return known
    names.push(name)
    position.set(name, names.length - 1)
    return names.length - 1
  }
  const into = derived.map((name) =>
    (sharesOf.get(name) ?? [{ name, share: 1 }]).map((from) => ({
      to: positionOf(from.name),
      share: from.share,
    })),
  )
  return { names, into }
}
