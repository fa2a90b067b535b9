import { AppError } from '@cadre/core'
import type { Fitted, FittedJson, Link } from '@cadre/learn'
import type { FittedAdditive, Shape } from '@cadre/learn/additive'
import { doubt } from '@cadre/learn/blend'
import { fittedFromJson } from '@cadre/lifecycle/learners'
import type { FittedLinear } from '@cadre/learn/linear'
import type { FittedTrees } from '@cadre/learn/trees'
import { columnNamed, lookUpLabels, takeRows } from './columns.ts'
import type { GraphColumns } from './columns.ts'
import type { GraphBuilder } from './graph.ts'
import { applyStep } from './steps.ts'
import type { StoredStep } from './steps.ts'
import { addTrees } from './tree-nodes.ts'

/** A model's margins in the graph, [N, outputs]. */
export interface GraphMargin {
  readonly tensor: string
  readonly link: Link
}

/** Adds a stored model, models within models too. Throws `usage` naming what ONNX cannot do alike. */
export function addModel(graph: GraphBuilder, columns: GraphColumns, json: FittedJson): GraphMargin {
  switch (json.kind) {
    case 'pipeline': {
      const known = new Set((json['columns'] as readonly { readonly name: string }[]).map(({ name }) => name))
      const given: GraphColumns = new Map([...columns].filter(([name]) => known.has(name)))
      const steps = json['steps'] as readonly StoredStep[]
      const prepared = steps.reduce((before, step) => applyStep(graph, before, step), given)
      return addModel(graph, prepared, json['learner'] as FittedJson)
    }
    case 'blend':
      return addBlend(graph, columns, json['members'] as readonly StoredMember[])
    case 'log-margin':
      return addLogMargin(graph, columns, json['model'] as FittedJson)
    case 'calibrated-margin':
      return addLine(graph, columns, json)
    default:
      return addLearner(graph, columns, fittedFromJson(json))
  }
}

function addLearner(graph: GraphBuilder, columns: GraphColumns, fitted: Fitted): GraphMargin {
  const { link } = fitted
  if ('ensemble' in fitted)
    return { link, tensor: addTrees(graph, columns, (fitted as FittedTrees).ensemble) }
  if ('coefficients' in fitted) return { link, tensor: addLinear(graph, columns, fitted as FittedLinear) }
  if ('shapes' in fitted) return { link, tensor: addAdditive(graph, columns, fitted as FittedAdditive) }
  const { kind } = fitted.toJSON()
  const message = `The model is of the kind "${kind}", which cannot be written as ONNX. Linear models, trees, forests, boosted trees, additive models and blends of them can: choose with \`cadre study --learners\`.`
  throw new AppError('usage', message, { kind })
}

/** Columns that come as one block are multiplied as one. */
function addLinear(graph: GraphBuilder, columns: GraphColumns, fitted: FittedLinear): string {
  const { names, coefficients, intercepts } = fitted
  const outputs = intercepts.length
  const blocks = new Map<string, Float64Array>()
  names.forEach((name, j) => {
    const column = columnNamed(columns, name)
    const weights = Array.from({ length: outputs }, (_, output) => coefficients[output * names.length + j]!)
    if (weights.every((weight) => weight === 0)) return
    const { tensor, index, width } = column.block ?? { tensor: column.tensor(), index: 0, width: 1 }
    const block = blocks.get(tensor) ?? new Float64Array(width * outputs)
    block.set(weights, index * outputs)
    blocks.set(tensor, block)
  })
  const start = graph.constant(intercepts, [1, outputs])
  if (blocks.size === 0) throw nothingUsed()
  const all = Float64Array.from([...blocks.values()].flatMap((block) => [...block]))
  const matrix =
    blocks.size === 1 ? [...blocks.keys()][0]! : graph.op('Concat', [...blocks.keys()], { axis: 1 })
  const product = graph.op('MatMul', [matrix, graph.constant(all, [all.length / outputs, outputs])])
  return graph.op('Add', [product, start])
}

function nothingUsed(): AppError {
  return new AppError('usage', 'The model uses no column: it says the same of every row, and needs no ONNX.')
}

function addAdditive(graph: GraphBuilder, columns: GraphColumns, fitted: FittedAdditive): string {
  const { intercept, shapes } = fitted
  const outputs = intercept.length
  if (shapes.length === 0) throw nothingUsed()
  const parts = shapes.map((shape) => addShape(graph, columns, { shape, outputs }))
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
  const passed = graph.op('GreaterOrEqual', [x, graph.constant(edges, [1, edges.length])])
  const bin =
    edges.length === 0
      ? graph.op('Cast', [graph.op('Mul', [zeroLike(graph, x), graph.constant(0)])], { to: 7 })
      : graph.op('ReduceSum', [graph.op('Cast', [passed], { to: 7 }), graph.integers([1])], { keepdims: 1 })
  const place = graph.op('Where', [graph.op('IsNaN', [x]), graph.integers([bins], []), bin])
  return takeRows(graph, place, [...rows, missing])
}

function zeroLike(graph: GraphBuilder, x: string): string {
  return graph.op('Cast', [graph.op('IsNaN', [x])], { to: 11 })
}

interface StoredMember {
  readonly weight: number
  readonly model: FittedJson
}

function addBlend(graph: GraphBuilder, columns: GraphColumns, members: readonly StoredMember[]): GraphMargin {
  const added = members.map(({ weight, model }) => {
    const { tensor, link } = addModel(graph, columns, model)
    return { link, tensor: graph.op('Mul', [tensor, graph.constant(weight)]) }
  })
  const [first, ...others] = added
  const tensor = others.reduce((sum, member) => graph.op('Add', [sum, member.tensor]), first!.tensor)
  return { tensor, link: first!.link }
}

/** (p + doubt / classes) / (1 + doubt), as log-odds or log-probabilities. */
function addLogMargin(graph: GraphBuilder, columns: GraphColumns, model: FittedJson): GraphMargin {
  const { tensor } = addModel(graph, columns, model)
  const { classes, outputs } = fittedFromJson(model)
  const raised = graph.op('Add', [tensor, graph.constant(doubt / classes.length)])
  const mixed = graph.op('Div', [raised, graph.constant(1 + doubt)])
  if (outputs > 1) return { tensor: graph.op('Log', [mixed]), link: 'softmax' }
  return { tensor: logOdds(graph, mixed), link: 'logit' }
}

function addLine(graph: GraphBuilder, columns: GraphColumns, json: FittedJson): GraphMargin {
  const inner = addModel(graph, columns, json['model'] as FittedJson)
  const margin =
    inner.link === 'logit'
      ? inner.tensor
      : logOdds(graph, cutAt(graph, inner.tensor, json['floor'] as number))
  return { link: 'logit', tensor: line(graph, margin, json as unknown as Line) }
}

interface Line {
  readonly slope: number
  readonly intercept: number
}

export function line(graph: GraphBuilder, x: string, { slope, intercept }: Line): string {
  return graph.op('Add', [graph.op('Mul', [x, graph.constant(slope)]), graph.constant(intercept)])
}

/** Brings numbers to within `floor` of 0 and 1. */
export function cutAt(graph: GraphBuilder, p: string, floor: number): string {
  return graph.op('Min', [graph.op('Max', [p, graph.constant(floor)]), graph.constant(1 - floor)])
}

export function logOdds(graph: GraphBuilder, p: string): string {
  return graph.op('Log', [graph.op('Div', [p, graph.op('Sub', [graph.constant(1), p])])])
}
