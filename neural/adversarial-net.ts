import { createPipeline, createRandom, deriveSeed, LearnError, throwIfCancelled } from '@cadre/learn'
import type { Fitted, FitOptions, Target } from '@cadre/learn'
import type { GroupAssignment } from '@cadre/learn/fairness'
import { prepareLinear } from '@cadre/learn/preprocess'
import type { Table } from '@cadre/learn/table'
import { createAdam } from './adam.ts'
import { awayFromAdversary, createAdversary } from './adversary.ts'
import type { AdversaryParity, AdversaryStep } from './adversary.ts'
import { createFittedNet, netKind } from './fitted-net.ts'
import { lossSlopes } from './net-loss.ts'
import { netGradients } from './net-pass.ts'
import { drawBatches, netRows, takeNetRows, weightedMeans } from './net-rows.ts'
import type { NetRows } from './net-rows.ts'
import { asLayers, drawWeights, layerViews, netShape } from './net-weights.ts'
import type { NetShape } from './net-weights.ts'
import { outputScale } from './output-scale.ts'
import { loadTensorFlow } from './tensorflow.ts'
import type { TensorFlow } from './tensorflow.ts'
import { addPenalty } from './train-net.ts'

interface AdversarialInput {
  readonly table: Table
  readonly target: Target
  /** Known to the adversary while training, and to nothing afterwards. */
  readonly groups: GroupAssignment
  readonly weights?: Float64Array | undefined
}

interface AdversarialOptions extends Pick<FitOptions, 'seed' | 'signal'> {
  readonly parity?: AdversaryParity
  /** Units of the hidden layers. */
  readonly hidden?: readonly number[]
  /** How strongly the net works against the adversary; too strongly, and it goes beyond parity to the other side. */
  readonly strength?: number
  /** Times that training goes through all rows with the adversary watching. */
  readonly epochs?: number
}

const l2 = 15
const batchSize = 256
const learningRate = 0.003
const adversaryRate = 0.02
/** The adversary learns so many times faster: one that lags behind drives the net past parity. */
const guessesPerStep = 3
/** Share of the epochs in which the net learns before anyone watches. */
const aloneShare = 0.25
/** Small tables are gone through more often: below this many steps nothing is settled. */
const leastSteps = 400

/**
 * A net trained against an adversary that tries to tell people's group from their score (Zhang, Lemoine and Mitchell
 * 2018), so that in the end it cannot: by the gradient less its projection on the adversary's, less α times the
 * adversary's. The model scores without any group. Throws `invalid-target` unless there are two classes,
 * `too-few-rows` unless there are two groups, and `unavailable`.
 */
export async function fitAdversarialNet(
  { table, target, groups, weights }: AdversarialInput,
  options: AdversarialOptions = {},
): Promise<Fitted> {
  if (target.task !== 'binary')
    throw new LearnError('invalid-target', 'Adversarial training is for two classes only.')
  if (groups.codes.length !== table.rowCount)
    throw new LearnError('shape', `There are ${groups.codes.length} groups for ${table.rowCount} rows.`)
  if (new Set(groups.codes.filter((code) => code >= 0)).size < 2)
    throw new LearnError('too-few-rows', 'Adversarial training needs rows of two groups at least.')
  const tf = await loadTensorFlow()
  const net = createPipeline(netKind, () => [prepareLinear.create()], {
    name: netKind,
    params: {},
    fit: async (prepared, aim, rowWeights) => {
      const rows = netRows(prepared, aim, rowWeights)
      const { start } = outputScale(aim, rows.weights)
      const shape = netShape(rows.names.length, [...(options.hidden ?? [64, 32]), 1])
      const trained = trainAgainst(tf, { shape, rows, groups, start }, options)
      return createFittedNet({
        task: 'binary',
        classes: aim.classes,
        names: rows.names,
        reference: weightedMeans(rows),
        layers: asLayers(shape, trained),
      })
    },
  })
  return net.fit(table, target, weights, options)
}

interface Contest {
  readonly shape: NetShape
  readonly rows: NetRows
  readonly groups: GroupAssignment
  readonly start: readonly number[]
}

function trainAgainst(
  tf: TensorFlow,
  { shape, rows, groups, start }: Contest,
  { parity = 'equalized-odds', strength = 0.3, epochs = 20, seed = 1, signal }: AdversarialOptions,
): Float32Array {
  const weights = drawWeights(shape, createRandom(deriveSeed(seed, 'weights')))
  layerViews(shape, weights).at(-1)!.bias.set(start)
  const adam = createAdam(shape.size, learningRate)
  const adversary = createAdversary({ parity, groups: groups.names.length, learningRate: adversaryRate })
  const order = createRandom(deriveSeed(seed, 'order'))
  const total = rows.weights.reduce((sum, weight) => sum + weight, 0)
  const batchesPerEpoch = Math.max(1, Math.floor(rows.values.length / batchSize))
  const rounds = Math.max(epochs, Math.ceil(leastSteps / batchesPerEpoch))
  for (let epoch = 0; epoch < rounds; epoch++) {
    throwIfCancelled(signal)
    const isWatched = epoch >= aloneShare * rounds
    for (const taken of drawBatches(rows.values.length, batchSize, order)) {
      const { x, ...aim } = takeNetRows(rows, taken)
      const codes = Int32Array.from(taken, (row) => groups.codes[row]!)
      const batch = { x, rows: taken.length }
      const { gradients } = netGradients(tf, { shape, weights, batch }, (margins) => {
        const own = lossSlopes(
          margins,
          { task: 'binary', ...aim },
          (taken.length * total) / rows.values.length,
        )
        let theirs: AdversaryStep | undefined
        for (let guess = 0; guess < guessesPerStep; guess++)
          theirs = adversary.step(margins, { ...aim, codes })
        return isWatched && theirs ? [own, theirs.slopes] : [own]
      })
      const [own, theirs] = gradients
      addPenalty(shape, { weights, gradient: own!, l2: l2 / total })
      adam.step(weights, theirs ? awayFromAdversary(own!, theirs, strength) : own!)
    }
  }
  return weights
}
