import type { TreeEnsemble } from '../trees/tree-ensemble.ts'
import { gaussLegendre } from './gauss-legendre.ts'
import { addColumn, prepareLeaf, readPatterns } from './group-table.ts'
import type { PreparedLeaf } from './group-table.ts'
import type { PairSums } from './interaction-pairs.ts'
import type { LeafGroup } from './leaf-groups.ts'
import { BLOCK_ROWS } from './split-answers.ts'
import type { SplitAnswers } from './split-answers.ts'
import type { TreePaths } from './tree-paths.ts'

/** So few questions have few patterns of answers, each met by many rows. */
const MOST_SPLITS = 7

/** Whether a table of pairs pays for a tree, by its shape alone. */
export function isSmallTree(paths: TreePaths): boolean {
  return (paths.node.length - 1) / 2 <= MOST_SPLITS
}

/** Adds a block of rows to the pair sums, from `at` on. */
export type AddPairBlock = (answers: SplitAnswers, rows: number, at: number) => void

/**
 * What pairs of features do together in a tree that is one group of leaves, computed once for each pattern of answers
 * that is met: two features of a leaf get the product of what both gain, times the integral of the factors of all others.
 */
export function createPairTable(
  ensemble: TreeEnsemble,
  { paths, group }: { readonly paths: TreePaths; readonly group: LeafGroup },
  { pairs, output }: { readonly pairs: PairSums; readonly output: number },
): AddPairBlock {
  const width = ensemble.leafWidth
  const players = group.features.length
  const size = ((players * (players - 1)) / 2) * width
  const patterns = 1 << group.splits.length
  const table = new Float64Array(patterns * size)
  const isKnown = new Uint8Array(patterns)
  const leaves = group.leaves.map((leaf) => {
    const at = paths.node[leaf.position]! * width
    return prepareLeaf(leaf, ensemble.leafValue.subarray(at, at + width))
  })
  const offset = new Int32Array(BLOCK_ROWS)
  const columns = columnsOf(group, pairs)

  return (answers, rows, at) => {
    readPatterns(group, answers, offset.subarray(0, rows))
    for (let row = 0; row < rows; row++) {
      const pattern = offset[row]!
      if (isKnown[pattern] === 0) {
        isKnown[pattern] = 1
        const into = table.subarray(pattern * size, (pattern + 1) * size)
        for (const leaf of leaves) addLeafPairs(into, leaf, pattern)
      }
      offset[row] = pattern * size
    }
    for (let column = 0; column < size; column++) {
      const pair = columns[(column - (column % width)) / width]!
      // Two features of the group that never lie on one path do nothing together.
      if (pair < 0) continue
      const to = (output + (column % width)) * pairs.first.length + pair
      addColumn(pairs.sums, to * pairs.stride + at, { table, column, offset, rows })
    }
  }
}

/** Place of two columns of a group among its pairs, the later one first. */
function placeOf(late: number, early: number): number {
  return (late * (late - 1)) / 2 + early
}

function columnsOf({ features }: LeafGroup, { pairOf, features: count }: PairSums): Int32Array {
  const columns = new Int32Array((features.length * (features.length - 1)) / 2)
  for (let late = 1; late < features.length; late++)
    for (let early = 0; early < late; early++)
      columns[placeOf(late, early)] = pairOf[features[late]! * count + features[early]!]!
  return columns
}

const gain = new Float64Array(MOST_SPLITS)

function addLeafPairs(into: Float64Array, leaf: PreparedLeaf, pattern: number): void {
  const { factor, mask, want, share, column, value } = leaf
  const players = column.length
  const { weights } = gaussLegendre((players + 1) >> 1)
  for (let q = 0; q < leaf.points; q++) {
    const first = q * players * 2
    let product = weights[q]!
    for (let i = 0; i < players; i++) {
      const satisfied = (pattern & mask[i]!) === want[i] ? 1 : 0
      const own = factor[first + i * 2 + satisfied]!
      product *= own
      // Zero only when a feature is neither satisfied nor ever was: the leaf cannot be reached.
      if (product === 0) return
      gain[i] = (satisfied - share[i]!) / own
    }
    for (let i = 1; i < players; i++) {
      for (let j = 0; j < i; j++) {
        const [late, early] = column[i]! > column[j]! ? [column[i]!, column[j]!] : [column[j]!, column[i]!]
        const both = product * gain[i]! * gain[j]!
        const at = placeOf(late, early) * value.length
        for (let w = 0; w < value.length; w++) into[at + w]! += both * value[w]!
      }
    }
  }
}
