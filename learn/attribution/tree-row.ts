import type { TreeEnsemble } from '../trees/tree-ensemble.ts'
import type { GroupTable } from './group-table.ts'
import type { TreePaths } from './tree-paths.ts'

/** Adds what one row gets of one tree to `sums[at + output × features + feature]`. */
export type TreeRow = (columns: readonly Float64Array[], row: number, sums: Float64Array, at: number) => void

interface GroupedTree {
  readonly tables: readonly GroupTable[]
  /** Edges that the tables ask for, parents first. */
  readonly edges: readonly number[]
  /** The first output that the tree adds to. */
  readonly output: number
}

/**
 * A tree's tables for rows that come one by one. What a block of rows spreads over views and columns is laid out
 * flat here: the splits, the edges, the bits of each table's patterns and where its columns go.
 */
export function createTreeRow(ensemble: TreeEnsemble, paths: TreePaths, tree: GroupedTree): TreeRow {
  const { tables, edges } = tree
  const positions = paths.node.length
  // Answers at splits, then at edges, then what an edge without an earlier one of its feature asks for.
  const answers = new Uint8Array(2 * positions + 1).fill(1, 2 * positions)
  const splits = Int32Array.from(
    [...paths.node.keys()].filter((position) => ensemble.feature[paths.node[position]!]! >= 0),
  )
  const feature = Int32Array.from(splits, (position) => ensemble.feature[paths.node[position]!]!)
  const threshold = Float64Array.from(splits, (position) => ensemble.threshold[paths.node[position]!]!)
  const missingLeft = Uint8Array.from(splits, (position) => ensemble.missingLeft[paths.node[position]!]!)
  const sets = Array.from(
    splits,
    (position) => ensemble.categorySets[ensemble.categorySet[paths.node[position]!]!],
  )
  const parent = Int32Array.from(edges, (edge) => paths.parent[edge]!)
  const isLeft = Uint8Array.from(edges, (edge) => paths.isLeft[edge]!)
  const to = Int32Array.from(edges, (edge) => positions + edge)
  const before = Int32Array.from(edges, (edge) =>
    paths.previous[edge]! < 0 ? 2 * positions : positions + paths.previous[edge]!,
  )
  const bits = tables.map(({ group }) =>
    Int32Array.from([...group.edges.map((edge) => positions + edge), ...group.splits]),
  )
  const { leafWidth } = ensemble
  const cells = tables.map(({ group }) =>
    Int32Array.from({ length: group.features.length * leafWidth }, (_, column) => {
      const output = column % leafWidth
      return (
        (tree.output + output) * ensemble.features.length + group.features[(column - output) / leafWidth]!
      )
    }),
  )

  return (columns, row, sums, at) => {
    for (let split = 0; split < splits.length; split++) {
      const cell = columns[feature[split]!]![row]!
      const set = sets[split]
      // No branch on the value: it would be guessed wrong half the time.
      let left = missingLeft[split]!
      if (set !== undefined) left = cell >= 0 && cell < set.length ? set[cell]! : left
      else left = left === 1 ? Number(!(cell >= threshold[split]!)) : Number(cell < threshold[split]!)
      answers[splits[split]!] = left
    }
    for (let edge = 0; edge < parent.length; edge++)
      answers[to[edge]!] = Number(answers[parent[edge]!] === isLeft[edge]) & answers[before[edge]!]!
    for (let group = 0; group < tables.length; group++) {
      const asked = bits[group]!
      let pattern = 0
      for (let bit = 0; bit < asked.length; bit++) pattern |= answers[asked[bit]!]! << bit
      const { table, offsetOf } = tables[group]!
      const from = offsetOf(pattern)
      const into = cells[group]!
      for (let column = 0; column < into.length; column++) sums[at + into[column]!]! += table[from + column]!
    }
  }
}
