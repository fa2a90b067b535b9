/** What `partitionRows` computes: the rows that go left in their old order, then the others in theirs. */
export function partitionRowsTwin(
  column: Uint8Array,
  rows: Int32Array,
  goesLeft: Uint8Array,
): { readonly rows: Int32Array; readonly leftCount: number } {
  const left = rows.filter((row) => goesLeft[column[row]!] === 1)
  const right = rows.filter((row) => goesLeft[column[row]!] !== 1)
  return { rows: Int32Array.from([...left, ...right]), leftCount: left.length }
}
