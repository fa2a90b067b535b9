import type { TreeDraft } from './tree-draft.ts'

interface PruneOptions {
  /** How much error each node, as a leaf, takes away, up to a constant of the tree. */
  readonly scores: Float64Array
  /** Least error that each leaf beyond the first must take away. */
  readonly leastGain: number
  readonly maxLeaves: number
}

/**
 * Cuts a grown tree back to the smallest one that is best when each leaf costs `leastGain`, or more if
 * it would still have too many leaves: cost-complexity pruning (Breiman et al. 1984, chapter 3).
 * Changes the draft in place; cut nodes stay in it, out of reach.
 */
export function pruneTree(draft: TreeDraft, { scores, leastGain, maxLeaves }: PruneOptions): void {
  let price = leastGain
  if (weigh(draft, scores, price).leaves > maxLeaves) {
    let low = price
    let high = Math.max(1, 2 * price)
    while (weigh(draft, scores, high).leaves > maxLeaves) high *= 2
    // The trees for rising prices are nested, so halving finds the first that is small enough.
    for (let step = 0; step < 100; step++) {
      const middle = low + (high - low) / 2
      if (weigh(draft, scores, middle).leaves > maxLeaves) low = middle
      else high = middle
    }
    price = high
  }
  const { isLeaf } = weigh(draft, scores, price)
  for (let node = 0; node < isLeaf.length; node++) if (isLeaf[node] === 1) draft.feature[node] = -1
}

/** From the leaves up: a branch is kept when it takes away more than its leaves cost beyond one. */
function weigh(
  { feature, left }: TreeDraft,
  scores: Float64Array,
  price: number,
): { readonly isLeaf: Uint8Array; readonly leaves: number } {
  const isLeaf = new Uint8Array(scores.length)
  const leaves = new Int32Array(scores.length)
  const worth = new Float64Array(scores.length)
  for (let node = scores.length - 1; node >= 0; node--) {
    const child = left[node]!
    const asLeaf = scores[node]! - price
    const asBranch = feature[node]! < 0 ? -Infinity : worth[child]! + worth[child + 1]!
    isLeaf[node] = asLeaf >= asBranch ? 1 : 0
    leaves[node] = isLeaf[node] === 1 ? 1 : leaves[child]! + leaves[child + 1]!
    worth[node] = Math.max(asLeaf, asBranch)
  }
  return { isLeaf, leaves: leaves[0]! }
}
