import { parentPort, workerData } from 'node:worker_threads'

import type { CrewPlace, CrewTree } from './forest-crew.ts'
import { createForestGrower } from './forest-grower.ts'
import { createPacer } from './pacer.ts'

const { memory, draw, thread, trees, next } = workerData as CrewPlace
const grow = createForestGrower(memory, memory.rooms[thread]!, draw)
const pacer = createPacer({})
for (let tree = Atomics.add(next, 0, 1); tree < trees; tree = Atomics.add(next, 0, 1)) {
  const message: CrewTree = { tree, grown: await grow(tree, pacer) }
  const { nodes, sums, sets } = message.grown
  parentPort?.postMessage(message, [nodes.buffer, sums.buffer, sets.buffer] as ArrayBuffer[])
}
