import { Worker } from 'node:worker_threads'

import type { FitOptions } from '../estimator.ts'
import { LearnError } from '../learn-error.ts'
import { createRandom, deriveSeed } from '../random.ts'
import { drawBootstrap } from './bootstrap.ts'
import type { ForestRows } from './forest-rows.ts'
import { growForestTree } from './forest-tree.ts'
import type { ForestRules } from './forest-tree.ts'
import { createPacer } from './pacer.ts'
import type { Pacer } from './pacer.ts'
import type { TreeDraft } from './tree-draft.ts'

/** What a forest is grown from; can be sent to a thread. */
interface ForestPlan {
  readonly data: ForestRows
  readonly weights: Float64Array | undefined
  readonly rules: ForestRules
  readonly trees: number
  readonly bootstrap: boolean
  readonly seed: number
}

/** A thread's part: every `step`-th tree from `first` on. */
export interface ForestShare {
  readonly plan: ForestPlan
  readonly first: number
  readonly step: number
}

export interface GrownTree {
  readonly tree: number
  readonly draft: TreeDraft
}

/** Fewer rows times trees than this are grown by one thread sooner than shared out. */
const threadedWork = 500_000

/**
 * Grows all trees, in order. Each has a seed of its own, so the number of threads cannot change them.
 * `minWork` is from how many rows times trees on threads are used.
 */
export async function growForest(
  plan: ForestPlan,
  options: FitOptions,
  { minWork = threadedWork }: { readonly minWork?: number } = {},
): Promise<TreeDraft[]> {
  const { threads = 1 } = options
  if (threads > 1 && plan.trees > 1 && plan.trees * plan.data.rowCount >= minWork)
    return growOnThreads(plan, options, Math.min(threads, plan.trees))
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

async function growOnThreads(
  plan: ForestPlan,
  { signal, onProgress }: FitOptions,
  threads: number,
): Promise<TreeDraft[]> {
  const shares = Array.from({ length: threads }, (_, first): ForestShare => ({ plan, first, step: threads }))
  const workers = shares.map(
    (workerData) => new Worker(new URL('./forest-worker.ts', import.meta.url), { workerData }),
  )
  try {
    return await collectTrees(workers, plan.trees, { signal, onProgress })
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()))
  }
}

function collectTrees(
  workers: readonly Worker[],
  trees: number,
  { signal, onProgress }: Pick<FitOptions, 'signal' | 'onProgress'>,
): Promise<TreeDraft[]> {
  return new Promise((resolve, reject) => {
    const cancel = (): void => reject(new LearnError('cancelled', 'The work was cancelled.'))
    if (signal?.aborted) cancel()
    signal?.addEventListener('abort', cancel, { once: true })
    const drafts: TreeDraft[] = []
    let done = 0
    for (const worker of workers) {
      worker.on('error', reject)
      worker.on('message', ({ tree, draft }: GrownTree) => {
        drafts[tree] = draft
        done++
        onProgress?.(done / trees)
        if (done < trees) return
        signal?.removeEventListener('abort', cancel)
        resolve(drafts)
      })
    }
  })
}
