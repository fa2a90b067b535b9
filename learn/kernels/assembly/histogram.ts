// Sums of gradients and hessians by bin.
//
// A row's gradient and hessian are whole numbers packed in one i64: gradient in the upper half,
// hessian (never negative) in the lower. One addition sums both. Sums of a block cannot leave their
// half (see `fixed-point.ts`), and blocks are added up as doubles that stay exact whole numbers, so
// the order of rows and the number of threads cannot change a bit of the result.

/** Rows summed in packed form before they are added to the doubles. Same in `fixed-point.ts`. */
const BLOCK: i32 = 16384

/**
 * Writes the (gradient, hessian) sums of each bin as two doubles to `histogram`.
 * `bins` is row-major; `plan` holds, for each feature wanted, its place in a row and the byte offset
 * of its first bin in `scratch` (two i32); `scratch` has one i64 for each of `binCount` bins.
 */
export function buildHistogram(
  bins: usize, stride: i32, rows: usize, rowCount: i32, packed: usize,
  plan: usize, planCount: i32, scratch: usize, binCount: i32, histogram: usize,
): void {
  memory.fill(histogram, 0, <usize>binCount << 4)
  const planEnd = plan + (<usize>planCount << 3)
  for (let from = 0; from < rowCount; from += BLOCK) {
    const to = min(from + BLOCK, rowCount)
    memory.fill(scratch, 0, <usize>binCount << 3)
    addRows(bins, stride, rows + (<usize>from << 2), to - from, packed, plan, planEnd, scratch)
    flush(scratch, binCount, histogram)
  }
}

/**
 * The same in packed form, one i64 a bin, for so few rows that sums stay in their halves: `plan` has byte offsets in
 * `histogram`.
 */
export function buildPackedHistogram(
  bins: usize, stride: i32, rows: usize, rowCount: i32, packed: usize,
  plan: usize, planCount: i32, histogram: usize, binCount: i32,
): void {
  memory.fill(histogram, 0, <usize>binCount << 3)
  addRows(bins, stride, rows, rowCount, packed, plan, plan + (<usize>planCount << 3), histogram)
}

/** Writes packed sums as two doubles each. */
export function unpackHistogram(packed: usize, binCount: i32, histogram: usize): void {
  const end = packed + (<usize>binCount << 3)
  for (; packed < end; packed += 8, histogram += 16) {
    const sums = load<i64>(packed)
    v128.store(histogram, f64x2.replace_lane(f64x2.splat(<f64>(sums >> 32)), 1, <f64>(sums & 0xffffffff)))
  }
}

/** `whole` becomes `whole` − `part`, bin by bin, in packed form. */
export function subtractPackedHistogram(whole: usize, part: usize, binCount: i32): void {
  const end = whole + (<usize>binCount << 3)
  for (; whole + 8 < end; whole += 16, part += 16) {
    v128.store(whole, i64x2.sub(v128.load(whole), v128.load(part)))
  }
  if (whole < end) store<i64>(whole, load<i64>(whole) - load<i64>(part))
}

/** `into` becomes `into` + `part`, bin by bin, in packed form. */
export function addPackedHistogram(into: usize, part: usize, binCount: i32): void {
  const end = into + (<usize>binCount << 3)
  for (; into + 8 < end; into += 16, part += 16) {
    v128.store(into, i64x2.add(v128.load(into), v128.load(part)))
  }
  if (into < end) store<i64>(into, load<i64>(into) + load<i64>(part))
}

// @ts-ignore: decorator
@inline
function addTo(cell: usize, value: i64): void {
  store<i64>(cell, load<i64>(cell) + value)
}

// Two rows at a time, so that one read of the plan serves both.
function addRows(
  bins: usize, stride: i32, rows: usize, rowCount: i32, packed: usize,
  plan: usize, planEnd: usize, scratch: usize,
): void {
  const end = rows + (<usize>rowCount << 2)
  const pairsEnd = rows + (<usize>(rowCount & ~1) << 2)
  let at = rows
  for (; at < pairsEnd; at += 8) {
    const first = <usize>load<u32>(at)
    const second = <usize>load<u32>(at, 4)
    const firstBins = bins + first * <usize>stride
    const secondBins = bins + second * <usize>stride
    const firstPacked = load<i64>(packed + (first << 3))
    const secondPacked = load<i64>(packed + (second << 3))
    for (let entry = plan; entry < planEnd; entry += 8) {
      const place = <usize>load<u32>(entry)
      const cells = scratch + <usize>load<u32>(entry, 4)
      addTo(cells + (<usize>load<u8>(firstBins + place) << 3), firstPacked)
      addTo(cells + (<usize>load<u8>(secondBins + place) << 3), secondPacked)
    }
  }
  if (at < end) {
    const row = <usize>load<u32>(at)
    const rowBins = bins + row * <usize>stride
    const value = load<i64>(packed + (row << 3))
    for (let entry = plan; entry < planEnd; entry += 8) {
      const cells = scratch + <usize>load<u32>(entry, 4)
      addTo(cells + (<usize>load<u8>(rowBins + <usize>load<u32>(entry)) << 3), value)
    }
  }
}

function flush(scratch: usize, binCount: i32, histogram: usize): void {
  for (let bin = 0; bin < binCount; bin++) {
    const sums = load<i64>(scratch + (<usize>bin << 3))
    if (sums == 0) continue
    const cell = histogram + (<usize>bin << 4)
    const pair = f64x2.replace_lane(f64x2.splat(<f64>(sums >> 32)), 1, <f64>(sums & 0xffffffff))
    v128.store(cell, f64x2.add(v128.load(cell), pair))
  }
}

/** `whole` becomes `whole` − `part`, bin by bin. */
export function subtractHistogram(whole: usize, part: usize, binCount: i32): void {
  const end = whole + (<usize>binCount << 4)
  for (; whole < end; whole += 16, part += 16) {
    v128.store(whole, f64x2.sub(v128.load(whole), v128.load(part)))
  }
}

/** `into` becomes `into` + `part`, bin by bin. */
export function addHistogram(into: usize, part: usize, binCount: i32): void {
  const end = into + (<usize>binCount << 4)
  for (; into < end; into += 16, part += 16) {
    v128.store(into, f64x2.add(v128.load(into), v128.load(part)))
  }
}
