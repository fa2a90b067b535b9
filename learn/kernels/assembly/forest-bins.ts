// Sums of a node's labels and weights by bin, and which bins have rows.

import { Forest } from './forest'

// @ts-ignore: decorator
@inline
export function sumsWidth(forest: Forest): i32 {
  return max(forest.classes, 1) + 1
}

// @ts-ignore: decorator
@inline
export function placeOf(forest: Forest, feature: i32): usize {
  return <usize>load<i32>(<usize>forest.features + <usize>feature * 12)
}

// @ts-ignore: decorator
@inline
export function binCountOf(forest: Forest, feature: i32): i32 {
  return load<i32>(<usize>forest.features + <usize>feature * 12, 4)
}

// @ts-ignore: decorator
@inline
function addPair(histogram: usize, bin: usize, pair: v128): void {
  const cell = histogram + (bin << 4)
  v128.store(cell, f64x2.add(v128.load(cell), pair))
}

// Several features in one pass: their additions do not wait for each other.
export function sumNumbersByBin(forest: Forest, drawn: usize, count: i32, from: i32, to: i32): void {
  const bins = <usize>forest.bins
  const stride = <usize>forest.stride
  const histograms = <usize>forest.histograms
  const a = placeOf(forest, load<i32>(drawn))
  const b = count > 1 ? placeOf(forest, load<i32>(drawn, 4)) : 0
  const c = count > 2 ? placeOf(forest, load<i32>(drawn, 8)) : 0
  const d = count > 3 ? placeOf(forest, load<i32>(drawn, 12)) : 0
  const end = <usize>forest.rows + (<usize>to << 2)
  let pairAt = <usize>forest.pairs + (<usize>from << 4)
  for (let at = <usize>forest.rows + (<usize>from << 2); at < end; at += 4, pairAt += 16) {
    const row = bins + <usize>load<u32>(at) * stride
    const pair = v128.load(pairAt)
    addPair(histograms, load<u8>(row + a), pair)
    if (count > 1) addPair(histograms + 4096, load<u8>(row + b), pair)
    if (count > 2) addPair(histograms + 8192, load<u8>(row + c), pair)
    if (count > 3) addPair(histograms + 12288, load<u8>(row + d), pair)
  }
}

/** For each bin the weight of all, then of each class. */
export function sumClassesByBin(forest: Forest, drawn: usize, from: i32, to: i32): void {
  const bins = <usize>forest.bins + placeOf(forest, load<i32>(drawn))
  const stride = <usize>forest.stride
  const width = <usize>(forest.classes + 1) << 3
  for (let i = from; i < to; i++) {
    const row = <usize>load<u32>(<usize>forest.rows + (<usize>i << 2))
    const pair = <usize>forest.pairs + (<usize>i << 4)
    const weight = load<f64>(pair, 8)
    const all = <usize>forest.histograms + <usize>load<u8>(bins + row * stride) * width
    store<f64>(all, load<f64>(all) + weight)
    const own = all + 8 + (<usize>load<f64>(pair) << 3)
    store<f64>(own, load<f64>(own) + weight)
  }
}

/** Lists in order which bins of present values have rows: of few rows their bins are marked, else all are looked at. */
export function listFilledBins(forest: Forest, histogram: usize, feature: i32, from: i32, to: i32): void {
  const bits = changetype<usize>(forest) + offsetof<Forest>('filled0')
  const binCount = binCountOf(forest, feature)
  const missing = bits + (<usize>(binCount >> 6) << 3)
  forest.filledCount = 0
  for (let first = 0; first < 256; first += 64) store<u64>(bits + (<usize>first >> 3), 0)
  if (2 * (to - from) < binCount) {
    markBins(forest, bits, feature, from, to)
    store<u64>(missing, load<u64>(missing) & ~((<u64>1) << (binCount & 63)))
    for (let first = 0; first < binCount; first += 64) listBits(forest, load<u64>(bits + (<usize>first >> 3)), first)
  } else {
    for (let first = 0; first < binCount; first += 64) {
      store<u64>(bits + (<usize>first >> 3), listByWeight(forest, histogram, first, min(first + 64, binCount)))
    }
  }
}

function markBins(forest: Forest, bits: usize, feature: i32, from: i32, to: i32): void {
  const column = <usize>forest.bins + placeOf(forest, feature)
  const stride = <usize>forest.stride
  const end = <usize>forest.rows + (<usize>to << 2)
  for (let at = <usize>forest.rows + (<usize>from << 2); at < end; at += 4) {
    const bin = <usize>load<u8>(column + <usize>load<u32>(at) * stride)
    const word = bits + ((bin >> 6) << 3)
    store<u64>(word, load<u64>(word) | ((<u64>1) << (bin & 63)))
  }
}

// @ts-ignore: decorator
@inline
function listBits(forest: Forest, bits: u64, first: i32): void {
  let filled = <usize>forest.filled + <usize>forest.filledCount
  forest.filledCount += <i32>popcnt(bits)
  for (; bits != 0; bits &= bits - 1) store<u8>(filled++, first + <i32>ctz(bits))
}

/** Lists the bins of a range that have weight, and returns them as bits. */
function listByWeight(forest: Forest, histogram: usize, first: i32, end: i32): u64 {
  const width = <usize>sumsWidth(forest) << 3
  let cell = histogram + <usize>first * width + (forest.classes > 0 ? 0 : 8)
  let filled = <usize>forest.filled + <usize>forest.filledCount
  let bits: u64 = 0
  for (let bin = first; bin < end; bin++, cell += width) {
    const isFilled = load<f64>(cell) != 0
    store<u8>(filled, <u8>bin)
    filled += <usize>isFilled
    bits |= (<u64>isFilled) << (bin & 63)
  }
  forest.filledCount = <i32>(filled - <usize>forest.filled)
  return bits
}

export function clearFilledBins(forest: Forest, histogram: usize, feature: i32): void {
  const width = <usize>sumsWidth(forest) << 3
  const end = <usize>forest.filled + <usize>forest.filledCount
  for (let at = <usize>forest.filled; at < end; at++) clearCell(histogram + <usize>load<u8>(at) * width, width)
  clearCell(histogram + <usize>binCountOf(forest, feature) * width, width)
}

// @ts-ignore: decorator
@inline
function clearCell(cell: usize, width: usize): void {
  for (let k: usize = 0; k < width; k += 8) store<f64>(cell + k, 0)
}
