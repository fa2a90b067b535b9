/**
 * How alike two groupings of the same rows are, whatever the groups are called: 1 for the same, about 0 for
 * groupings by chance (adjusted Rand index, Hubert and Arabie 1985).
 */
export function adjustedRand(first: ArrayLike<number>, second: ArrayLike<number>): number {
  const cells = new Map<string, number>()
  const rows = new Map<number, number>()
  const columns = new Map<number, number>()
  for (let at = 0; at < first.length; at++) {
    const a = first[at]!
    const b = second[at]!
    cells.set(`${a} ${b}`, (cells.get(`${a} ${b}`) ?? 0) + 1)
    rows.set(a, (rows.get(a) ?? 0) + 1)
    columns.set(b, (columns.get(b) ?? 0) + 1)
  }
  const together = pairsIn(cells.values())
  const byFirst = pairsIn(rows.values())
  const bySecond = pairsIn(columns.values())
  const expected = (byFirst * bySecond) / ((first.length * (first.length - 1)) / 2)
  const largest = (byFirst + bySecond) / 2
  // Both in one group, or every row alone, in both: the same grouping.
  return largest === expected ? 1 : (together - expected) / (largest - expected)
}

function pairsIn(counts: Iterable<number>): number {
  let pairs = 0
  for (const count of counts) pairs += (count * (count - 1)) / 2
  return pairs
}
