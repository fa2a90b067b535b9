import type { Attribution } from '../estimator.ts'
import type { Table } from '../table/table.ts'

/**
 * Sums contributions of derived columns (one-hot levels, indicators) back to the columns of the
 * original table they came from. What has no source there keeps its own name.
 */
export function explainThrough(original: Table, prepared: Table, attribution: Attribution): Attribution {
  const sourceOf = new Map(prepared.columns.map((column) => [column.name, column.source ?? column.name]))
  const names = original.columns.map(({ name }) => name)
  const position = new Map(names.map((name, index) => [name, index]))
  const into = attribution.names.map((name) => {
    const source = sourceOf.get(name) ?? name
    let index = position.get(source)
    if (index === undefined) {
      index = names.length
      names.push(source)
      position.set(source, index)
    }
    return index
  })

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
