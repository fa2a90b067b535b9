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
  /** What counts are rounded by. */
  readonly key: Uint8Array
}

await answerFromThread<FiguresTask, SnapshotFigures>(async ({ own, earlier, key }) =>
  describeFeatures(await readRowsAsTable(own), {
    key,
    earlier: earlier && (await readRowsAsTable(earlier)),
  }),
)
