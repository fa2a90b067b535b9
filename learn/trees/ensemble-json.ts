import type { ModelReader } from '../model-json.ts'
import { addUpCover, emptyEnsemble } from './tree-draft.ts'
import type { TreeEnsemble, TreeFeature } from './tree-ensemble.ts'

/**
 * Trees as JSON, little-endian arrays in base64:
 * - `nodesPerTree` (u32), `treeOutput` (i32), `base` (f64);
 * - `splits` (u32), one per node breadth first, siblings together: 0 in leaves, else
 *   1 + 2 × feature + missingLeft. With this order children need no links;
 * - `thresholds` (f64) of number splits, in node order;
 * - `categorySets` (bits, one per level of the split's feature) of category splits, in node order;
 * - `leafValues` and `leafCovers` (f64), in node order.
 */
export function ensembleToJson(ensemble: TreeEnsemble): Readonly<Record<string, unknown>> {
  const { features, outputs, base, treeStart, treeOutput, leafWidth, categorySets } = ensemble
  const { feature, threshold, categorySet, missingLeft, leafValue, cover } = ensemble
  const nodes = [...feature.keys()]
  const leaves = nodes.filter((node) => feature[node]! < 0)
  const inner = nodes.filter((node) => feature[node]! >= 0)
  const bits = inner.flatMap((node) => {
    const set = categorySet[node]!
    if (set < 0) return []
    const levels = features[feature[node]!]!.levels ?? []
    return levels.map((_, code) => categorySets[set]![code] ?? missingLeft[node]!)
  })
  return {
    features,
    outputs,
    leafWidth,
    base: toBase64(base),
    nodesPerTree: toBase64(
      Uint32Array.from(treeOutput, (_, tree) => treeStart[tree + 1]! - treeStart[tree]!),
    ),
    treeOutput: toBase64(treeOutput),
    splits: toBase64(
      Uint32Array.from(feature, (column, node) => (column < 0 ? 0 : 1 + 2 * column + missingLeft[node]!)),
    ),
    thresholds: toBase64(
      Float64Array.from(
        inner.filter((node) => categorySet[node]! < 0),
        (node) => threshold[node]!,
      ),
    ),
    categorySets: toBase64(packBits(bits)),
    leafValues: toBase64(
      Float64Array.from(
        leaves.flatMap((leaf) => [...leafValue.subarray(leaf * leafWidth, (leaf + 1) * leafWidth)]),
      ),
    ),
    leafCovers: toBase64(Float64Array.from(leaves, (leaf) => cover[leaf]!)),
  }
}

/** Reads trees back to the same bits. Throws `invalid-model`; links cannot be wrong, for there are none. */
export function readEnsemble(model: ModelReader): TreeEnsemble {
  const features = model.objects('features').map(readFeature)
  const outputs = readCount(model, 'outputs')
  const leafWidth = readCount(model, 'leafWidth')
  if (leafWidth !== 1 && leafWidth !== outputs) model.fail('"leafWidth" is neither 1 nor "outputs".')
  const base = readDoubles(model, 'base', outputs)
  const nodesPerTree = readWords(model, 'nodesPerTree')
  const treeOutput = Int32Array.from(readWords(model, 'treeOutput', nodesPerTree.length))
  const isVector = leafWidth > 1
  for (const output of treeOutput)
    if (isVector ? output !== -1 : output < 0 || output >= outputs)
      model.fail(`has a tree of output ${output}.`)
  const nodeCount = nodesPerTree.reduce((sum, count) => sum + count, 0)
  const splits = readWords(model, 'splits', nodeCount)
  const ensemble = emptyEnsemble(nodeCount, nodesPerTree.length, {
    features,
    outputs,
    base,
    leafWidth,
    treeOutput,
  })
  linkNodes(model, { ensemble, splits, nodesPerTree })
  const categorySets = readSplits(model, ensemble)
  readLeaves(model, ensemble)
  addUpCover(ensemble)
  return { ...ensemble, categorySets }
}

type OpenEnsemble = Omit<TreeEnsemble, 'categorySets'>

function linkNodes(
  model: ModelReader,
  {
    ensemble,
    splits,
    nodesPerTree,
  }: { ensemble: OpenEnsemble; splits: Uint32Array; nodesPerTree: Uint32Array },
): void {
  let start = 0
  nodesPerTree.forEach((count, tree) => {
    const end = start + count
    let nextChild = start + 1
    for (let node = start; node < end; node++) {
      if (node >= nextChild) model.fail(`has a node of tree ${tree} without a parent.`)
      const split = splits[node]!
      if (split === 0) continue
      const column = (split - 1) >>> 1
      if (column >= ensemble.features.length)
        model.fail(`has a split on column ${column}, which it does not have.`)
      ensemble.feature[node] = column
      ensemble.missingLeft[node] = (split - 1) & 1
      ensemble.left[node] = nextChild
      ensemble.right[node] = nextChild + 1
      nextChild += 2
    }
    if (count === 0 || nextChild !== end) model.fail(`has a tree ${tree} that is not whole.`)
    start = end
    ensemble.treeStart[tree + 1] = end
  })
}

function readSplits(model: ModelReader, ensemble: OpenEnsemble): Uint8Array[] {
  const { features, feature, threshold, categorySet } = ensemble
  const inner = [...feature.keys()].filter((node) => feature[node]! >= 0)
  const onLevels = inner.filter((node) => features[feature[node]!]!.kind === 'category')
  const onNumbers = inner.filter((node) => features[feature[node]!]!.kind !== 'category')
  const thresholds = readDoubles(model, 'thresholds', onNumbers.length)
  onNumbers.forEach((node, i) => (threshold[node] = thresholds[i]!))
  const levelsOf = (node: number): number => features[feature[node]!]!.levels?.length ?? 0
  const bitCount = onLevels.reduce((sum, node) => sum + levelsOf(node), 0)
  const bytes = readBytes(model, 'categorySets', Math.ceil(bitCount / 8))
  let bit = 0
  return onLevels.map((node, set) => {
    categorySet[node] = set
    return Uint8Array.from({ length: levelsOf(node) }, () => {
      const byte = bytes[bit >> 3]!
      return (byte >> (bit++ & 7)) & 1
    })
  })
}

function readLeaves(model: ModelReader, { feature, leafValue, leafWidth, cover }: OpenEnsemble): void {
  const leaves = [...feature.keys()].filter((node) => feature[node]! < 0)
  const values = readDoubles(model, 'leafValues', leaves.length * leafWidth)
  const covers = readDoubles(model, 'leafCovers', leaves.length)
  if (![...values, ...covers].every(Number.isFinite)) model.fail('has a leaf that is not finite.')
  if (covers.some((weight) => weight < 0)) model.fail('has a leaf of negative cover.')
  leaves.forEach((leaf, i) => {
    cover[leaf] = covers[i]!
    leafValue.set(values.subarray(i * leafWidth, (i + 1) * leafWidth), leaf * leafWidth)
  })
}

function readFeature(model: ModelReader): TreeFeature {
  const name = model.string('name')
  const kind = model.string('kind')
  switch (kind) {
    case 'category':
      return { name, kind, levels: model.strings('levels') }
    case 'number':
    case 'boolean':
    case 'date':
      return { name, kind }
    default:
      return model.fail(`has a column of kind "${kind}".`)
  }
}

function readCount(model: ModelReader, key: string): number {
  const count = model.number(key)
  if (!Number.isInteger(count) || count < 1) model.fail(`"${key}" is ${count}.`)
  return count
}

function readDoubles(model: ModelReader, key: string, length: number): Float64Array {
  const values = new Float64Array(readBytes(model, key, 8 * length).buffer)
  if (values.some(Number.isNaN)) model.fail(`"${key}" holds something that is no number.`)
  return values
}

function readWords(model: ModelReader, key: string, length?: number): Uint32Array {
  const bytes = readBytes(model, key, length === undefined ? undefined : 4 * length)
  if (bytes.length % 4 !== 0) model.fail(`"${key}" is cut off.`)
  return new Uint32Array(bytes.buffer)
}

function readBytes(model: ModelReader, key: string, length?: number): Uint8Array<ArrayBuffer> {
  const bytes = Uint8Array.from(Buffer.from(model.string(key), 'base64'))
  if (length !== undefined && bytes.length !== length)
    model.fail(`"${key}" holds ${bytes.length} bytes, not ${length}.`)
  return bytes
}

function toBase64({ buffer, byteOffset, byteLength }: ArrayBufferView): string {
  return Buffer.from(buffer, byteOffset, byteLength).toString('base64')
}

function packBits(bits: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(Math.ceil(bits.length / 8))
  bits.forEach((bit, i) => (bytes[i >> 3]! |= bit << (i & 7)))
  return bytes
}
