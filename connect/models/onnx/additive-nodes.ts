import type { FittedAdditive, PairShape, PairSide, Shape } from '@cadre/learn/additive'
import { columnNamed, lookUpLabels, nothingUsed, takeRows } from './columns.ts'
import type { GraphColumns } from './columns.ts'
import type { GraphBuilder } from './graph.ts'

const integerType = 7
const doubleType = 11

/** An additive model: each of its tables is looked up, and what they say is summed to [N, outputs]. */
export function addAdditive(graph: GraphBuilder, columns: GraphColumns, fitted: FittedAdditive): string {
  const { intercept, shapes, pairs } = fitted
  const outputs = intercept.length
  if (shapes.length === 0) throw nothingUsed()
  const parts = [
    ...shapes.map((shape) => addShape(graph, columns, { shape, outputs })),
    ...pairs.map((pair) => addPair(graph, columns, { pair, outputs })),
  ]
  const start = graph.constant(intercept, [1, outputs])
  return parts.reduce((sum, part) => graph.op('Add', [sum, part]), start)
}

function addShape(
  graph: GraphBuilder,
  columns: GraphColumns,
  { shape, outputs }: { readonly shape: Shape; readonly outputs: number },
): string {
  const { bins, values, edges, levels } = shape
  const rowAt = (bin: number): number[] =>
    Array.from({ length: outputs }, (_, output) => values[output * (bins + 1) + bin]!)
  const rows = Array.from({ length: bins }, (_, bin) => rowAt(bin))
  const missing = rowAt(bins)
  const x = columnNamed(columns, shape.column).tensor()
  if (shape.kind === 'category')
    return lookUpLabels(graph, x, { levels, rows, missing, unseen: missing.map(() => 0) })
  return takeRows(graph, intervalAt(graph, x, { edges, missing: bins }), [...rows, missing])
}

/** Where two labels or numbers meet in the table of a pair; a level never seen adds nothing. */
function addPair(
  graph: GraphBuilder,
  columns: GraphColumns,
  { pair, outputs }: { readonly pair: PairShape; readonly outputs: number },
): string {
  const [first, second] = pair.sides
  const size = pair.counts.length
  const known = (down: number, across: number): boolean => down <= first.slots && across <= second.slots
  const rows = Array.from({ length: first.slots + 2 }, (_, down) =>
    Array.from({ length: second.slots + 2 }, (__, across) =>
      Array.from({ length: outputs }, (___, output) =>
        known(down, across) ? pair.values[output * size + down * (second.slots + 1) + across]! : 0,
      ),
    ),
  ).flat()
  const down = slotAt(graph, columns, first)
  const across = slotAt(graph, columns, second)
  const start = graph.op('Mul', [down, graph.integers([second.slots + 2], [])])
  return takeRows(graph, graph.op('Add', [start, across]), rows)
}

/** [N, 1]: the slot, that of missing cells, or one more for a level never seen. */
function slotAt(graph: GraphBuilder, columns: GraphColumns, side: PairSide): string {
  const x = columnNamed(columns, side.column).tensor()
  if (side.kind !== 'category') return intervalAt(graph, x, { edges: side.edges, missing: side.slots })
  const rows = side.levelSlots.map((slot) => [slot])
  const found = lookUpLabels(graph, x, {
    levels: side.levels,
    rows,
    missing: [side.slots],
    unseen: [side.slots + 1],
  })
  return graph.op('Cast', [found], { to: integerType })
}

/** [N, 1]: how many edges a number is not below, or `missing`. */
function intervalAt(
  graph: GraphBuilder,
  x: string,
  { edges, missing }: { readonly edges: Float64Array; readonly missing: number },
): string {
  const passed = graph.op('GreaterOrEqual', [x, graph.constant(edges, [1, edges.length])])
  const bin =
    edges.length === 0
      ? graph.op('Cast', [graph.op('Mul', [zeroLike(graph, x), graph.constant(0)])], { to: integerType })
      : graph.op('ReduceSum', [graph.op('Cast', [passed], { to: integerType }), graph.integers([1])], {
          keepdims: 1,
        })
  return graph.op('Where', [graph.op('IsNaN', [x]), graph.integers([missing], []), bin])
}

function zeroLike(graph: GraphBuilder, x: string): string {
  return graph.op('Cast', [graph.op('IsNaN', [x])], { to: doubleType })
}
