import { loadKernels } from '../kernels/load-kernels.ts'
import type { Kernels } from '../kernels/load-kernels.ts'
import { createRandom, deriveSeed } from '../random.ts'
import { drawBootstrap } from './bootstrap.ts'
import { countWords, nodeWords, setBytes } from './forest-memory.ts'
import type { ForestMemory, ForestRoom } from './forest-memory.ts'
import type { Pacer } from './pacer.ts'

/** A tree as the kernel leaves it, nodes in order of growing; see `assembly/forest.ts`. */
export interface GrownTree {
  readonly nodes: Int32Array
  readonly sums: Float64Array
  readonly sets: Uint8Array
}

/** What decides, with its number, what a tree is grown from. */
export interface TreeDraw {
  readonly bootstrap: boolean
  readonly seed: number
  /** How many trees there are already; they have the first numbers. */
  readonly treesBefore?: number
}

/** About this many additions, some 20 ms, are made without a pause. */
const additionsAtOnce = 1e7

/** Grows trees, one after the other, in one thread's room. */
export function createForestGrower(
  forestMemory: ForestMemory,
  { forest, ...room }: ForestRoom,
  { bootstrap, seed, treesBefore = 0 }: TreeDraw,
): (place: number, pacer: Pacer) => Promise<GrownTree> {
  const { memory, rowCount, classes } = forestMemory
  const { kernels } = loadKernels(memory)
  const { buffer } = memory
  const labels = new Float64Array(buffer, forestMemory.labels, rowCount)
  const weights = forestMemory.weights ? new Float64Array(buffer, forestMemory.weights, rowCount) : undefined
  const lists = {
    rows: new Int32Array(buffer, room.rows, rowCount),
    pairs: new Float64Array(buffer, room.pairs, 2 * rowCount),
  }
  const words = new Int32Array(buffer, forest)

  function drawWeights(rowSeed: number): Float64Array {
    if (bootstrap) return drawBootstrap(rowCount, weights, createRandom(rowSeed))
    return weights ?? new Float64Array(rowCount).fill(1)
  }

  return async (place, pacer) => {
    const tree = treesBefore + place
    const rowSeed = deriveSeed(seed, 'forest', tree)
    const listed =
      bootstrap && !weights
        ? kernels.drawForestRows(forest, forestMemory.labels, rowCount, rowSeed)
        : listRows(lists, { drawn: drawWeights(rowSeed), labels, hasClasses: classes > 0 })
    kernels.startForestTree(forest, listed, columnSeed(seed, tree))
    await growToEnd(kernels, forest, pacer)
    if (pacer.isDue(100 * rowCount)) await pacer.pause()
    const nodeCount = words[countWords.nodes]!
    return {
      nodes: new Int32Array(buffer, room.nodes, nodeWords * nodeCount).slice(),
      sums: new Float64Array(buffer, room.sums, (Math.max(1, classes) + 1) * nodeCount).slice(),
      sets: new Uint8Array(buffer, room.sets, setBytes * words[countWords.sets]!).slice(),
    }
  }
}

/** Seed of the columns that a tree's nodes draw. */
export function columnSeed(seed: number, tree: number): number {
  return deriveSeed(seed, 'forest', tree, 'columns')
}

async function growToEnd(kernels: Kernels, forest: number, pacer: Pacer): Promise<void> {
  while (!kernels.growForestTree(forest, additionsAtOnce))
    if (pacer.isDue(2 * additionsAtOnce)) await pacer.pause()
}

interface Labelled {
  readonly drawn: Float64Array
  readonly labels: Float64Array
  readonly hasClasses: boolean
}

/** Lists the rows with weight, each with its label (times its weight, for numbers) and its weight. */
function listRows(
  { rows, pairs }: { readonly rows: Int32Array; readonly pairs: Float64Array },
  { drawn, labels, hasClasses }: Labelled,
): number {
  let count = 0
  for (let row = 0; row < drawn.length; row++) {
    const weight = drawn[row]!
    if (!(weight > 0)) continue
    rows[count] = row
    pairs[2 * count] = hasClasses ? labels[row]! : weight * labels[row]!
    pairs[2 * count + 1] = weight
    count++
  }
  return count
}
