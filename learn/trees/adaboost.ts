import type { EstimatorDefinition, FitOptions, Target } from '../estimator.ts'
import { resolveParams } from '../params/params.ts'
import type { ParamDeclarations, ParamValues } from '../params/params.ts'
import { createRandom } from '../random.ts'
import type { Table } from '../table/table.ts'
import { binMatrix } from './binning.ts'
import { createFittedTrees, readFittedTrees } from './fitted-trees.ts'
import type { FittedTrees } from './fitted-trees.ts'
import { createForestRows } from './forest-rows.ts'
import { growForestTree, noShrinkage } from './forest-tree.ts'
import { createPacer } from './pacer.ts'
import { scoreMatrix } from './score-matrix.ts'
import { checkTrainingInput } from './training-input.ts'
import { assembleTrees } from './tree-draft.ts'
import type { TreeDraft } from './tree-draft.ts'
import type { TreeFeature, TreeMatrix } from './tree-ensemble.ts'
import { describeFeatures, encodeTable } from './tree-matrix.ts'
import { sharedTreeParams } from './shared-params.ts'

const name = 'adaboost'
const tasks = ['binary', 'multiclass'] as const

const params = {
  rounds: {
    kind: 'number',
    meaning: 'Most trees; fewer when one is right about every row or no better than a guess.',
    default: 50,
    min: 1,
    max: 5000,
    integer: true,
    scale: 'log',
    search: [20, 300],
  },
  learningRate: {
    kind: 'number',
    meaning: 'How much each tree’s mistakes count for the next. Smaller needs more rounds.',
    default: 1,
    min: 1e-3,
    max: 10,
    scale: 'log',
    search: [0.05, 1.5],
  },
  maxDepth: {
    kind: 'number',
    meaning: 'Most questions from root to leaf of each tree.',
    default: 1,
    min: 1,
    max: 16,
    integer: true,
    search: [1, 4],
  },
  minLeafWeight: {
    kind: 'number',
    meaning: 'Least rows in a leaf, each counted by its weight at the time.',
    default: 5,
    min: 0,
    max: 1e9,
  },
  categorySmoothing: sharedTreeParams.categorySmoothing,
  minCategoryWeight: sharedTreeParams.minCategoryWeight,
} as const satisfies ParamDeclarations

type AdaBoostParams = ParamValues<typeof params>

/**
 * Small trees that vote, each grown with more weight on the rows its forerunners got wrong (AdaBoost, SAMME: Zhu et
 * al. 2009). Votes are scikit-learn's; the margin is their sum as log-odds (Friedman, Hastie and Tibshirani 2000), not
 * the squeezed scale that scikit-learn gives as probabilities.
 */
export const adaBoost: EstimatorDefinition<typeof params> = {
  name,
  label: 'AdaBoost',
  tasks,
  params,
  complexity: 3,
  create(given) {
    const chosen = resolveParams(params, given)
    return {
      name,
      params: chosen,
      fit: (table, target, weights, options = {}) => fit({ table, target, weights, options }, chosen),
    }
  },
  fromJson: (json) => readFittedTrees(name, json),
}

interface Training {
  readonly table: Table
  readonly target: Target
  readonly weights: Float64Array | undefined
  readonly options: FitOptions
}

/** A tree whose leaves name a class, and how much its vote counts. */
interface Voter {
  readonly draft: TreeDraft
  readonly voice: number
}

async function fit(
  { table, target, weights, options }: Training,
  rules: AdaBoostParams,
): Promise<FittedTrees> {
  checkTrainingInput(table, target, { weights, tasks })
  const { task, classes } = target
  const features = describeFeatures(table, weights)
  const voters = await gatherVoters({ table, target, weights, options }, { rules, features })
  const isBinary = task === 'binary'
  const outputs = isBinary ? 1 : classes.length
  const ensemble = assembleTrees(
    voters.map(({ draft, voice }) => ({
      ...draft,
      value: votes(draft, { voice, classes: classes.length, isBinary }),
    })),
    {
      features,
      outputs,
      // Without a voter, how frequent each class is says it all.
      base: voters.length > 0 ? new Float64Array(outputs) : frequencies(target, weights),
      leafWidth: outputs,
      treeOutput: new Int32Array(voters.length).fill(isBinary ? 0 : -1),
    },
  )
  return createFittedTrees({ kind: name, task, classes, link: isBinary ? 'logit' : 'softmax', ensemble })
}

async function gatherVoters(
  { table, target, weights, options }: Training,
  { rules, features }: { readonly rules: AdaBoostParams; readonly features: readonly TreeFeature[] },
): Promise<readonly Voter[]> {
  const { seed = 1 } = options
  const matrix = encodeTable(features, table)
  const data = createForestRows(binMatrix(features, matrix, { weights, seed }), target)
  const classes = target.classes.length
  const pacer = createPacer(options)
  const search = {
    rules: { ...noShrinkage, ...rules, minGain: 0, featuresPerNode: data.usable.length },
    // Every column is tried at every node, in an order that breaks ties the same way each time.
    random: createRandom(0),
    pacer,
  }
  let current = weights?.slice() ?? new Float64Array(table.rowCount).fill(1)
  const total = sum(current)
  const voters: Voter[] = []
  for (let round = 0; round < rules.rounds && data.usable.length > 0; round++) {
    const { draft } = await growForestTree(data, current, { ...search, random: createRandom(0) })
    const wrong = mistakes(draft, { features, matrix, target })
    const error = sum(current.map((weight, row) => (wrong[row] === 1 ? weight : 0))) / sum(current)
    if (error >= 1 - 1 / classes) break
    // A tree that is always right would speak for ever; it settles the matter.
    if (error <= 0) {
      voters.push({ draft, voice: 1 })
      break
    }
    const voice = rules.learningRate * (Math.log((1 - error) / error) + Math.log(classes - 1))
    voters.push({ draft, voice })
    current = current.map((weight, row) => weight * Math.exp(wrong[row]! * voice))
    const scale = total / sum(current)
    current = current.map((weight) => weight * scale)
    pacer.progress((round + 1) / rules.rounds)
    if (pacer.isDue(40 * table.rowCount)) await pacer.pause()
  }
  return voters
}

/** 1 for each row whose class is not the tree's. */
function mistakes(
  draft: TreeDraft,
  {
    features,
    matrix,
    target,
  }: { readonly features: readonly TreeFeature[]; readonly matrix: TreeMatrix; readonly target: Target },
): Uint8Array {
  const width = target.task === 'binary' ? 1 : target.classes.length
  const ensemble = assembleTrees([{ ...draft, value: namedClasses(draft, width) }], {
    features,
    outputs: 1,
    base: new Float64Array(1),
    leafWidth: 1,
    treeOutput: Int32Array.of(0),
  })
  const named = scoreMatrix(ensemble, matrix)
  return Uint8Array.from(target.values, (value, row) => (value === named[row] ? 0 : 1))
}

/** The commonest class of each node, the first of equals. */
function namedClasses({ value, feature }: TreeDraft, width: number): number[] {
  return Array.from(feature, (_, node) => {
    if (width === 1) return value[node]! > 0.5 ? 1 : 0
    let best = 0
    for (let k = 1; k < width; k++) if (value[node * width + k]! > value[node * width + best]!) best = k
    return best
  })
}

function votes(
  draft: TreeDraft,
  {
    voice,
    classes,
    isBinary,
  }: { readonly voice: number; readonly classes: number; readonly isBinary: boolean },
): number[] {
  const named = namedClasses(draft, isBinary ? 1 : classes)
  if (isBinary) return named.map((ofClass) => (ofClass === 1 ? voice : -voice))
  const most = (voice * (classes - 1)) / classes
  return named.flatMap((ofClass) =>
    Array.from({ length: classes }, (_, k) => (k === ofClass ? most : -most / (classes - 1))),
  )
}

/** Log-odds or log-shares of the classes, half a row thought into each. */
function frequencies({ values, classes, task }: Target, weights: Float64Array | undefined): Float64Array {
  const counts = new Float64Array(classes.length).fill(0.5)
  values.forEach((value, row) => (counts[value]! += weights?.[row] ?? 1))
  if (task === 'binary') return Float64Array.of(Math.log(counts[1]! / counts[0]!))
  const total = sum(counts)
  return counts.map((count) => Math.log(count / total))
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0)
}
