// Growing one tree of a forest, depth first. What a tree needs and where it has got to is one struct in
// memory, so that growing can stop in between and many threads can each grow a tree of their own.

import {
  binCountOf, clearFilledBins, listFilledBins, placeOf, sumClassesByBin, sumNumbersByBin, sumsWidth,
} from './forest-bins'
import { trySplits } from './forest-splits'
import { drawInteger, seedRandom } from './random'

/** Features whose bins are summed in one pass over the rows. */
export const GROUP: i32 = 4

/** Fields as `trees/forest-memory.ts` writes them; addresses are bytes in the memory. */
@unmanaged
export class Forest {
  minLeafWeight: f64
  minGain: f64
  categorySmoothing: f64
  minCategoryWeight: f64
  /** Number of classes; 0 when labels are numbers. */
  classes: i32
  maxDepth: i32
  /** Features tried at each node; more only while none of them divides it. */
  featuresPerNode: i32
  featureCount: i32
  /** Bins row by row, `stride` bytes a row. */
  bins: u32
  stride: i32
  /** For each feature its place in a row, its bins, and whether it is a category: three i32. */
  features: u32
  /** The order in which features are drawn: one i32 each. */
  order: u32
  /** Rows in order of the tree's leaves (u32), and as many to move them with. */
  rows: u32
  spareRows: u32
  /** For each listed row, label × weight and weight; for classes, label and weight. */
  pairs: u32
  sparePairs: u32
  /** Sums by bin of GROUP features; all zero between uses. */
  histograms: u32
  /** Four i32 a node: feature (-1 in leaves), left child (the right one follows), cut, category set. */
  nodes: u32
  /** For each node its weight, then its sum of labels or the weight of each class (f64). */
  sums: u32
  /** For each category split a bit for each of 256 bins that goes left. */
  sets: u32
  /** Nodes still to be divided: node, from, to, depth (four i32). */
  open: u32
  /** For the search in one feature: bins with rows, a ratio per bin, bins in order; sums on the left; classes in order. */
  filled: u32
  ratios: u32
  ordered: u32
  left: u32
  classOrder: u32
  /** Where the values of each bin lie (f64), 256 a feature, when divisions are drawn; 0 when the best is sought. */
  centres: u32
  nodeCount: i32
  setCount: i32
  openCount: i32
  random0: u32
  random1: u32
  random2: u32
  random3: u32
  // The best split of the node so far.
  bestFeature: i32
  bestBin: i32
  /** The next bin with rows; 256 when there is none. */
  bestBeyond: i32
  bestMissingLeft: i32
  filledCount: i32
  bestGain: f64
  bestSet0: u64
  bestSet1: u64
  bestSet2: u64
  bestSet3: u64
  // The bins that have rows, as bits.
  filled0: u64
  filled1: u64
  filled2: u64
  filled3: u64
}

/**
 * Lists the rows of a bootstrap sample of all: as many draws as there are rows, each row once with the
 * number of times it was drawn. `labels` holds a double per row. Returns how many rows are listed.
 */
export function drawForestRows(address: usize, labels: usize, rowCount: i32, seed: u32): i32 {
  const forest = changetype<Forest>(address)
  const counts = <usize>forest.spareRows
  memory.fill(counts, 0, <usize>rowCount << 2)
  seedRandom(forest, seed)
  for (let draw = 0; draw < rowCount; draw++) {
    const cell = counts + (<usize>drawInteger(forest, rowCount) << 2)
    store<i32>(cell, load<i32>(cell) + 1)
  }
  let listed: usize = 0
  for (let row: usize = 0; row < <usize>rowCount; row++) {
    const weight = <f64>load<i32>(counts + (row << 2))
    const label = load<f64>(labels + (row << 3))
    const pair = <usize>forest.pairs + (listed << 4)
    store<u32>(<usize>forest.rows + (listed << 2), <u32>row)
    store<f64>(pair, forest.classes > 0 ? label : weight * label)
    store<f64>(pair, weight, 8)
    listed += <usize>(weight > 0)
  }
  return <i32>listed
}

/** Begins a tree on the first `rowCount` listed rows; the seed is that of the columns drawn. */
export function startForestTree(address: usize, rowCount: i32, seed: u32): void {
  const forest = changetype<Forest>(address)
  seedRandom(forest, seed)
  for (let i = 0; i < forest.featureCount; i++) store<i32>(<usize>forest.order + (<usize>i << 2), i)
  forest.nodeCount = 0
  forest.setCount = 0
  forest.openCount = 0
  addNode(forest, 0, rowCount, 0)
}

/** Grows on until the tree is done, then returns true, or about `budget` additions are made. */
export function growForestTree(address: usize, budget: i32): bool {
  const forest = changetype<Forest>(address)
  while (forest.openCount > 0 && budget > 0) {
    forest.openCount--
    const entry = <usize>forest.open + (<usize>forest.openCount << 4)
    const node = load<i32>(entry)
    const from = load<i32>(entry, 4)
    const to = load<i32>(entry, 8)
    const depth = load<i32>(entry, 12)
    budget -= (to - from) * (forest.featuresPerNode + 4) + 256
    if (!findSplit(forest, node, from, to)) continue
    writeSides(forest)
    const middle = divide(forest, from, to)
    writeSplit(forest, node)
    addNode(forest, from, middle, depth + 1)
    addNode(forest, middle, to, depth + 1)
  }
  return forest.openCount == 0
}

/** Sums up a new leaf, and opens it when it could be divided. */
function addNode(forest: Forest, from: i32, to: i32, depth: i32): void {
  const node = forest.nodeCount++
  const width = sumsWidth(forest)
  const sums = <usize>forest.sums + (<usize>(node * width) << 3)
  const isUniform = forest.classes > 0 ? sumClasses(forest, sums, from, to) : sumNumbers(forest, sums, from, to)
  v128.store(<usize>forest.nodes + (<usize>node << 4), i32x4(-1, 0, 0, -1))
  if (isUniform || depth >= forest.maxDepth || load<f64>(sums) < 2 * forest.minLeafWeight) return
  const entry = <usize>forest.open + (<usize>forest.openCount << 4)
  forest.openCount++
  store<i32>(entry, node)
  store<i32>(entry, from, 4)
  store<i32>(entry, to, 8)
  store<i32>(entry, depth, 12)
}

/** True when all labels are the same. */
function sumNumbers(forest: Forest, sums: usize, from: i32, to: i32): bool {
  const pairs = <usize>forest.pairs
  let total = f64x2.splat(0)
  for (let i = from; i < to; i++) total = f64x2.add(total, v128.load(pairs + (<usize>i << 4)))
  const labels = f64x2.extract_lane(total, 0)
  const weight = f64x2.extract_lane(total, 1)
  store<f64>(sums, weight)
  store<f64>(sums, labels, 8)
  const first = pairs + (<usize>from << 4)
  const label = load<f64>(first) / load<f64>(first, 8)
  for (let i = from; i < to; i++) {
    const at = pairs + (<usize>i << 4)
    if (load<f64>(at) / load<f64>(at, 8) != label) return false
  }
  return true
}

function sumClasses(forest: Forest, sums: usize, from: i32, to: i32): bool {
  const pairs = <usize>forest.pairs
  memory.fill(sums, 0, <usize>(forest.classes + 1) << 3)
  let weight: f64 = 0
  for (let i = from; i < to; i++) {
    const at = pairs + (<usize>i << 4)
    const cell = sums + 8 + (<usize>load<f64>(at) << 3)
    store<f64>(cell, load<f64>(cell) + load<f64>(at, 8))
    weight += load<f64>(at, 8)
  }
  store<f64>(sums, weight)
  const first = sums + 8 + (<usize>load<f64>(pairs + (<usize>from << 4)) << 3)
  return load<f64>(first) == weight
}

/** Tries features drawn at random; true when one of them divides the node. */
function findSplit(forest: Forest, node: i32, from: i32, to: i32): bool {
  const sums = <usize>forest.sums + (<usize>(node * sumsWidth(forest)) << 3)
  const weight = load<f64>(sums)
  let score: f64 = 0
  for (let k = 1; k < sumsWidth(forest); k++) {
    const sum = load<f64>(sums + (<usize>k << 3))
    score += (sum * sum) / weight
  }
  forest.bestFeature = -1
  // Rounding alone must not look like a gain.
  forest.bestGain = forest.minGain + 1e-10 * score
  const group = forest.classes > 0 ? 1 : GROUP
  let tried = 0
  while (tried < forest.featureCount) {
    const isExtra = tried >= forest.featuresPerNode
    if (isExtra && forest.bestFeature >= 0) break
    const count = isExtra ? 1 : min(group, min(forest.featuresPerNode, forest.featureCount) - tried)
    for (let i = tried; i < tried + count; i++) drawFeature(forest, i)
    const drawn = <usize>forest.order + (<usize>tried << 2)
    if (forest.classes > 0) sumClassesByBin(forest, drawn, from, to)
    else sumNumbersByBin(forest, drawn, count, from, to)
    for (let i = 0; i < count; i++) {
      const feature = load<i32>(drawn + (<usize>i << 2))
      const histogram = <usize>forest.histograms + (<usize>i << 12)
      listFilledBins(forest, histogram, feature, from, to)
      trySplits(forest, histogram, feature, sums)
      clearFilledBins(forest, histogram, feature)
    }
    tried += count
  }
  return forest.bestFeature >= 0
}

function drawFeature(forest: Forest, place: i32): void {
  const here = <usize>forest.order + (<usize>place << 2)
  const there = here + (<usize>drawInteger(forest, forest.featureCount - place) << 2)
  const feature = load<i32>(there)
  store<i32>(there, load<i32>(here))
  store<i32>(here, feature)
}

// Both sides are written each time and one of them moves on: no branch to mispredict.
function divide(forest: Forest, from: i32, to: i32): i32 {
  const sides = changetype<usize>(forest) + offsetof<Forest>('bestSet0')
  const column = <usize>forest.bins + placeOf(forest, forest.bestFeature)
  const spareRows = <usize>forest.spareRows
  const sparePairs = <usize>forest.sparePairs
  const stride = <usize>forest.stride
  const rows = <usize>forest.rows
  const pairs = <usize>forest.pairs
  let left: usize = from
  let right: usize = 0
  for (let i = <usize>from; i < <usize>to; i++) {
    const row = load<u32>(rows + (i << 2))
    const pair = v128.load(pairs + (i << 4))
    const bin = <usize>load<u8>(column + <usize>row * stride)
    const isLeft = <usize>(load<u64>(sides + ((bin >> 6) << 3)) >> (bin & 63)) & 1
    store<u32>(rows + (left << 2), row)
    v128.store(pairs + (left << 4), pair)
    store<u32>(spareRows + (right << 2), row)
    v128.store(sparePairs + (right << 4), pair)
    left += isLeft
    right += 1 - isLeft
  }
  for (let i: usize = 0; i < right; i++) {
    store<u32>(rows + ((left + i) << 2), load<u32>(spareRows + (i << 2)))
    v128.store(pairs + ((left + i) << 4), v128.load(sparePairs + (i << 4)))
  }
  return <i32>left
}

/** Completes the bits of the bins that go left: those of a cut, and that of missing values. */
function writeSides(forest: Forest): void {
  const sides = changetype<usize>(forest) + offsetof<Forest>('bestSet0')
  if (forest.bestBin >= 0) {
    for (let first = 0; first < 256; first += 64) {
      const count = min(max(forest.bestBin + 1 - first, 0), 64)
      store<u64>(sides + (<usize>first >> 3), count == 64 ? ~(<u64>0) : ((<u64>1) << count) - 1)
    }
  }
  const missing = binCountOf(forest, forest.bestFeature)
  const word = sides + (<usize>(missing >> 6) << 3)
  const bit = (<u64>1) << (missing & 63)
  store<u64>(word, (load<u64>(word) & ~bit) | (forest.bestMissingLeft ? bit : 0))
}

/** The cut of a number holds its last bin on the left, the next one with rows (from bit 9), and in bit 18 missingLeft. */
function writeSplit(forest: Forest, node: i32): void {
  const at = <usize>forest.nodes + (<usize>node << 4)
  store<i32>(at, forest.bestFeature)
  store<i32>(at, forest.nodeCount, 4)
  store<i32>(at, max(forest.bestBin, 0) | (forest.bestBeyond << 9) | (forest.bestMissingLeft << 18), 8)
  if (forest.bestBin >= 0) {
    store<i32>(at, -1, 12)
    return
  }
  const set = forest.setCount++
  store<i32>(at, set, 12)
  memory.copy(
    <usize>forest.sets + (<usize>set << 5), changetype<usize>(forest) + offsetof<Forest>('bestSet0'), 32,
  )
}
