import type { ParamDeclarations } from '../params/params.ts'

/** Parameters that mean the same in every learner of trees, with the same default. */
export const sharedTreeParams = {
  maxDepth: {
    kind: 'number',
    meaning: 'Most splits from root to leaf.',
    default: 64,
    min: 1,
    max: 64,
    integer: true,
  },
  maxBins: {
    kind: 'number',
    meaning: 'Most values of a number that are told apart.',
    default: 255,
    min: 2,
    max: 255,
    integer: true,
  },
  categorySmoothing: {
    kind: 'number',
    meaning: 'Draws the levels of a category towards each other before they are put in order.',
    default: 10,
    min: 0,
    max: 1e6,
  },
  minCategoryWeight: {
    kind: 'number',
    meaning: 'Least rows of a level in a node, counted by weight, for it to be placed by its own rows.',
    default: 10,
    min: 0,
    max: 1e9,
  },
} as const satisfies ParamDeclarations
