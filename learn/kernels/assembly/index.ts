export { drawForestRows, growForestTree, startForestTree } from './forest'
export {
  addHistogram, addPackedHistogram, buildHistogram, buildPackedHistogram, subtractHistogram,
  subtractPackedHistogram, unpackHistogram,
} from './histogram'
export { addToRows, partitionRows, sumPairs } from './partition'
export {
  absolutePairs, classPairs, largestPair, logisticPairs, packPairs, softmax, squaredPairs,
} from './gradients'
export { searchPackedSplits, searchSplits } from './node-splits'
export { scoreTrees } from './scoring'

/** First byte that is free for data. */
export const freeFrom: usize = __heap_base
