import { readTableAs } from '../ingest/index.ts'
import { takeRows } from '@cadre/learn/table'
import { predictRows, reasonsOfRows } from '../serve/index.ts'
import type { Challenge } from './judge-challenger.ts'
import type { Gate, GateLimits } from './gate.ts'

/** Single rows that are timed, and those before them that only warm up. */
const timed = 200
const warming = 50

/** Scores single rows with reasons, as a request would, and looks at the slowest of a hundred. */
export async function latencyGate(
  { challenger, open, clock, signal }: Pick<Challenge, 'challenger' | 'open' | 'clock' | 'signal'>,
  { latencyMs }: GateLimits,
): Promise<Gate> {
  const times: number[] = []
  const reading = readTableAs(await open(), challenger.pipeline.schema, { signal })
  for await (const { table } of reading.parts()) {
    for (let row = 0; row < table.rowCount && times.length < timed + warming; row++) {
      signal?.throwIfAborted()
      const began = clock()
      const one = takeRows(table, [row])
      const { predictions } = predictRows(challenger, one)
      await reasonsOfRows(challenger, one, { predictions, limit: 5, signal })
      times.push(clock() - began)
    }
    if (times.length >= timed + warming) break
  }
  const sorted = times.slice(Math.min(warming, times.length >> 1)).toSorted((a, b) => a - b)
  const p99 = sorted[Math.min(sorted.length - 1, Math.floor(0.99 * sorted.length))] ?? 0
  const isFast = p99 <= latencyMs
  return {
    name: 'latency',
    verdict: isFast ? 'passed' : 'failed',
    finding: `99 of 100 single rows are scored with reasons within ${p99.toFixed(1)} ms of processor time; the limit is ${latencyMs} ms.`,
    figures: { p99, limit: latencyMs },
  }
}
