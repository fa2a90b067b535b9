/**
 * Groups what goes together: those are joined first of which the two that go together least do so the most, of either sign (complete
 * linkage), as long as that is `least` or more. Indexes, the largest group first; who is alone is in none.
 */
export function clusterColumns(correlations: readonly Float64Array[], least: number): number[][] {
  const groups = correlations.map((_, index) => [index])
  const tie = (a: readonly number[], b: readonly number[]): number => {
    let weakest = Infinity
    for (const i of a) for (const j of b) weakest = Math.min(weakest, Math.abs(correlations[i]![j]!))
    return weakest
  }
  // How closely each two groups are tied; kept up to date as groups are joined.
  const ties = groups.map((a) => groups.map((b) => (a === b ? -1 : tie(a, b))))
  for (;;) {
    let [best, first, second] = [least, -1, -1]
    for (let i = 0; i < groups.length; i++)
      for (let j = 0; j < i; j++)
        if (ties[i]![j]! >= best && (first < 0 || ties[i]![j]! > best))
          [best, first, second] = [ties[i]![j]!, j, i]
    if (first < 0) break
    groups[first]!.push(...groups[second]!)
    groups[second] = []
    for (const row of ties) row[first] = Math.min(row[first]!, row[second]!)
    ties[first] = ties[first]!.map((own, at) => Math.min(own, ties[second]![at]!))
    ties[first]![first] = -1
    for (const row of ties) row[second] = -1
    ties[second]!.fill(-1)
  }
  return groups
    .filter(({ length }) => length > 1)
    .map((group) => group.toSorted((a, b) => a - b))
    .toSorted((a, b) => b.length - a.length || a[0]! - b[0]!)
}
