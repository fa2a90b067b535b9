import { forestParams } from './forest-params.ts'

const { trees, minLeafWeight, maxLeaves, maxDepth, minGain, maxBins } = forestParams

/** Parameters of extremely randomised trees. */
export const extraTreesParams = {
  trees,
  featuresPerNode: {
    kind: 'choice',
    meaning:
      'Columns tried at each split: the square root of all, a third, half or all; auto is the root for classes and all for numbers (Geurts et al. 2006).',
    default: 'auto',
    options: ['auto', 'sqrt', 'third', 'half', 'all'],
    search: ['sqrt', 'third', 'half', 'all'],
  },
  minLeafWeight,
  maxLeaves,
  maxDepth,
  minGain,
  bootstrap: {
    kind: 'boolean',
    meaning: 'Whether each tree learns from rows drawn with replacement, as a random forest, or from all.',
    default: false,
  },
  maxBins,
} as const
