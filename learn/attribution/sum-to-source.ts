import type { Attribution, Interactions } from '../estimator.ts'
import type { Table } from '../table/table.ts'

/**
 * Sums contributions of derived columns (one-hot levels, indicators) back to the columns of the
 * original table they came from. What has no source there keeps its own name.
 */
export function explainThrough(original: Table, prepared: Table, attribution: Attribution): Attribution {
  const { names, into } = sourcesOf(original, prepared, attribution.names)
  const width = attribution.names.length
  const cells = width === 0 ? original.rowCount * attribution.base.length : attribution.values.length / width
  const values = new Float64Array(cells * names.length)
  for (let cell = 0; cell < cells; cell++) {
    for (let from = 0; from < width; from++) {
      values[cell * names.length + into[from]!]! += attribution.values[cell * width + from]!
    }
  }
  return { names, base: attribution.base, values }
}

/** The same for pairs of columns; what derived columns of one source do together becomes that source's own doing. */
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
      const to = (cell * names.length + into[i]!) * names.length
      for (let j = 0; j < width; j++) values[to + into[j]!]! += interactions.values[from + j]!
    }
  }
  return { names, base: interactions.base, values }
}

/** The columns contributions go to, and for each name where it goes. */
function sourcesOf(
  original: Table,
  prepared: Table,
  derived: readonly string[],
): { readonly names: readonly string[]; readonly into: readonly number[] } {
  const sourceOf = new Map(prepared.columns.map((column) => [column.name, column.source ?? column.name]))
  const names = original.columns.map(({ name }) => name)
  const position = new Map(names.map((name, index) => [name, index]))
  const into = derived.map((name) => {
    const source = sourceOf.get(name) ?? name
    let index = position.get(source)
    if (index === undefined) {
      index = names.length
      names.push(source)
      position.set(source, index)
    }
    return index
  })
  return { names, into }
}
