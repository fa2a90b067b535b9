/** Rows from the highest score to the lowest, parted into runs of equal scores. */
export interface RankedScores {
  readonly order: Uint32Array
  /** Where each run starts in `order`, and the number of rows last. */
  readonly runs: Uint32Array
}

/** Ranks scores, highest first. Equal scores form one run, so nothing depends on the order of rows. */
export function rankScores(scores: Float64Array): RankedScores {
  const order = descendingOrder(scores)
  const runs = new Uint32Array(scores.length + 1)
  let count = 0
  for (let at = 0; at < order.length; at++) {
    if (at === 0 || scores[order[at]!] !== scores[order[at - 1]!]) runs[count++] = at
  }
  runs[count++] = order.length
  return { order, runs: runs.subarray(0, count) }
}

/** Row indices from the highest value to the lowest; equal values keep their order. */
export function descendingOrder(values: Float64Array): Uint32Array {
  if (values.length >= 512) return radixOrder(values)
  return rowNumbers(values.length).sort((a, b) => values[b]! - values[a]! || a - b)
}

const digitBits = 11
const buckets = 1 << digitBits
/** Which half of a double holds its sign, on this machine. */
const highHalf = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1 ? 1 : 0

/** Radix sort over the bits of the doubles, six digits of 11 bits: linear, where a comparator takes most of the time. */
function radixOrder(values: Float64Array): Uint32Array {
  const rows = values.length
  const { low, high } = descendingKeys(values)
  let order = rowNumbers(rows)
  let next = new Uint32Array(rows)
  for (let digit = 0; digit < 6; digit++) {
    const starts = new Uint32Array(buckets + 1)
    const digits = digitOf(low, high, digit)
    for (let row = 0; row < rows; row++) starts[digits[row]! + 1]!++
    if (starts.includes(rows)) continue
    for (let bucket = 0; bucket < buckets; bucket++) starts[bucket + 1]! += starts[bucket]!
    for (let at = 0; at < rows; at++) {
      const row = order[at]!
      next[starts[digits[row]!]!++] = row
    }
    const held = order
    order = next
    next = held
  }
  return order
}

function rowNumbers(rows: number): Uint32Array<ArrayBuffer> {
  const numbers = new Uint32Array(rows)
  for (let row = 0; row < rows; row++) numbers[row] = row
  return numbers
}

function descendingKeys(values: Float64Array): { low: Uint32Array; high: Uint32Array } {
  const low = new Uint32Array(values.length)
  const high = new Uint32Array(values.length)
  // Adding 0 makes -0 equal to 0.
  const halves = new Uint32Array(values.map((value) => value + 0).buffer)
  for (let row = 0; row < values.length; row++) {
    const top = halves[2 * row + highHalf]!
    const bottom = halves[2 * row + 1 - highHalf]!
    // As unsigned numbers, positive doubles ascend and negative ones descend: flip the positive ones' bits.
    const isNegative = top >>> 31 === 1
    high[row] = isNegative ? top : ~top & 0x7fffffff
    low[row] = isNegative ? bottom : ~bottom
  }
  return { low, high }
}

function digitOf(low: Uint32Array, high: Uint32Array, digit: number): Uint16Array {
  const digits = new Uint16Array(low.length)
  const shift = (digit % 3) * digitBits
  const half = digit < 3 ? low : high
  for (let row = 0; row < digits.length; row++) digits[row] = (half[row]! >>> shift) & (buckets - 1)
  return digits
}
