import { parseColumnGroups, parseDirections } from './constraint-text.ts'
import { sharedTreeParams } from './shared-params.ts'

/** Parameters of gradient boosting. The defaults are made for 500 to 50,000 rows: many small, slow trees. */
export const boostingParams = {
  rounds: {
    kind: 'number',
    meaning: 'How many times trees are added; for several classes, one tree per class each time.',
    default: 300,
    min: 1,
    max: 10_000,
    integer: true,
    scale: 'log',
    search: [100, 1000],
  },
  learningRate: {
    kind: 'number',
    meaning: 'How much of each tree is added. Smaller needs more rounds and generalises better.',
    default: 0.03,
    min: 0.0001,
    max: 1,
    scale: 'log',
    search: [0.01, 0.15],
  },
  growth: {
    kind: 'choice',
    meaning:
      'Which leaf is divided next: the one where the loss falls most, or all of a depth before the next.',
    default: 'leaf-wise',
    options: ['leaf-wise', 'depth-wise'],
  },
  maxLeaves: {
    kind: 'number',
    meaning: 'Most leaves of a tree.',
    default: 8,
    min: 2,
    max: 1024,
    integer: true,
    scale: 'log',
    search: [4, 48],
  },
  maxDepth: sharedTreeParams.maxDepth,
  minLeafWeight: {
    kind: 'number',
    meaning: 'Least rows in a leaf, each counted by its weight.',
    default: 5,
    min: 0,
    max: 1e9,
    scale: 'log',
    search: [2, 50],
  },
  minLeafHessian: {
    kind: 'number',
    meaning: 'Least sum of second derivatives of the loss in a leaf.',
    default: 0.001,
    min: 0,
    max: 1e9,
  },
  minGain: {
    kind: 'number',
    meaning: 'Least fall of the loss for a split to be made.',
    default: 0,
    min: 0,
    max: 1e9,
  },
  l2: {
    kind: 'number',
    meaning: 'Pulls leaf values towards zero, as if this much more hessian were in each leaf.',
    default: 1,
    min: 0,
    max: 1e6,
    scale: 'log',
    search: [0.5, 50],
  },
  l1: {
    kind: 'number',
    meaning: 'Taken off the size of the gradient in each leaf; small ones become zero.',
    default: 0,
    min: 0,
    max: 1e6,
  },
  featureFraction: {
    kind: 'number',
    meaning: 'Share of the columns, drawn anew for each tree, that it may use.',
    default: 0.5,
    min: 0.01,
    max: 1,
    search: [0.2, 1],
  },
  rowFraction: {
    kind: 'number',
    meaning: 'Share of the rows, drawn anew each round, that trees are grown on.',
    default: 1,
    min: 0.01,
    max: 1,
    search: [0.5, 1],
  },
  maxBins: sharedTreeParams.maxBins,
  categorySmoothing: sharedTreeParams.categorySmoothing,
  categoryL2: {
    kind: 'number',
    meaning: 'Extra `l2` when the levels of a category are split in groups.',
    default: 10,
    min: 0,
    max: 1e6,
  },
  minCategoryWeight: sharedTreeParams.minCategoryWeight,
  earlyStoppingRounds: {
    kind: 'number',
    meaning: 'Rounds without a better loss on the validation rows, when given, after which training stops.',
    default: 50,
    min: 1,
    max: 10_000,
    integer: true,
  },
  loss: {
    kind: 'choice',
    meaning:
      'For numbers: squared error aims at the mean, absolute error at the median, quantile at the quantile asked for, poisson at the mean of counts. Classes always use log loss.',
    default: 'squared',
    options: ['squared', 'absolute', 'quantile', 'poisson'],
  },
  quantile: {
    kind: 'number',
    meaning: 'With the quantile loss: the share of rows that should lie below the prediction.',
    default: 0.5,
    min: 0.01,
    max: 0.99,
  },
  monotone: {
    kind: 'text',
    meaning:
      'Columns that predictions may only go up or down with, as in "tenure=up,distance=down"; for numbers and two classes.',
    default: '',
    check: (text: string) => problemOf(parseDirections(text)),
  },
  interactions: {
    kind: 'text',
    meaning:
      'Groups of columns that may act together, as in "pay,tenure;team"; a column in no group acts alone.',
    default: '',
    check: (text: string) => problemOf(parseColumnGroups(text)),
  },
} as const

function problemOf(parsed: unknown): string | undefined {
  return typeof parsed === 'string' ? parsed : undefined
}
