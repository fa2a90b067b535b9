import type { Attribution, Interactions } from '../estimator.ts'
import { sourceShares } from '../table/source-shares.ts'
import { sliceRows } from '../table/split-table.ts'
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

/** Numbers of derived interactions held at once: 32 MB. */
const mostNumbers = 1 << 22

/**
 * The same for pairs of columns: a pair's part goes to the pairs of their sources by the product of the shares. What
 * derived columns of one source do together becomes that source's own doing. Asked for some rows at a time, as
 * hundreds of derived columns have a hundred thousand pairs for each row.
 */
export function interactionsThrough(
  original: Table,
  prepared: Table,
  interact: (part: Table) => Interactions,
): Interactions {
  const perRow = Math.max(1, prepared.columns.length ** 2)
  const step = Math.max(1, Math.floor(mostNumbers / perRow))
  const {
    names: derived,
    base,
    values: first,
  } = interact(sliceRows(prepared, 0, Math.min(step, prepared.rowCount)))
  const { names, into } = sourcesOf(original, prepared, derived)
  const perOriginal = base.length * names.length ** 2
  const values = new Float64Array(original.rowCount * perOriginal)
  for (let start = 0; start < original.rowCount; start += step) {
    const end = Math.min(start + step, original.rowCount)
    const part = start === 0 ? first : interact(sliceRows(prepared, start, end)).values
    addPairsToSources(part, values.subarray(start * perOriginal, end * perOriginal), {
      into,
      width: names.length,
    })
  }
  return { names, base, values }
}

function addPairsToSources(
  from: Float64Array,
  to: Float64Array,
  { into, width }: { readonly into: readonly (readonly Destination[])[]; readonly width: number },
): void {
  const derived = into.length
  for (let cell = 0; cell * width * width < to.length; cell++) {
    for (let i = 0; i < derived; i++) {
      const at = (cell * derived + i) * derived
      for (const row of into[i]!) {
        const start = (cell * width + row.to) * width
        for (let j = 0; j < derived; j++)
          for (const column of into[j]!) to[start + column.to]! += row.share * column.share * from[at + j]!
      }
    }
  }
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
