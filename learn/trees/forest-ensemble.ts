import type { Random } from '../random.ts'
import type { FeatureBins } from './binning.ts'
import { middle } from './bin-edges.ts'
import type { GrownTree } from './forest-grower.ts'
import { nodeWords, setBytes } from './forest-memory.ts'
import type { ForestRows } from './forest-rows.ts'
import { addUpCover, emptyEnsemble } from './tree-draft.ts'
import type { TreeEnsemble, TreeFeature } from './tree-ensemble.ts'

type OpenEnsemble = Omit<TreeEnsemble, 'categorySets'>

interface ForestShape {
  readonly features: readonly TreeFeature[]
  /** For each tree, what draws its thresholds between two bins with rows; halfway without. */
  readonly randomOf?: ((tree: number) => Random) | undefined
}

/** Lays grown trees out as an ensemble that averages them, the nodes of each tree breadth first. */
export function assembleForest(
  trees: readonly GrownTree[],
  data: ForestRows,
  { features, randomOf }: ForestShape,
): TreeEnsemble {
  const outputs = Math.max(1, data.classes)
  const nodeCount = trees.reduce((sum, { nodes }) => sum + nodes.length / nodeWords, 0)
  const ensemble = emptyEnsemble(nodeCount, trees.length, {
    features,
    outputs,
    base: new Float64Array(outputs),
    leafWidth: outputs,
    treeOutput: new Int32Array(trees.length).fill(data.classes > 1 ? -1 : 0),
  })
  const categorySets: Uint8Array[] = []
  trees.forEach((grown, tree) => {
    const start = ensemble.treeStart[tree]!
    copyTree(grown, { ensemble, categorySets, data, start, random: randomOf?.(tree) })
    ensemble.treeStart[tree + 1] = start + grown.nodes.length / nodeWords
  })
  addUpCover(ensemble)
  return { ...ensemble, categorySets }
}

interface CopyTarget {
  readonly ensemble: OpenEnsemble
  readonly categorySets: Uint8Array[]
  readonly data: ForestRows
  readonly start: number
  readonly random: Random | undefined
}

function copyTree(grown: GrownTree, { ensemble, categorySets, data, start, random }: CopyTarget): void {
  const { nodes, sets } = grown
  const { feature, missingLeft, left, right, threshold, categorySet } = ensemble
  const { usable, cuts } = data
  const order = new Int32Array(nodes.length / nodeWords)
  let count = 1
  for (let i = 0; i < order.length; i++) {
    const node = nodeWords * order[i]!
    const at = start + i
    if (nodes[node]! < 0) continue
    const column = usable[nodes[node]!]!
    const sides = nodes[node + 2]!
    feature[at] = column
    missingLeft[at] = sides >>> 18
    left[at] = start + count
    right[at] = start + count + 1
    order[count++] = nodes[node + 1]!
    order[count++] = nodes[node + 1]! + 1
    const set = nodes[node + 3]!
    if (set < 0) threshold[at] = thresholdOf(cuts[column]!, { last: sides & 511, next: sides >>> 9, random })
    else categorySet[at] = categorySets.push(levelsOf(cuts[column]!, sets, setBytes * set)) - 1
  }
  copyLeaves(grown.sums, order, { ensemble, data, start })
}

function copyLeaves(
  sums: Float64Array,
  order: Int32Array,
  { ensemble, data, start }: Pick<CopyTarget, 'ensemble' | 'data' | 'start'>,
): void {
  const { feature, leafWidth, leafValue, cover, treeOutput } = ensemble
  const { offset, unit } = data
  for (let i = 0; i < order.length; i++) {
    const at = start + i
    if (feature[at]! >= 0) continue
    const from = (leafWidth + 1) * order[i]!
    const weight = sums[from]!
    cover[at] = weight
    for (let k = 0; k < leafWidth; k++)
      leafValue[at * leafWidth + k] = (offset + (unit * sums[from + 1 + k]!) / weight) / treeOutput.length
  }
}

interface Gap {
  /** The last bin on the left; and the next one with rows, in the low nine bits. */
  readonly last: number
  readonly next: number
  readonly random: Random | undefined
}

/** Between two bins with rows; where only missing values are beyond, every present one goes left. */
function thresholdOf({ high, low, binCount }: FeatureBins, { last, next, random }: Gap): number {
  const beyond = next & 511
  if (beyond >= binCount) return Infinity
  const [from, to] = [high[last]!, low[beyond]!]
  if (!random) return middle(from, to)
  const share = random.next()
  const drawn = from * share + to * (1 - share)
  return drawn > from && drawn <= to ? drawn : to
}

function levelsOf({ levelBins }: FeatureBins, sets: Uint8Array, from: number): Uint8Array {
  const levels = new Uint8Array(levelBins.length)
  for (let code = 0; code < levels.length; code++) {
    const bin = levelBins[code]!
    levels[code] = (sets[from + (bin >> 3)]! >> (bin & 7)) & 1
  }
  return levels
}
