/** Sets of rows that are joined pair by pair. */
export interface UnionFind {
  join(a: number, b: number): void
  /** A number from 0 for each set, in order of its first row. */
  groups(): Int32Array
}

/** Union by smaller root with path halving: near-linear for any number of joins. */
export function createUnionFind(size: number): UnionFind {
  const parent = Int32Array.from({ length: size }, (_, row) => row)

  function root(row: number): number {
    let at = row
    while (parent[at] !== at) {
      parent[at] = parent[parent[at]!]!
      at = parent[at]!
    }
    return at
  }

  return {
    join(a, b) {
      const rootA = root(a)
      const rootB = root(b)
      if (rootA < rootB) parent[rootB] = rootA
      else parent[rootA] = rootB
    },
    groups() {
      const groups = new Int32Array(size)
      let next = 0
      // The root of a set is its first row, so its number is there before any other row asks for it.
      for (let row = 0; row < size; row++) groups[row] = parent[row] === row ? next++ : groups[root(row)]!
      return groups
    },
  }
}
