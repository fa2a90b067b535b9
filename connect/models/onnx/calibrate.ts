import type { Link } from '@cadre/learn'
import type { Calibrator } from '@cadre/learn/calibration'
import { takeRows } from './columns.ts'
import type { GraphBuilder } from './graph.ts'
import { cutAt, line, logOdds } from './learners.ts'

/** Margins, [N, outputs], as predictions. */
export function throughLink(graph: GraphBuilder, margin: string, link: Link): string {
  switch (link) {
    case 'identity':
      return margin
    case 'logit':
      return graph.op('Sigmoid', [margin])
    case 'log':
      return graph.op('Exp', [margin])
    case 'softmax':
      return graph.op('Softmax', [margin], { axis: 1 })
  }
}

/** Probabilities as the bundle's calibration has them. */
export function calibrate(graph: GraphBuilder, p: string, calibrator: Calibrator): string {
  switch (calibrator.kind) {
    case 'none':
      return p
    case 'platt':
      return graph.op('Sigmoid', [line(graph, logOdds(graph, cutAt(graph, p, calibrator.floor)), calibrator)])
    case 'isotonic':
      return interpolate(graph, p, calibrator)
    case 'temperature': {
      const { temperature, floor } = calibrator
      const raised = graph.op('Max', [p, graph.constant(floor)])
      const powers = graph.op('Pow', [raised, graph.constant(1 / temperature)])
      return graph.op('Div', [powers, graph.op('ReduceSum', [powers, graph.integers([1])], { keepdims: 1 })])
    }
  }
}

/** Linear between knots, flat outside them; p is [N, 1]. */
function interpolate(
  graph: GraphBuilder,
  p: string,
  { x, y }: Extract<Calibrator, { kind: 'isotonic' }>,
): string {
  const knots = x.length === 1 ? { x: [x[0]!, x[0]! + 1], y: [y[0]!, y[0]!] } : { x, y }
  // The interval is told by how many of its inner knots are not above p.
  const inner = knots.x.slice(1, -1)
  const rows = knots.x
    .slice(1)
    .map((end, i) => [knots.x[i]!, end - knots.x[i]!, knots.y[i]!, knots.y[i + 1]! - knots.y[i]!])
  const found = takeRows(graph, intervalOf(graph, p, inner), rows)
  const part = (index: number): string => graph.op('Gather', [found, graph.integers([index])], { axis: 1 })
  const along = graph.op('Div', [graph.op('Sub', [p, part(0)]), part(1)])
  const within = graph.op('Min', [graph.op('Max', [along, graph.constant(0)]), graph.constant(1)])
  return graph.op('Add', [part(2), graph.op('Mul', [within, part(3)])])
}

function intervalOf(graph: GraphBuilder, p: string, inner: readonly number[]): string {
  const edges = inner.length === 0 ? [Number.MAX_VALUE] : inner
  const passed = graph.op('GreaterOrEqual', [p, graph.constant(edges, [1, edges.length])])
  return graph.op('ReduceSum', [graph.op('Cast', [passed], { to: 7 }), graph.integers([1])], { keepdims: 1 })
}
