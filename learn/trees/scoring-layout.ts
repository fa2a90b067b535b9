import type { Workspace } from '../kernels/workspace.ts'
import { holdsMissing } from './binning.ts'
import type { TreeEnsemble } from './tree-ensemble.ts'

/** Trees in kernel memory, ready to score chunks of rows. */
interface PackedTrees {
  /**
   * Adds the leaf values to margins. `values` holds `stride` numbers per feature, `margins` as many per
   * output; `stride` is a multiple of four.
   */
  score(
    values: Float64Array,
    margins: Float64Array,
    chunk: { readonly stride: number; readonly rowCount: number },
  ): void
}

/** A level's bit is one up from its code; bit 0 stands for missing. */
const maxLevels = 63

/**
 * Lays trees out as `assembly/scoring.ts` reads them. Undefined when that cannot hold them: categories of over 63 levels, or siblings apart.
 */
export function packForScoring(ensemble: TreeEnsemble, workspace: Workspace): PackedTrees | undefined {
  const { treeStart, treeOutput, feature, leafValue, leafWidth } = ensemble
  if (!canPack(ensemble)) return undefined
  const nodeCount = feature.length
  const words = workspace.int32(4 * nodeCount)
  writeNodes(ensemble, words)
  const leaves = workspace.float64(nodeCount * leafWidth)
  leaves.set(leafValue)
  const treeCount = treeOutput.length
  const roots = workspace.int32(treeCount)
  roots.set(treeStart.subarray(0, treeCount))
  const depths = workspace.int32(treeCount)
  for (let tree = 0; tree < treeCount; tree++) depths[tree] = depthOf(ensemble, tree)
  const outputs = workspace.int32(treeCount)
  // A tree whose leaves hold a value for each output starts at the first.
  for (let tree = 0; tree < treeCount; tree++) outputs[tree] = Math.max(0, treeOutput[tree]!)
  const hasOnlyNumbers = ensemble.categorySets.length === 0
  return {
    score: (values, margins, { stride, rowCount }) =>
      workspace.kernels.scoreTrees(
        words.byteOffset,
        leaves.byteOffset,
        roots.byteOffset,
        depths.byteOffset,
        outputs.byteOffset,
        treeCount,
        values.byteOffset,
        stride,
        Math.ceil(rowCount / 4) * 4,
        margins.byteOffset,
        hasOnlyNumbers && !holdsMissing(values),
        leafWidth,
      ),
  }
}

function canPack({ features, feature, left, right, categorySets }: TreeEnsemble): boolean {
  if (features.length === 0) return false
  if (categorySets.some((set) => set.length > maxLevels)) return false
  return feature.every((column, node) => column < 0 || right[node] === left[node]! + 1)
}

function writeNodes(ensemble: TreeEnsemble, words: Int32Array): void {
  const { feature, threshold, categorySet, categorySets, missingLeft, left } = ensemble
  const view = new DataView(words.buffer, words.byteOffset, words.byteLength)
  for (let node = 0; node < feature.length; node++) {
    const at = 16 * node
    const column = feature[node]!
    const set = categorySet[node]!
    if (column < 0) {
      // Nothing is below −Infinity: every row goes to the sibling of node − 1, this leaf itself.
      view.setFloat64(at, -Infinity, true)
      view.setUint32(at + 8, 0, true)
      view.setInt32(at + 12, node - 1, true)
      continue
    }
    if (set < 0) view.setFloat64(at, threshold[node]!, true)
    else view.setBigUint64(at, setBits(categorySets[set]!, missingLeft[node]!), true)
    view.setUint32(at + 8, column * 4 + (set < 0 ? 0 : 2) + missingLeft[node]!, true)
    view.setInt32(at + 12, left[node]!, true)
  }
}

/** Codes beyond the set are unseen and go with the missing. */
function setBits(set: Uint8Array, missingLeft: number): bigint {
  let low = missingLeft
  let high = 0
  for (let bit = 1; bit < 64; bit++) {
    const isLeft = bit - 1 < set.length ? set[bit - 1]! : missingLeft
    if (isLeft === 0) continue
    if (bit < 32) low |= 1 << bit
    else high |= 1 << (bit - 32)
  }
  return (BigInt(high >>> 0) << 32n) | BigInt(low >>> 0)
}

function depthOf({ treeStart, feature, left, right }: TreeEnsemble, tree: number): number {
  const start = treeStart[tree]!
  const end = treeStart[tree + 1]!
  const depth = new Int32Array(end - start)
  let deepest = 0
  for (let node = start; node < end; node++) {
    if (feature[node]! < 0) continue
    const below = depth[node - start]! + 1
    depth[left[node]! - start] = below
    depth[right[node]! - start] = below
    deepest = Math.max(deepest, below)
  }
  return deepest
}
