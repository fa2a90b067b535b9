import { AppError } from '@cadre/core'
import type { Fitted, FittedJson, Link } from '@cadre/learn'
import type { FittedAdditive } from '@cadre/learn/additive'
import { doubt } from '@cadre/learn/blend'
import { fittedFromJson } from '@cadre/lifecycle/learners'
import type { FittedLinear } from '@cadre/learn/linear'
import type { FittedTrees } from '@cadre/learn/trees'
import { addAdditive } from './additive-nodes.ts'
import { columnNamed, nothingUsed } from './columns.ts'
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
    case 'prior-corrected':
      return addOffsets(graph, columns, json)
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

/** Margins moved by a constant for each class. */
function addOffsets(graph: GraphBuilder, columns: GraphColumns, json: FittedJson): GraphMargin {
  const { tensor, link } = addModel(graph, columns, json['model'] as FittedJson)
  const offsets = Float64Array.from(json['offsets'] as readonly number[])
  return { link, tensor: graph.op('Add', [tensor, graph.constant(offsets, [1, offsets.length])]) }
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
