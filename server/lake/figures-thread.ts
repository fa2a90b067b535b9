import { describeFeatures } from '@cadre/lifecycle/feature-figures'
import type { SnapshotFigures } from '@cadre/lifecycle/feature-figures'
import type { OpenSet } from '@cadre/store/lake'
import { answerFromThread } from '../models/answer-from-thread.ts'
import { readRowsAsTable } from './read-feature-rows.ts'

type Rows = Pick<OpenSet, 'content' | 'path'>

/** What a thread needs to count a snapshot on its own. */
export interface FiguresTask {
  readonly own: Rows
  /** The snapshot of the day before. */
  readonly earlier: Rows | undefined
}

await answerFromThread<FiguresTask, SnapshotFigures>(async ({ own, earlier }) => {
  const { table } = await readRowsAsTable(own)
  return describeFeatures(table, {
    // The same people are rounded alike, however frequent they are counted.
    seed: Number.parseInt(own.content.hash.slice(0, 8), 16),
    earlier: earlier && (await readRowsAsTable(earlier)).table,
  })
})
