import type { Column } from '@cadre/learn/table'

/** A column as the groups of rows its values make; what the values are does not matter. */
export interface Partition {
  /** Number of the row's group in order of first appearance, -1 where missing. */
  readonly codes: Int32Array
  readonly count: number
}

const maximumGroups = 256
const leastRows = 30
/** Share of the rows that must agree, so that a few slips do not hide a copy. */
const agreement = 0.995

/** The partition of a column; `undefined` for text, dates, and columns of more than 256 values or fewer than two. */
export function partitionOf(column: Column): Partition | undefined {
  switch (column.kind) {
    case 'category':
      return denseCodes(column.codes, column.missing)
    case 'boolean':
    case 'number':
      return denseCodes(column.values, column.missing)
    default:
      return undefined
  }
}

/**
 * True when two columns part the rows alike, however their values are written: "sex" and "gender_code". Judged
 * on rows filled in both (at least 30), 99.5 % of which must agree.
 */
export function areSamePartition(a: Partition, b: Partition): boolean {
  if (a.count !== b.count) return false
  const together = new Int32Array(a.count * b.count)
  let rows = 0
  for (let row = 0; row < a.codes.length; row++) {
    const left = a.codes[row]!
    const right = b.codes[row]!
    if (left < 0 || right < 0) continue
    together[left * b.count + right]!++
    rows++
  }
  if (rows < leastRows) return false
  const needed = agreement * rows
  return largestShares(together, a.count, 1) >= needed && largestShares(together, 1, a.count) >= needed
}

/** Over the groups of one side (cells `groupStep` apart), the sum of rows in the other side's most frequent group. */
function largestShares(together: Int32Array, groupStep: number, otherStep: number): number {
  const groups = Math.max(groupStep, otherStep)
  let total = 0
  for (let group = 0; group < groups; group++) {
    let largest = 0
    for (let other = 0; other < groups; other++) {
      largest = Math.max(largest, together[group * groupStep + other * otherStep]!)
    }
    total += largest
  }
  return total
}

function denseCodes(values: ArrayLike<number>, missing: Uint8Array | undefined): Partition | undefined {
  const codes = new Int32Array(values.length)
  const known = new Map<number, number>()
  for (let row = 0; row < values.length; row++) {
    if (missing?.[row] === 1) {
      codes[row] = -1
      continue
    }
    let code = known.get(values[row]!)
    if (code === undefined) {
      code = known.size
      if (code === maximumGroups) return undefined
      known.set(values[row]!, code)
    }
    codes[row] = code
  }
  return known.size < 2 ? undefined : { codes, count: known.size }
}
