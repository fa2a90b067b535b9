import type { QuickColumns } from './quick-trees.ts'

/** One small tree over binned columns. */
export interface QuickTree {
  valueAt(bins: readonly Uint8Array[], row: number): number
}

const depth = 4
const shrinkage = 1
const leastRows = 10

/** A level of the tree: for each node the column it asks and, for each bin, whether it goes right. */
interface Question {
  readonly column: number
  readonly goesRight: Uint8Array
}

/** Grows a tree level by level to the second order of the loss; `pairs` holds gradient and curvature of each row. */
export function growQuickTree(columns: QuickColumns, rows: Int32Array, pairs: Float64Array): QuickTree {
  const nodeOf = new Uint8Array(rows.length)
  const levels: (readonly (Question | undefined)[])[] = []
  for (let level = 0; level < depth; level++) {
    const nodes = 1 << level
    const best = bestQuestions(columns, rows, { pairs, nodeOf, nodes })
    levels.push(best)
    if (best.every((question) => question === undefined)) break
    for (let i = 0; i < rows.length; i++) nodeOf[i] = next(nodeOf[i]!, best, columns.bins, rows[i]!)
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
  rows: Int32Array,
  { pairs, nodeOf, nodes }: Level,
): (Question | undefined)[] {
  const gains = new Float64Array(nodes).fill(1e-9)
  const best: (Question | undefined)[] = Array.from({ length: nodes })
  for (const [column, own] of bins.entries()) {
    const width = binCounts[column]!
    const sums = new Float64Array(3 * nodes * width)
    for (let i = 0; i < rows.length; i++) {
      const at = 3 * (nodeOf[i]! * width + own[rows[i]!]!)
      sums[at]! += pairs[2 * i]!
      sums[at + 1]! += pairs[2 * i + 1]!
      sums[at + 2]!++
    }
    for (let node = 0; node < nodes; node++) {
      const ofNode = sums.subarray(3 * node * width, 3 * (node + 1) * width)
      for (const order of ordersOf(ofNode, isUnordered[column]!)) {
        const found = bestCut(ofNode, order)
        if (!found || found.gain <= gains[node]!) continue
        gains[node] = found.gain
        best[node] = { column, goesRight: rightOf(order, found.cut) }
      }
    }
  }
  return best
}

/** Ways to line the bins up before they are cut: missing cells at either end, or by what the bins ask for. */
function ordersOf(sums: Float64Array, isUnordered: boolean): readonly number[][] {
  const width = sums.length / 3
  const all = Array.from({ length: width }, (_, bin) => bin)
  if (isUnordered) {
    const wish = (bin: number): number => sums[3 * bin]! / (sums[3 * bin + 1]! + shrinkage)
    return [all.filter((bin) => sums[3 * bin + 2]! > 0).sort((a, b) => wish(a) - wish(b) || a - b)]
  }
  const hasMissing = sums[3 * (width - 1) + 2]! > 0
  const present = all.slice(0, -1)
  return hasMissing
    ? [
        [...present, width - 1],
        [width - 1, ...present],
      ]
    : [present]
}

function bestCut(sums: Float64Array, order: readonly number[]): { cut: number; gain: number } | undefined {
  let [gradient, hessian, count] = [0, 0, 0]
  for (const bin of order) {
    gradient += sums[3 * bin]!
    hessian += sums[3 * bin + 1]!
    count += sums[3 * bin + 2]!
  }
  const worth = (g: number, h: number): number => (g * g) / (h + shrinkage)
  const whole = worth(gradient, hessian)
  let best: { cut: number; gain: number } | undefined
  let [leftGradient, leftHessian, leftCount] = [0, 0, 0]
  for (let cut = 1; cut < order.length; cut++) {
    const bin = order[cut - 1]!
    leftGradient += sums[3 * bin]!
    leftHessian += sums[3 * bin + 1]!
    leftCount += sums[3 * bin + 2]!
    if (leftCount < leastRows || count - leftCount < leastRows) continue
    const gain =
      worth(leftGradient, leftHessian) + worth(gradient - leftGradient, hessian - leftHessian) - whole
    if (!best || gain > best.gain) best = { cut, gain }
  }
  return best
}

/** Any bin not in the order had no rows and goes left. */
function rightOf(order: readonly number[], cut: number): Uint8Array {
  const goesRight = new Uint8Array(256)
  for (const bin of order.slice(cut)) goesRight[bin] = 1
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
