import type { FitOptions } from '../estimator.ts'
import { acquireWorkspace } from '../kernels/workspace.ts'
import { startForestCrew } from './forest-crew.ts'
import { createForestGrower } from './forest-grower.ts'
import type { GrownTree, TreeDraw } from './forest-grower.ts'
import { layOutForest } from './forest-memory.ts'
import type { ForestRows } from './forest-rows.ts'
import type { ForestRules } from './forest-tree.ts'
import { createPacer } from './pacer.ts'

/** What a forest is grown from. */
export interface ForestPlan extends TreeDraw {
  readonly data: ForestRows
  readonly weights: Float64Array | undefined
  readonly rules: ForestRules
  readonly trees: number
}

/** What changes speed but never the result. */
interface Tuning {
  /** From how many rows times trees on threads are used. */
  readonly minWork?: number
  /** Leaves all trees to the other threads. */
  readonly onlyOthers?: boolean
}

/**
 * Grows all trees, in order. Each has a seed of its own, so the number of threads cannot change them;
 * each thread takes the next tree when it has done with one.
 */
export async function growForest(
  { data, weights, rules, trees, bootstrap, seed, treesBefore = 0 }: ForestPlan,
  options: FitOptions,
  { minWork = 1_000_000, onlyOthers = false }: Tuning = {},
): Promise<GrownTree[]> {
  const isLarge = trees > 1 && trees * data.rowCount >= minWork
  const threads = isLarge ? Math.min(options.threads ?? 1, trees) : 1
  const pacer = createPacer(options)
  const workspace = acquireWorkspace()
  try {
    const memory = layOutForest(workspace, data, { weights, rules, bootstrap, threads })
    const draw = { bootstrap, seed, treesBefore }
    const crew = startForestCrew(memory, draw, { trees, threads })
    try {
      const grow = createForestGrower(memory, memory.rooms[0]!, draw)
      for (let tree = onlyOthers ? trees : crew.nextTree(); tree < trees; tree = crew.nextTree()) {
        crew.add(tree, await grow(tree, pacer))
        pacer.progress(crew.doneShare())
      }
      return await crew.allTrees(options)
    } finally {
      await crew.stop()
    }
  } finally {
    workspace.release()
  }
}
