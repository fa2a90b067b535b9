import assert from 'node:assert/strict'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { openEmbedded, openServer } from '@cadre/store'
import { readCheckpoints, verifyTrail } from '@cadre/store/audit-trail'
import { readTrail } from '@cadre/store'
import type { Served } from './served.fixture.ts'
import { compareWithStored, createWriters } from './writers.fixture.ts'

/** How often a kill test kills; `npm run soak` raises it. */
export const kills = (few: number): number => Number(process.env['CADRE_KILLS'] ?? few)

/** Chance that never changes (Lehmer; Park and Miller 1988). */
export function chance(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 48_271) % 0x7fffffff
    return state / 0x7fffffff
  }
}

interface Loop {
  readonly served: Served
  readonly times: number
  readonly url?: string
}

/**
 * Writes, kills after 30 to 430 ms, starts again, so many times; then compares everything with what was
 * acknowledged, and the audit trail with its own chain. Returns what was acknowledged and the slowest start.
 */
export async function killLoop({
  served,
  times,
  url,
}: Loop): Promise<{ acknowledged: number; slowestStartMs: number }> {
  const next = chance(11)
  const writers = createWriters(served)
  let acknowledged = 0
  let slowestStartMs = 0
  for (let time = 0; time <= times; time++) {
    const begun = performance.now()
    await served.start()
    slowestStartMs = Math.max(slowestStartMs, performance.now() - begun)
    const { ended, first } = writers.run()
    // Every other time into writes that are answered, on however slow a machine; the last time all open wishes are.
    if (time % 2 === 1 || time === times) await Promise.race([first, ended])
    await sleep(time < times ? 30 + 400 * next() : 600)
    await served.kill()
    acknowledged += await ended
  }
  const database = url === undefined ? await openEmbedded(join(served.folder, 'data')) : await openServer(url)
  try {
    await compareWithStored(database, writers.kept)
    const checkpoints = await readCheckpoints(join(served.folder, 'data', 'checkpoints'))
    const { faults } = await verifyTrail(readTrail(database), { checkpoints })
    assert.deepEqual(faults, [])
  } finally {
    await database.close()
  }
  assert.ok(writers.kept.length > 0)
  return { acknowledged, slowestStartMs }
}
