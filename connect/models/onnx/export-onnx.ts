import { AppError } from '@cadre/core'
import type { Link } from '@cadre/learn'
import type { BundleModel, BundlePipeline } from '@cadre/lifecycle/register'
import { calibrate, throughLink } from './calibrate.ts'
import { inputColumns } from './columns.ts'
import { createGraph, opsets } from './graph.ts'
import type { GraphBuilder } from './graph.ts'
import { addModel } from './learners.ts'
import { encodeOnnx } from './onnx-proto.ts'

export interface ExportedOnnx {
  readonly content: Uint8Array
  readonly inputs: readonly string[]
  readonly outputs: readonly string[]
  /** What a person should know of what the file reads and gives. */
  readonly notes: readonly string[]
}

const irVersion = 10

/**
 * A bundle's model with its preparation and calibration as one ONNX graph: an input [N, 1] for each column that is
 * used, float for numbers and yes-no columns (NaN where missing), string for labels (empty where missing); outputs
 * as of `cadre score`. Works in doubles inside. Throws `usage` naming what cannot be written and what to do.
 */
export function exportOnnx({
  model,
  pipeline,
}: {
  readonly model: BundleModel
  readonly pipeline: BundlePipeline
}): ExportedOnnx {
  const graph = createGraph()
  const { tensor, link } = addModel(graph, inputColumns(graph, pipeline.schema), model.fitted)
  const predictions = calibrate(graph, predictionsOf(graph, tensor, { link, model }), model.calibrator)
  addOutput(graph, predictions, { model, pipeline })
  const built = graph.finish()
  if (built.input.length === 0)
    throw new AppError('usage', 'The model uses no column: it says the same of every row, and needs no ONNX.')
  const content = encodeOnnx({
    irVersion,
    producerName: 'cadre',
    producerVersion: '',
    docString: docOf(model),
    opsetImport: opsets,
    metadataProps: [
      { key: 'target', value: model.target },
      { key: 'classes', value: JSON.stringify(model.classes) },
      { key: 'comparison_only', value: String(model.comparisonOnly) },
    ],
    graph: { name: 'cadre', ...built },
  })
  const inputs = built.input.map(({ name }) => name)
  return {
    content,
    inputs,
    outputs: built.output.map(({ name }) => name),
    notes: [
      `Inputs, one column each: ${inputs.map((name) => `"${name}"`).join(', ')}. Numbers are float32 with NaN where missing, labels are strings, empty where missing.`,
      'Numbers are rounded to float32 on their way in: one within that rounding of a threshold may go the other way.',
      'It needs opset 5 of ai.onnx.ml (onnxruntime 1.20 or later). The signature and the card of the bundle do not travel with it.',
    ],
  }
}

/** A forest's margin is a probability but for rounding. */
function predictionsOf(
  graph: GraphBuilder,
  margin: string,
  { link, model }: { readonly link: Link; readonly model: BundleModel },
): string {
  const predictions = throughLink(graph, margin, link)
  if (link !== 'identity' || model.task === 'regression') return predictions
  return graph.op('Min', [graph.op('Max', [predictions, graph.constant(0)]), graph.constant(1)])
}

function addOutput(
  graph: GraphBuilder,
  predictions: string,
  { model, pipeline }: { readonly model: BundleModel; readonly pipeline: BundlePipeline },
): void {
  const taken = new Set(pipeline.schema.map(({ name }) => name))
  const named = (name: string): string => (taken.has(name) ? `${name} (predicted)` : name)
  if (model.task === 'regression') {
    const doc = `${model.target}, predicted`
    graph.output(predictions, { name: named('predicted'), type: 'double', width: 1, doc })
    return
  }
  const shares = graph.op('Cast', [predictions], { to: 1 })
  const { classes, positive } = model
  const info =
    model.task === 'binary'
      ? { name: named('score'), width: 1, doc: `probability of ${model.target} = ${positive}` }
      : { name: named('probabilities'), width: classes.length, doc: `probabilities of ${classes.join(', ')}` }
  graph.output(shares, { ...info, type: 'float' })
}

function docOf({ label, target, comparisonOnly }: BundleModel): string {
  const use = comparisonOnly
    ? 'COMPARISON ONLY: it learned from protected attributes and must not be used for any decision about people.'
    : 'A score suggests; a person decides.'
  return `${label} for ${target}. ${use}`
}
