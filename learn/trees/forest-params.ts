import { sharedTreeParams } from './shared-params.ts'

/** Parameters of a random forest. */
export const forestParams = {
  trees: {
    kind: 'number',
    meaning: 'How many trees are averaged.',
    default: 100,
    min: 1,
    max: 10_000,
    integer: true,
    scale: 'log',
  },
  featuresPerNode: {
    kind: 'choice',
    meaning:
      'Columns tried at each split: the square root of all, a third, half or all; auto is the root for classes and a third of all for numbers (Breiman 2001).',
    default: 'auto',
    options: ['auto', 'sqrt', 'third', 'half', 'all'],
    search: ['sqrt', 'third', 'half', 'all'],
  },
  minLeafWeight: {
    kind: 'number',
    meaning: 'Least rows in a leaf, each counted by its weight.',
    default: 2,
    min: 0,
    max: 1e9,
    scale: 'log',
    search: [1, 20],
  },
  maxLeaves: {
    kind: 'number',
    meaning: 'Most leaves of a tree: of many rows, each leaf holds at least so large a part.',
    default: 2048,
    min: 2,
    max: 1e9,
    integer: true,
    scale: 'log',
  },
  maxDepth: sharedTreeParams.maxDepth,
  minGain: {
    kind: 'number',
    meaning: 'Least fall of impurity, times the weight of the node, for a split to be made.',
    default: 0,
    min: 0,
    max: 1e9,
  },
  bootstrap: {
    kind: 'boolean',
    meaning: 'Whether each tree learns from as many rows drawn with replacement, in proportion to weight.',
    default: true,
  },
  maxBins: sharedTreeParams.maxBins,
  categorySmoothing: sharedTreeParams.categorySmoothing,
  minCategoryWeight: sharedTreeParams.minCategoryWeight,
} as const
