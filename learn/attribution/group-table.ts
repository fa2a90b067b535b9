import type { TreeEnsemble } from '../trees/tree-ensemble.ts'
import { gaussLegendre } from './gauss-legendre.ts'
import { MOST_BITS, tableSize } from './leaf-groups.ts'
import type { GroupLeaf, LeafGroup } from './leaf-groups.ts'
import { BLOCK_ROWS } from './split-answers.ts'
import type { BlockTarget, SplitAnswers } from './split-answers.ts'
import type { TreePaths } from './tree-paths.ts'

/** Contributions of one group of leaves, computed once for each pattern that is met. */
export interface GroupTable {
  readonly group: LeafGroup
  /** What each pattern gives, feature by feature and output by output. */
  readonly table: Float64Array
  /** Where the numbers of a pattern start, which are worked out when it is first asked for. */
  readonly offsetOf: (pattern: number) => number
  add(answers: SplitAnswers, rows: number, target: BlockTarget): void
}

export function createGroupTable(ensemble: TreeEnsemble, paths: TreePaths, group: LeafGroup): GroupTable {
  const width = ensemble.leafWidth
  const size = group.features.length * width
  // NaN stands where a pattern was not met yet.
  const table = new Float64Array(tableSize(group, width)).fill(Number.NaN)
  const leaves = group.leaves.map((leaf) => {
    const at = paths.node[leaf.position]! * width
    return prepareLeaf(leaf, ensemble.leafValue.subarray(at, at + width))
  })
  const offset = new Int32Array(BLOCK_ROWS)

  function offsetOf(pattern: number): number {
    if (Number.isNaN(table[pattern * size]!)) {
      const into = table.subarray(pattern * size, (pattern + 1) * size).fill(0)
      for (const leaf of leaves) addLeaf(into, leaf, pattern)
    }
    return pattern * size
  }

  return {
    group,
    table,
    offsetOf,
    add(answers, rows, { sums, features, stride }) {
      readPatterns(group, answers, offset.subarray(0, rows))
      for (let row = 0; row < rows; row++) offset[row] = offsetOf(offset[row]!)
      for (let column = 0; column < size; column++) {
        const output = column % width
        const feature = group.features[(column - output) / width]!
        addColumn(sums, (output * features + feature) * stride, { table, column, offset, rows })
      }
    },
  }
}

/** The pattern of each row of a block. */
export function readPatterns(group: LeafGroup, { left, follows }: SplitAnswers, into: Int32Array): void {
  into.fill(0)
  let bit = 0
  for (const edge of group.edges) addBit(into, follows, { at: edge * BLOCK_ROWS, bit: bit++ })
  for (const split of group.splits) addBit(into, left, { at: split * BLOCK_ROWS, bit: bit++ })
}

function addBit(into: Int32Array, answers: Uint8Array, { at, bit }: { at: number; bit: number }): void {
  for (let row = 0; row < into.length; row++) into[row]! |= answers[at + row]! << bit
}

/** Adds one column of a table, found by the offset of each row's pattern. */
export function addColumn(
  sums: Float64Array,
  at: number,
  from: { table: Float64Array; column: number; offset: Int32Array; rows: number },
): void {
  const { table, column, offset, rows } = from
  for (let row = 0; row < rows; row++) sums[at + row]! += table[offset[row]! + column]!
}

/** A leaf with its factors at the integration points, `factor[(point × players + player) × 2 + satisfied]`. */
export interface PreparedLeaf extends GroupLeaf {
  readonly value: Float64Array
  readonly points: number
  readonly factor: Float64Array
  readonly inverse: Float64Array
}

export function prepareLeaf(leaf: GroupLeaf, value: Float64Array): PreparedLeaf {
  const players = leaf.column.length
  const { points, weights } = gaussLegendre((players + 1) >> 1)
  const factor = new Float64Array(points.length * players * 2)
  points.forEach((t, q) => {
    for (let i = 0; i < players; i++) {
      const unsatisfied = (1 - t) * leaf.share[i]!
      factor[(q * players + i) * 2] = unsatisfied
      factor[(q * players + i) * 2 + 1] = t + unsatisfied
    }
  })
  // Only ever multiplied with a product that has the factor in it, so 0 stands in for 1/0.
  const inverse = factor.map((f, at) => (f === 0 ? 0 : weights[(at / (2 * players)) | 0]! / f))
  return { ...leaf, value, points: points.length, factor, inverse }
}

const satisfied = new Uint8Array(MOST_BITS)
const weight = new Float64Array(MOST_BITS)

/**
 * Player i of a leaf gets `(oᵢ − zᵢ) · value · ∫ Π_{j≠i} (t·oⱼ + (1−t)·zⱼ) dt` over (0, 1), where o
 * says whether the row satisfies the feature's splits and z is the share of training rows that do.
 */
function addLeaf(into: Float64Array, leaf: PreparedLeaf, pattern: number): void {
  const { factor, inverse, mask, want, share, column, value } = leaf
  const players = column.length
  for (let i = 0; i < players; i++) {
    satisfied[i] = (pattern & mask[i]!) === want[i] ? 1 : 0
    weight[i] = 0
  }
  for (let q = 0, first = 0; q < leaf.points; q++, first += players * 2) {
    let product = 1
    for (let i = 0; i < players; i++) product *= factor[first + i * 2 + satisfied[i]!]!
    // Zero only when a feature is neither satisfied nor ever was: the leaf cannot be reached.
    if (product === 0) return
    for (let i = 0; i < players; i++) weight[i]! += product * inverse[first + i * 2 + satisfied[i]!]!
  }
  for (let i = 0; i < players; i++) {
    const gain = (satisfied[i]! - share[i]!) * weight[i]!
    for (let w = 0; w < value.length; w++) into[column[i]! * value.length + w]! += gain * value[w]!
  }
}
