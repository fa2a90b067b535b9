import type { QuickColumns } from './quick-trees.ts'

/** One small tree over binned columns. */
export interface QuickTree {
  valueAt(bins: readonly Uint8Array[], row: number): number
}

const shrinkage = 1
const leastRows = 10

/** A level of the tree: for each node the column it asks and, for each bin, whether it goes right. */
interface Question {
  readonly column: number
  readonly goesRight: Uint8Array
}

/**
 * Grows a tree level by level, on all rows of the columns, to the second order of the loss; `pairs` holds gradient
 * and curvature of each row.
 */
export function growQuickTree(
  columns: QuickColumns,
  { pairs, depth }: { readonly pairs: Float64Array; readonly depth: number },
): QuickTree {
  const nodeOf = new Uint8Array(pairs.length / 2)
  const levels: (readonly (Question | undefined)[])[] = []
  for (let level = 0; level < depth; level++) {
    const nodes = 1 << level
    const best = bestQuestions(columns, { pairs, nodeOf, nodes })
    if (best.every((question) => question === undefined)) break
    levels.push(best)
    for (let row = 0; row < nodeOf.length; row++) nodeOf[row] = next(nodeOf[row]!, best, columns.bins, row)
  }
  const leaves = leafValues(pairs, nodeOf, 1 << levels.length)
  return {
    valueAt(bins, row) {
      let node = 0
      for (const questions of levels) node = next(node, questions, bins, row)
      return leaves[node]!
    },
  }
}

/** A node without a question sends all its rows left. */
function next(
  node: number,
  questions: readonly (Question | undefined)[],
  bins: readonly Uint8Array[],
  row: number,
): number {
  const question = questions[node]
  return 2 * node + (question ? question.goesRight[bins[question.column]![row]!]! : 0)
}

interface Level {
  readonly pairs: Float64Array
  readonly nodeOf: Uint8Array
  readonly nodes: number
}

function bestQuestions(
  { bins, binCounts, isUnordered }: QuickColumns,
  { pairs, nodeOf, nodes }: Level,
): (Question | undefined)[] {
  const best: (Found | undefined)[] = Array.from({ length: nodes })
  const stride = 3 * Math.max(0, ...binCounts)
  const sums = new Float64Array(nodes * stride)
  const starts = Int32Array.from(nodeOf, (node) => node * stride)
  for (const [column, own] of bins.entries()) {
    const width = binCounts[column]!
    sums.fill(0)
    for (let row = 0; row < starts.length; row++) {
      const at = starts[row]! + 3 * own[row]!
      sums[at]! += pairs[2 * row]!
      sums[at + 1]! += pairs[2 * row + 1]!
      sums[at + 2]!++
    }
    for (let node = 0; node < nodes; node++) {
      const from = node * stride
      const least = best[node]?.gain ?? 1e-9
      const found = bestCut(sums, { from, width, column, isUnordered: isUnordered[column]!, least })
      if (found) best[node] = found
    }
  }
  return best.map((found) => found && { column: found.column, goesRight: rightOf(found) })
}

/** A cut through the bins in their order: those from `cut` on go right. */
interface Found {
  readonly column: number
  readonly gain: number
  readonly order: Uint8Array
  readonly cut: number
}

interface Stretch {
  /** Where the sums of the node begin: gradient, curvature and rows of each bin. */
  readonly from: number
  readonly width: number
  readonly column: number
  readonly isUnordered: boolean
  /** Only a better gain is asked for. */
  readonly least: number
}

function bestCut(
  sums: Float64Array,
  { from, width, column, isUnordered, least }: Stretch,
): Found | undefined {
  let found: Found | undefined
  let [gradient, hessian, count] = [0, 0, 0]
  for (let at = from; at < from + 3 * width; at += 3) {
    gradient += sums[at]!
    hessian += sums[at + 1]!
    count += sums[at + 2]!
  }
  if (count < 2 * leastRows) return undefined
  const whole = (gradient * gradient) / (hessian + shrinkage)
  for (const order of ordersOf(sums, from, { width, isUnordered })) {
    let [leftGradient, leftHessian, leftCount] = [0, 0, 0]
    for (let cut = 1; cut < order.length; cut++) {
      const at = from + 3 * order[cut - 1]!
      leftGradient += sums[at]!
      leftHessian += sums[at + 1]!
      leftCount += sums[at + 2]!
      if (leftCount < leastRows || count - leftCount < leastRows) continue
      const rightGradient = gradient - leftGradient
      const gain =
        (leftGradient * leftGradient) / (leftHessian + shrinkage) +
        (rightGradient * rightGradient) / (hessian - leftHessian + shrinkage) -
        whole
      if (gain > (found?.gain ?? least)) found = { column, gain, order, cut }
    }
  }
  return found
}

/** Ways to line the bins up before they are cut: missing cells at either end, or by what the bins ask for. */
function ordersOf(
  sums: Float64Array,
  from: number,
  { width, isUnordered }: { readonly width: number; readonly isUnordered: boolean },
): readonly Uint8Array[] {
  if (isUnordered) {
    const wish = (bin: number): number => sums[from + 3 * bin]! / (sums[from + 3 * bin + 1]! + shrinkage)
    const filled = missingLast(width).filter((bin) => sums[from + 3 * bin + 2]! > 0)
    return [filled.sort((a, b) => wish(a) - wish(b) || a - b)]
  }
  const hasMissing = sums[from + 3 * (width - 1) + 2]! > 0
  return hasMissing ? [missingLast(width), missingFirst(width)] : [missingLast(width)]
}

const lastOrders = new Map<number, Uint8Array>()
const firstOrders = new Map<number, Uint8Array>()

function missingLast(width: number): Uint8Array {
  const known = lastOrders.get(width)
  if (known) return known
  const order = Uint8Array.from({ length: width }, (_, bin) => bin)
  lastOrders.set(width, order)
  return order
}

function missingFirst(width: number): Uint8Array {
  const known = firstOrders.get(width)
  if (known) return known
  const order = Uint8Array.from({ length: width }, (_, place) => (place === 0 ? width - 1 : place - 1))
  firstOrders.set(width, order)
  return order
}

/** Any bin not in the order had no rows and goes left. */
function rightOf({ order, cut }: Found): Uint8Array {
  const goesRight = new Uint8Array(256)
  for (const bin of order.subarray(cut)) goesRight[bin] = 1
  return goesRight
}

function leafValues(pairs: Float64Array, nodeOf: Uint8Array, leaves: number): Float64Array {
  const gradients = new Float64Array(leaves)
  const hessians = new Float64Array(leaves)
  for (let i = 0; i < nodeOf.length; i++) {
    gradients[nodeOf[i]!]! += pairs[2 * i]!
    hessians[nodeOf[i]!]! += pairs[2 * i + 1]!
  }
  return gradients.map((gradient, leaf) => -gradient / (hessians[leaf]! + shrinkage))
}
