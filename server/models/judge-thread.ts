import { openFile } from '@cadre/connect/files'
import type { Source } from '@cadre/lifecycle/ingest'
import { openBundle } from '@cadre/lifecycle/register'
import { judgeChallenger } from '@cadre/lifecycle/retrain'
import type { ChallengeResult } from '@cadre/lifecycle/retrain'
import { answerFromThread } from './answer-from-thread.ts'

type BundleFiles = ReadonlyMap<string, Uint8Array>

/** What a thread needs to judge a version on its own. */
export interface JudgeTask {
  readonly challenger: BundleFiles
  readonly champion: BundleFiles | undefined
  /** The file with later rows, and what they are called. */
  readonly path: string
  /** The last row of each person, to compare groups by. */
  readonly peoplePath: string
  readonly name: string
  /** Why the version has learned from none of these rows. */
  readonly unseen: string
  /** The champion may have learned from some of them. */
  readonly hasChampionSeen: boolean
  readonly protectedColumns: readonly string[]
  readonly referenceDate: number
  readonly seed: number
}

/** Milliseconds that the processor gave to this thread: what a score costs, however busy the machine is. */
function processorMs(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}

await answerFromThread<JudgeTask, ChallengeResult>((task, { signal }) => {
  const open = async (path: string): Promise<Source> => ({ ...(await openFile(path)), name: task.name })
  return judgeChallenger({
    challenger: openBundle('the version', task.challenger),
    ...(task.champion && { champion: openBundle('the champion', task.champion) }),
    open: () => open(task.path),
    openPeople: () => open(task.peoplePath),
    unseen: task.unseen,
    hasChampionSeen: task.hasChampionSeen,
    protectedColumns: task.protectedColumns,
    referenceDate: task.referenceDate,
    seed: task.seed,
    clock: processorMs,
    signal,
  })
})
