import type { FitOptions } from '../estimator.ts'
import { createRandom, deriveSeed } from '../random.ts'
import { drawBootstrap } from './bootstrap.ts'
import type { ForestRows } from './forest-rows.ts'
import { growForestTree } from './forest-tree.ts'
import type { ForestRules } from './forest-tree.ts'
import { createPacer } from './pacer.ts'
import type { Pacer } from './pacer.ts'
import type { TreeDraft } from './tree-draft.ts'

/** What a forest is grown from; can be sent to a thread. */
export interface ForestPlan {
  readonly data: ForestRows
  readonly weights: Float64Array | undefined
  readonly rules: ForestRules
  readonly trees: number
  readonly bootstrap: boolean
  readonly seed: number
}

/** Grows all trees in order. Each has a seed of its own, so threads cannot change them. */
export async function growForest(plan: ForestPlan, options: FitOptions): Promise<TreeDraft[]> {
  const pacer = createPacer(options)
  const drafts: TreeDraft[] = []
  for (let tree = 0; tree < plan.trees; tree++) {
    drafts.push(await growOne(plan, tree, pacer))
    pacer.progress((tree + 1) / plan.trees)
  }
  return drafts
}

/** The tree of that number. */
export async function growOne(
  { data, weights, rules, bootstrap, seed }: ForestPlan,
  tree: number,
  pacer: Pacer,
): Promise<TreeDraft> {
  const random = createRandom(deriveSeed(seed, 'forest', tree))
  const drawn = bootstrap
    ? drawBootstrap(data.rowCount, weights, random)
    : (weights ?? new Float64Array(data.rowCount).fill(1))
  const { draft } = await growForestTree(data, drawn, { rules, random, pacer })
  return draft
}
