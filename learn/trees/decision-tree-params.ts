import { sharedTreeParams } from './shared-params.ts'

/** Parameters of a single tree. The defaults give one that fits on a page. */
export const decisionTreeParams = {
  maxLeaves: {
    kind: 'number',
    meaning: 'Most leaves of the tree, so most different answers it can give.',
    default: 12,
    min: 1,
    max: 10_000,
    integer: true,
    scale: 'log',
    search: [4, 24],
  },
  maxDepth: {
    kind: 'number',
    meaning: 'Most questions from root to leaf.',
    default: 6,
    min: 1,
    max: 64,
    integer: true,
    search: [2, 8],
  },
  minLeafWeight: {
    kind: 'number',
    meaning: 'Least rows in a leaf, each counted by its weight.',
    default: 20,
    min: 0,
    max: 1e9,
    scale: 'log',
    search: [5, 100],
  },
  complexity: {
    kind: 'number',
    meaning: 'Share of the error of no tree at all that each further leaf must take away.',
    default: 0.001,
    min: 0,
    max: 1,
    scale: 'log',
    search: [0.0001, 0.02],
  },
  categorySmoothing: sharedTreeParams.categorySmoothing,
  minCategoryWeight: sharedTreeParams.minCategoryWeight,
} as const
