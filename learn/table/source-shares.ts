import type { Column, SourceShare } from './column.ts'

/** The columns of the original table a column comes from, shares adding up to 1; itself when it is one of them. */
export function sourceShares({ name, source }: Pick<Column, 'name' | 'source'>): readonly SourceShare[] {
  if (source === undefined) return [{ name, share: 1 }]
  return typeof source === 'string' ? [{ name: source, share: 1 }] : source
}

/**
 * The `source` of a column made of several, each with its weight (any scale, none negative). What the parts
 * were made of themselves is looked through. Without weight in all, parts count alike.
 */
export function mixedSource(
  parts: readonly { readonly column: Pick<Column, 'name' | 'source'>; readonly weight: number }[],
): NonNullable<Column['source']> {
  const total = parts.reduce((sum, { weight }) => sum + weight, 0)
  const shares = new Map<string, number>()
  for (const { column, weight } of parts) {
    const ofPart = total > 0 ? weight / total : 1 / parts.length
    for (const { name, share } of sourceShares(column))
      shares.set(name, (shares.get(name) ?? 0) + ofPart * share)
  }
  const [only] = shares.keys()
  return shares.size === 1 ? only! : [...shares].map(([name, share]) => ({ name, share }))
}

/** The table as one whose columns come from nowhere else, so that what is made of them names them. */
export function asOriginals<T extends { readonly columns: readonly Column[] }>(table: T): T {
  if (table.columns.every(({ source }) => source === undefined)) return table
  return { ...table, columns: table.columns.map(({ source: _source, ...column }) => column) }
}
