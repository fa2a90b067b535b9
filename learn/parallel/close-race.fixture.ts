import { isMainThread } from 'node:worker_threads'
import { createPool } from './create-pool.ts'
import { defineTask } from './task.ts'

/** Keeps its thread busy for so many turns. */
export function spin({ turns }: { readonly turns: number }): number {
  let sum = 0
  for (let turn = 0; turn < turns; turn++) sum += Math.sqrt(turn)
  return sum
}

const spinTask = defineTask<typeof spin>(import.meta.url, 'spin')

// Closes pools while other tasks are about to end; says so once every close has come back.
if (isMainThread) {
  for (let round = 0; round < 30; round++) {
    const pool = createPool({ threads: 2 })
    const runs = [1e6 + (round % 7) * 2e5, 8e6, 5e5].map((turns) =>
      pool.run(spinTask, { turns }).catch(() => undefined),
    )
    await runs[0]
    await pool.close()
  }
  process.stdout.write('every close came back')
}
