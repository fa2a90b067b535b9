import { createRandom, deriveSeed, throwIfCancelled } from '@cadre/learn'
import type { FitOptions, Random, Task } from '@cadre/learn'
import { createAdam } from './adam.ts'
import { lossSlopes, netLoss } from './net-loss.ts'
import { netGradients, netMargins } from './net-pass.ts'
import { drawBatches, takeNetRows } from './net-rows.ts'
import type { NetRows } from './net-rows.ts'
import { drawWeights, layerViews } from './net-weights.ts'
import type { NetShape } from './net-weights.ts'
import type { TensorFlow } from './tensorflow.ts'

export interface TrainSettings {
  readonly dropout: number
  readonly l2: number
  readonly learningRate: number
  readonly batchSize: number
  readonly epochs: number
  /** Epochs without a better loss on the held-out rows before it stops. */
  readonly patience: number
}

export interface TrainNetInput {
  readonly shape: NetShape
  readonly task: Task
  readonly rows: NetRows
  /** Rows that say when to stop, never learned from; without any, all epochs are run. */
  readonly heldOut?: NetRows | undefined
  /** Biases of the outputs to start from. */
  readonly start: readonly number[]
}

/**
 * Fits the weights of a net by Adam on shuffled batches, with dropout and L2, and gives those that did best on the
 * held-out rows. All chance comes from the seed.
 */
export function trainNet(
  tf: TensorFlow,
  { shape, task, rows, heldOut, start }: TrainNetInput,
  {
    settings,
    seed = 1,
    signal,
    onProgress,
  }: Pick<FitOptions, 'seed' | 'signal' | 'onProgress'> & { readonly settings: TrainSettings },
): Float32Array {
  const weights = drawWeights(shape, createRandom(deriveSeed(seed, 'weights')))
  layerViews(shape, weights).at(-1)!.bias.set(start)
  const order = createRandom(deriveSeed(seed, 'order'))
  const chance = createRandom(deriveSeed(seed, 'dropout'))
  const adam = createAdam(shape.size, settings.learningRate)
  const total = rows.weights.reduce((sum, weight) => sum + weight, 0)
  let best = { loss: Infinity, epoch: 0, weights: weights.slice() }
  for (let epoch = 0; epoch < settings.epochs; epoch++) {
    throwIfCancelled(signal)
    for (const taken of drawBatches(rows.values.length, settings.batchSize, order)) {
      const { x, ...aim } = takeNetRows(rows, taken)
      const masks = dropoutMasks(shape, { rows: taken.length, share: settings.dropout, random: chance })
      const batch = { x, rows: taken.length, ...(masks && { masks }) }
      const { gradients } = netGradients(tf, { shape, weights, batch }, (margins) => [
        lossSlopes(margins, { task, ...aim }, (taken.length * total) / rows.values.length),
      ])
      addPenalty(shape, { weights, gradient: gradients[0]!, l2: settings.l2 / total })
      adam.step(weights, gradients[0]!)
    }
    onProgress?.((epoch + 1) / settings.epochs)
    if (!heldOut) continue
    const margins = netMargins(tf, shape, weights, { x: heldOut.x, rows: heldOut.values.length })
    const loss = netLoss(margins, { task, ...heldOut })
    if (loss < best.loss) best = { loss, epoch, weights: weights.slice() }
    else if (epoch - best.epoch >= settings.patience) break
  }
  if (heldOut) onProgress?.(1)
  return heldOut ? best.weights : weights
}

/** Adds the slope of l2/2 × the squared kernels; biases are free. */
export function addPenalty(
  shape: NetShape,
  {
    weights,
    gradient,
    l2,
  }: { readonly weights: Float32Array; readonly gradient: Float32Array; readonly l2: number },
): void {
  if (l2 === 0) return
  const kernels = layerViews(shape, weights)
  layerViews(shape, gradient).forEach(({ kernel }, layer) => {
    for (let at = 0; at < kernel.length; at++) kernel[at]! += l2 * kernels[layer]!.kernel[at]!
  })
}

/** Units dropped by chance in each hidden layer, the others raised so that sums keep their mean. */
export function dropoutMasks(
  { units }: NetShape,
  { rows, share, random }: { readonly rows: number; readonly share: number; readonly random: Random },
): readonly Float32Array[] | undefined {
  if (share === 0) return undefined
  const kept = 1 / (1 - share)
  return units.slice(0, -1).map((count) => {
    const mask = new Float32Array(rows * count)
    for (let at = 0; at < mask.length; at++) if (random.next() >= share) mask[at] = kept
    return mask
  })
}
