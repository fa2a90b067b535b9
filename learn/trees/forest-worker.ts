import { parentPort, workerData } from 'node:worker_threads'

import { growOne } from './grow-forest.ts'
import type { ForestShare, GrownTree } from './grow-forest.ts'
import { createPacer } from './pacer.ts'

const { plan, first, step } = workerData as ForestShare
const pacer = createPacer({})
for (let tree = first; tree < plan.trees; tree += step) {
  const grown: GrownTree = { tree, draft: await growOne(plan, tree, pacer) }
  parentPort?.postMessage(grown)
}
