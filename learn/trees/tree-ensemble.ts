/**
 * Trees as flat arrays, the one form that training, scoring, attribution and export share.
 * A row goes left when its value is below the threshold (numbers) or its code is in the set
 * (categories); missing and unseen values follow `missingLeft`.
 */
export interface TreeEnsemble {
  /** Columns the trees read, in the order that `feature` counts in. */
  readonly features: readonly TreeFeature[]
  readonly outputs: number
  /** Margin before any tree, one per output. */
  readonly base: Float64Array
  /** First node of each tree; length trees + 1. Node indices are global; a tree's root is its first node. */
  readonly treeStart: Int32Array
  /** Output each tree adds to; -1 when its leaves hold one value per output (forests of classes). */
  readonly treeOutput: Int32Array
  /** Column of the split, -1 in leaves. */
  readonly feature: Int32Array
  readonly threshold: Float64Array
  /** Index into `categorySets` for category splits, -1 otherwise. */
  readonly categorySet: Int32Array
  readonly missingLeft: Uint8Array
  readonly left: Int32Array
  readonly right: Int32Array
  /** Leaf values (shrinkage and averaging already applied), `leafWidth` per node; 0 in inner nodes. */
  readonly leafValue: Float64Array
  /** 1, or `outputs` when a tree's leaves hold one value per output. */
  readonly leafWidth: number
  /** Sum of the weights of the training rows that reached the node. */
  readonly cover: Float64Array
  /** For each category split, 1 at each level code that goes left; codes beyond its length are unseen. */
  readonly categorySets: readonly Uint8Array[]
}

export interface TreeFeature {
  readonly name: string
  readonly kind: 'number' | 'category' | 'boolean' | 'date'
  /** Levels as they were in training, for categories; a table with other codes is matched by level. */
  readonly levels?: readonly string[]
}

/**
 * What trees read: one array per feature, numbers as they are, categories as codes of the training
 * levels; NaN where missing or unseen.
 */
export interface TreeMatrix {
  readonly rowCount: number
  readonly columns: readonly Float64Array[]
}
