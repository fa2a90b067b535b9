import type { FitOptions, Target } from '../estimator.ts'
import { fixedPointScales } from '../kernels/fixed-point.ts'
import { shareOf } from '../kernels/kernel-crew.ts'
import type { KernelCrew } from '../kernels/kernel-crew.ts'
import type { Workspace } from '../kernels/workspace.ts'
import type { ParamValues } from '../params/params.ts'
import { createRandom, deriveSeed } from '../random.ts'
import type { Random } from '../random.ts'
import type { Table } from '../table/table.ts'
import { binMatrix } from './binning.ts'
import { boundedValue } from './bounded-split.ts'
import type { boostingParams } from './boosting-params.ts'
import { drawFirst, drawWithout, rowsWithWeight } from './draw-rows.ts'
import { createEarlyStopping } from './early-stopping.ts'
import type { OutputDraft } from './early-stopping.ts'
import type { FittedTrees } from './fitted-trees.ts'
import { growTree } from './grow-tree.ts'
import type { GrownLeaf, GrowthRules } from './grow-tree.ts'
import { createHistograms } from './histograms.ts'
import type { Histograms } from './histograms.ts'
import { joinEnsembles } from './join-ensembles.ts'
import type { Loss, LossRows } from './loss.ts'
import { createPacer } from './pacer.ts'
import type { Pacer } from './pacer.ts'
import { scoreMatrix } from './score-matrix.ts'
import { resolveConstraints } from './split-constraints.ts'
import type { SplitConstraints } from './split-constraints.ts'
import { layOutRows } from './training-rows.ts'
import type { TrainingRows } from './training-rows.ts'
import { assembleTrees } from './tree-draft.ts'
import type { TreeDraft } from './tree-draft.ts'
import type { TreeEnsemble, TreeFeature, TreeMatrix } from './tree-ensemble.ts'
import { describeFeatures, encodeTable } from './tree-matrix.ts'
import { checkSameBins, warmTrees } from './warm-start.ts'

interface BoostingInput {
  readonly table: Table
  readonly target: Target
  readonly weights: Float64Array | undefined
  readonly options: FitOptions
  readonly workspace: Workspace
  /** Name of the learner, for a model to go on from. */
  readonly kind: string
  readonly lossFor: (target: Target) => Loss
}

/** What a fit comes to. */
interface BoostedTrees {
  readonly ensemble: TreeEnsemble
  readonly rounds: number
}

export type BoostingParams = Omit<ParamValues<typeof boostingParams>, 'loss' | 'quantile'>

/** What changes speed and memory but never the result. */
interface Tuning {
  /** How much there must be to do, in cells times trees, for threads to be worth starting. */
  readonly threadedCells?: number
  /** How little of it is shared out; see `HistogramOptions`. */
  readonly minWork?: number
  readonly waitForThreads?: boolean
  /** Memory for the histograms of open leaves; those that do not fit are summed anew. */
  readonly histogramBytes?: number
}

/** One fit under way. */
interface Boosting {
  readonly data: TrainingRows
  readonly features: readonly TreeFeature[]
  readonly target: Target
  readonly loss: Loss
  readonly lossRows: LossRows
  readonly histograms: Histograms
  readonly params: BoostingParams
  readonly rules: GrowthRules
  readonly constraints: SplitConstraints | undefined
  readonly random: Random
  readonly pacer: Pacer
  /** Rows with a weight above zero. */
  readonly present: Int32Array
}

/** Trains the ensemble of gradient boosting. The result does not depend on `options.threads`. */
export async function boostTrees(
  input: BoostingInput,
  params: BoostingParams,
  { threadedCells = 1e7, minWork, waitForThreads = false, histogramBytes = 2 ** 26 }: Tuning = {},
): Promise<BoostedTrees> {
  const { table, target, weights, options, workspace, kind, lossFor } = input
  const { seed = 1, threads = 1 } = options
  const pacer = createPacer(options)
  const features = describeFeatures(table, weights)
  const warm = warmTrees(options.warmStart, { kind, target, features })
  const matrix = encodeTable(features, table)
  const binned = binMatrix(features, matrix, { maxBins: params.maxBins, weights, seed })
  if (warm) checkSameBins(warm.ensemble, binned.features)
  const data = layOutRows(workspace, binned, weights)
  const loss = lossFor(target)
  const cells = table.rowCount * data.usable.length * params.rounds * loss.outputs
  const mostThreads = cells >= threadedCells ? threads : 1
  const crew = workspace.crew(mostThreads, { isAwaited: waitForThreads })
  const boosting: Boosting = {
    data,
    features,
    target,
    loss,
    lossRows: layOutLoss(data, { target, loss, crew }),
    histograms: createHistograms(data, {
      slotCount: params.maxLeaves,
      bytes: histogramBytes,
      rows: table.rowCount,
      crew,
      mostShares: mostThreads,
      ...(minWork !== undefined && { minWork }),
    }),
    params,
    rules: params,
    constraints: resolveConstraints(params, features, table),
    random: createRandom(deriveSeed(seed, 'boosting')),
    pacer,
    present: rowsWithWeight(weights ?? new Float64Array(table.rowCount).fill(1)),
  }
  const base = warm?.ensemble.base ?? loss.start(target.values, weights)
  startMargins(boosting, base)
  if (warm) goOnFrom(boosting, warm, matrix)
  const before = { ensemble: warm?.ensemble, rounds: warm ? roundsOf(warm) : 0 }
  const { validation } = options
  const watched = validation && { validation, loss: lossFor(validation.target) }
  const { drafts, rounds } = await runRounds(boosting, { base, before, watched })
  const added = assembleTrees(
    drafts.map(({ draft }) => draft),
    {
      features,
      outputs: loss.outputs,
      base,
      leafWidth: 1,
      treeOutput: Int32Array.from(drafts, ({ output }) => output),
    },
  )
  return {
    ensemble: before.ensemble ? joinEnsembles(before.ensemble, added) : added,
    rounds: before.rounds + rounds,
  }
}

function layOutLoss(
  { workspace, rowCount, weights }: TrainingRows,
  { target, loss, crew }: { readonly target: Target; readonly loss: Loss; readonly crew: KernelCrew },
): LossRows {
  // Kernels take rows in pairs: each output's margins begin at an even place.
  const stride = rowCount + (rowCount % 2)
  const labels = workspace.float64(stride)
  labels.set(target.values)
  return {
    workspace,
    crew,
    rowCount,
    stride,
    labels,
    weights,
    margins: workspace.float64(stride * loss.outputs),
  }
}

function startMargins({ loss, lossRows: { margins, stride } }: Boosting, base: Float64Array): void {
  for (let k = 0; k < loss.outputs; k++) margins.fill(base[k]!, k * stride, (k + 1) * stride)
}

/** Sets margins and chance to where they were after the last round of a model. */
function goOnFrom(boosting: Boosting, warm: FittedTrees, matrix: TreeMatrix): void {
  const { loss, lossRows } = boosting
  const margins = scoreMatrix(warm.ensemble, matrix)
  for (let k = 0; k < loss.outputs; k++)
    for (let row = 0; row < lossRows.rowCount; row++)
      lossRows.margins[k * lossRows.stride + row] = margins[row * loss.outputs + k]!
  for (let round = 0; round < roundsOf(warm); round++) {
    drawRows(boosting)
    for (let k = 0; k < loss.outputs; k++) drawFeatures(boosting)
  }
}

function roundsOf({ rounds, ensemble, outputs }: FittedTrees): number {
  return rounds ?? Math.ceil(ensemble.treeOutput.length / outputs)
}

interface RoundsPlan {
  readonly base: Float64Array
  /** What was there already. */
  readonly before: { readonly ensemble: TreeEnsemble | undefined }
  /** Rows for early stopping, and their own loss. */
  readonly watched:
    | { readonly validation: NonNullable<FitOptions['validation']>; readonly loss: Loss }
    | undefined
}

/** Adds rounds of trees; those after the best one on validation rows are dropped again. */
async function runRounds(
  boosting: Boosting,
  { base, before, watched }: RoundsPlan,
): Promise<{ readonly drafts: readonly OutputDraft[]; readonly rounds: number }> {
  const { loss, params, pacer, data, features } = boosting
  const { rounds, rowFraction, featureFraction, earlyStoppingRounds: patience } = params
  const drafts: OutputDraft[] = []
  if (data.usable.length === 0 || isOneSided(boosting)) return { drafts, rounds: 0 }
  const options = { features, base, patience, before: before.ensemble }
  const stopping = watched && createEarlyStopping(watched.validation, { ...options, loss: watched.loss })
  const lengths: number[] = []
  for (let round = 0; round < rounds; round++) {
    const added = await addRound(boosting)
    lengths.push(drafts.push(...added))
    const isSettled = added.length === 0 && rowFraction === 1 && featureFraction === 1
    if (isSettled || stopping?.isOver(added, drafts.length)) break
    pacer.progress((round + 1) / rounds)
    if (pacer.isDue(20 * data.rowCount * loss.outputs)) await pacer.pause()
  }
  if (!stopping) return { drafts, rounds: lengths.length }
  const { bestLength } = stopping
  const kept = bestLength === 0 ? 0 : lengths.findIndex((length) => length >= bestLength) + 1
  return { drafts: drafts.slice(0, bestLength), rounds: kept }
}

/** Whether all that is learned from is of one class or one number: then the base says it all. */
function isOneSided({ target, present }: Boosting): boolean {
  const first = target.values[present[0]!]
  return present.every((row) => target.values[row] === first)
}

async function addRound(boosting: Boosting): Promise<OutputDraft[]> {
  const { loss, lossRows } = boosting
  const { rows, rowCount } = drawRows(boosting)
  loss.prepare(lossRows)
  const added: OutputDraft[] = []
  for (let output = 0; output < loss.outputs; output++) {
    const draft = await addTree(boosting, { rows, rowCount, output })
    if (draft) added.push({ draft, output })
  }
  return added
}

/** The rows of a round: first those to grow on, then the others. */
function drawRows({ params, random, present }: Boosting): Omit<TreeOrder, 'output'> {
  const rowCount = Math.max(1, Math.round(present.length * params.rowFraction))
  return { rows: rowCount < present.length ? drawFirst(present, rowCount, random) : present, rowCount }
}

function drawFeatures({ data: { usable }, params, random }: Boosting): number[] {
  return drawWithout(usable, Math.max(1, Math.round(usable.length * params.featureFraction)), random)
}

interface TreeOrder {
  /** The rows to grow on, then the others. */
  readonly rows: Int32Array
  readonly rowCount: number
  readonly output: number
}

/** Grows a tree for one output and adds it to the margins; undefined when nothing can be split. */
async function addTree(
  boosting: Boosting,
  { rows, rowCount, output }: TreeOrder,
): Promise<TreeDraft | undefined> {
  const { data, histograms, params, rules, constraints, pacer, loss, lossRows } = boosting
  const { workspace } = data
  const features = drawFeatures(boosting)
  loss.writePairs(lossRows, output, data.pairs)
  histograms.start(features, packPairs(data, { listedRows: rowCount, crew: lossRows.crew }))
  data.rows.set(rows)
  const growth = { data, histograms, features, rules, constraints, crew: lossRows.crew }
  const { draft, leaves } = await growTree(growth, { rowCount, listed: rows.length }, pacer)
  if (leaves.length === 1) return undefined
  const margins = lossRows.margins.subarray(
    output * lossRows.stride,
    output * lossRows.stride + lossRows.rowCount,
  )
  for (const leaf of leaves) {
    const value = params.learningRate * leafValue(boosting, leaf, margins)
    draft.value[leaf.node] = value
    const add = (from: number, to: number): void =>
      workspace.kernels.addToRows(margins.byteOffset, data.rows.byteOffset + 4 * from, to - from, value)
    add(leaf.from, leaf.to)
    add(leaf.otherFrom, leaf.otherTo)
  }
  return draft
}

/** Packs the pairs as whole numbers; returns what one of each is worth. */
function packPairs(
  { workspace: { kernels }, pairs, packed, sums, rowCount, weights, largestWholeWeight }: TrainingRows,
  { listedRows, crew }: { readonly listedRows: number; readonly crew: KernelCrew },
): { gradient: number; hessian: number } {
  kernels.largestPair(pairs.byteOffset, rowCount, sums.byteOffset)
  const largest = { gradient: sums[0]!, hessian: sums[1]! }
  const scales = fixedPointScales(listedRows, largest, largestWholeWeight)
  const wholeWeights = weights && largestWholeWeight !== undefined ? weights.byteOffset : 0
  crew.run('packPairs', (share, shares) => {
    const [from, to] = shareOf(rowCount, { share, shares, step: 2 })
    const own = [pairs.byteOffset + 16 * from, wholeWeights && wholeWeights + 8 * from, to - from]
    return [...own, scales.gradient, scales.hessian, packed + 8 * from]
  })
  return { gradient: 1 / scales.gradient, hessian: 1 / scales.hessian }
}

/** From the full sums of the leaf's rows, not the rounded ones that chose the splits. */
function leafValue(
  { data, loss, rules, lossRows }: Boosting,
  { from, to, bounds }: GrownLeaf,
  margins: Float64Array,
): number {
  const rows = data.rows.subarray(from, to)
  if (loss.refit) {
    const residuals = Float64Array.from(rows, (row) => lossRows.labels[row]! - margins[row]!)
    const { weights } = data
    return loss.refit(residuals, weights && Float64Array.from(rows, (row) => weights[row]!))
  }
  const { workspace, pairs, sums } = data
  workspace.kernels.sumPairs(pairs.byteOffset, rows.byteOffset, rows.length, sums.byteOffset)
  return boundedValue(sums[0]!, sums[1]!, rules, bounds)
}
