// The best split of a node by the histograms of all its features. Does what `trees/number-split.ts` and
// `trees/category-split.ts` do, feature after feature, to the bit: sums are whole numbers times powers of two.

import { tryCategory } from './category-sides'
import { unpackHistogram } from './histogram'
import { tryNumber } from './number-cuts'
import { tryPackedNumber } from './packed-cuts'
import { SplitSearch } from './split-search'

/** `features` holds for each the byte offset of its first bin in the histogram, its bins, and whether it is a category (three i32). */
export function searchSplits(search: SplitSearch, histogram: usize, features: usize, count: i32): void {
  search.feature = -1
  for (let i = 0; i < count; i++, features += 12) {
    const cells = histogram + <usize>load<u32>(features)
    const binCount = load<i32>(features, 4)
    listFilled(search, cells, binCount)
    if (load<i32>(features, 8)) tryCategory(search, cells, binCount, i)
    else tryNumber(search, cells, binCount, i)
  }
}

/** The same by a packed histogram of sums that fit in their halves; `features` has byte offsets in that. */
export function searchPackedSplits(search: SplitSearch, histogram: usize, features: usize, count: i32): void {
  search.feature = -1
  const gradient = <i64>(search.gradient / search.gradientUnit)
  search.whole = (gradient << 32) + <i64>(search.hessian / search.hessianUnit)
  search.leastWhole = ceil(search.least / search.hessianUnit)
  const room = <usize>search.cells
  for (let i = 0; i < count; i++, features += 12) {
    const cells = histogram + <usize>load<u32>(features)
    const binCount = load<i32>(features, 4)
    const isCategory = load<i32>(features, 8)
    if (!isCategory && search.l1 == 0) {
      tryPackedNumber(search, cells, binCount, i)
      continue
    }
    unpackHistogram(cells, binCount + 1, room)
    listFilled(search, room, binCount)
    if (isCategory) tryCategory(search, room, binCount, i)
    else tryNumber(search, room, binCount, i)
  }
}

function listFilled(search: SplitSearch, cells: usize, binCount: i32): void {
  const filled = <usize>search.filled
  let count: usize = 0
  for (let bin = 0; bin < binCount; bin++, cells += 16) {
    store<u8>(filled + count, <u8>bin)
    // Without a branch: a bin without rows is written over by the next one. Minus zero does not occur in sums.
    count += <usize>v128.any_true(v128.load(cells))
  }
  search.filledCount = <i32>count
}
