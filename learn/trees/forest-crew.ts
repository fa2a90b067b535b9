import { Worker } from 'node:worker_threads'

import type { FitOptions } from '../estimator.ts'
import { LearnError } from '../learn-error.ts'
import type { GrownTree, TreeDraw } from './forest-grower.ts'
import type { ForestMemory } from './forest-memory.ts'

/** What a thread of the crew is started with. */
export interface CrewPlace {
  readonly memory: ForestMemory
  readonly draw: TreeDraw
  readonly thread: number
  readonly trees: number
  /** The number of the next tree, which all threads count up. */
  readonly next: Int32Array
}

/** What a thread sends back. */
export interface CrewTree {
  readonly tree: number
  readonly grown: GrownTree
}

/** The threads that grow a forest, and its trees as they come in. */
interface ForestCrew {
  /** The number of a tree that no other thread has taken; at or above the number of trees when all are. */
  nextTree(): number
  add(tree: number, grown: GrownTree): void
  doneShare(): number
  /** All trees in order, once they are there. Rejects with `cancelled`, or what a thread failed of. */
  allTrees(options: Pick<FitOptions, 'signal' | 'onProgress'>): Promise<GrownTree[]>
  stop(): Promise<void>
}

/** Starts `threads` − 1 threads beside the calling one. */
export function startForestCrew(
  memory: ForestMemory,
  draw: TreeDraw,
  { trees, threads }: { readonly trees: number; readonly threads: number },
): ForestCrew {
  const next = new Int32Array(new SharedArrayBuffer(4))
  const grownTrees: GrownTree[] = []
  let done = 0
  let failure: Error | undefined
  let onChange = (): void => {}

  function add(tree: number, grown: GrownTree): void {
    grownTrees[tree] = grown
    done++
    onChange()
  }

  const workers = Array.from({ length: threads - 1 }, (_, i) => {
    const workerData: CrewPlace = { memory, draw, thread: i + 1, trees, next }
    const worker = new Worker(new URL('./forest-worker.ts', import.meta.url), { workerData })
    worker.on('message', ({ tree, grown }: CrewTree) => add(tree, grown))
    worker.on('error', (error: Error) => {
      failure = error
      onChange()
    })
    return worker
  })

  return {
    nextTree: () => Atomics.add(next, 0, 1),
    add,
    doneShare: () => done / trees,
    allTrees: ({ signal, onProgress }) =>
      new Promise((resolve, reject) => {
        onChange = () => {
          onProgress?.(done / trees)
          if (signal?.aborted) reject(new LearnError('cancelled', 'The work was cancelled.'))
          else if (failure) reject(failure)
          else if (done === trees) resolve(grownTrees)
        }
        signal?.addEventListener('abort', onChange, { once: true })
        onChange()
      }),
    async stop() {
      await Promise.all(workers.map((worker) => worker.terminate()))
    },
  }
}
