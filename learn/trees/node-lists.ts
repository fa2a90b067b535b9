/** The rows of a tree with their weights and labels, in order of its nodes: each node reads one stretch. */
interface NodeLists {
  readonly rows: Int32Array
  readonly weights: Float64Array
  readonly labels: Float64Array
}

interface Stretch {
  readonly from: number
  readonly to: number
}

export function createLists(rows: Int32Array, weights: Float64Array, labels: Float64Array): NodeLists {
  const lists = { rows, weights: new Float64Array(rows.length), labels: new Float64Array(rows.length) }
  for (let i = 0; i < rows.length; i++) {
    lists.weights[i] = weights[rows[i]!]!
    lists.labels[i] = labels[rows[i]!]!
  }
  return lists
}

/** Adds weight × label and weight of each row to its bin: two numbers per bin. */
export function addNumbersByBin(
  values: Float64Array,
  column: Uint8Array,
  { rows, weights, labels, from, to }: NodeLists & Stretch,
): void {
  for (let i = from; i < to; i++) {
    const at = 2 * column[rows[i]!]!
    const weight = weights[i]!
    values[at]! += weight * labels[i]!
    values[at + 1]! += weight
  }
}

/** Adds the weight of each row to its class in its bin, and to the bin's total: classes + 1 numbers per bin. */
export function addClassesByBin(
  values: Float64Array,
  column: Uint8Array,
  { rows, weights, labels, from, to, classes }: NodeLists & Stretch & { readonly classes: number },
): void {
  for (let i = from; i < to; i++) {
    const at = (classes + 1) * column[rows[i]!]!
    const weight = weights[i]!
    values[at + labels[i]!]! += weight
    values[at + classes]! += weight
  }
}

/** Lists in order which bins of present values have rows; few rows are sorted, many looked up bin by bin. */
export function listFilledBins(
  filled: Uint8Array,
  { values, column, binCount }: { values: Float64Array; column: Uint8Array; binCount: number },
  { rows, from, to }: Pick<NodeLists, 'rows'> & Stretch,
): number {
  if (to - from < fewRows) return sortBins(filled, { column, binCount, rows, from, to })
  const width = values.length / 256
  let count = 0
  for (let bin = 0, at = width - 1; bin < binCount; bin++, at += width)
    if (values[at] !== 0) filled[count++] = bin
  return count
}

const fewRows = 24

/** By insertion, each bin once. */
function sortBins(
  filled: Uint8Array,
  { column, binCount, rows, from, to }: { column: Uint8Array; binCount: number; rows: Int32Array } & Stretch,
): number {
  let count = 0
  for (let i = from; i < to; i++) {
    const bin = column[rows[i]!]!
    if (bin === binCount) continue
    let place = count
    while (place > 0 && filled[place - 1]! > bin) place--
    if (place > 0 && filled[place - 1] === bin) continue
    filled.copyWithin(place + 1, place, count++)
    filled[place] = bin
  }
  return count
}

/** Puts rows whose bin has 1 in `goesLeft` first, each side in its old order; returns where the others start. */
export function divideStretch(
  { rows, weights, labels, from, to }: NodeLists & Stretch,
  column: Uint8Array,
  { goesLeft, spare }: { readonly goesLeft: Uint8Array; readonly spare: NodeLists },
): number {
  let left = from
  let right = 0
  for (let i = from; i < to; i++) {
    const row = rows[i]!
    const weight = weights[i]!
    const label = labels[i]!
    if (goesLeft[column[row]!] === 1) {
      rows[left] = row
      weights[left] = weight
      labels[left++] = label
    } else {
      spare.rows[right] = row
      spare.weights[right] = weight
      spare.labels[right++] = label
    }
  }
  for (let i = 0; i < right; i++) {
    rows[left + i] = spare.rows[i]!
    weights[left + i] = spare.weights[i]!
    labels[left + i] = spare.labels[i]!
  }
  return left
}
