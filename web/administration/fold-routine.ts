import type { JobLine } from './administration-queries.ts'

export interface FoldedJob {
  /** The newest of them. */
  readonly job: JobLine
  /** How many ended alike one after another; 1 for what stands alone. */
  readonly count: number
  /** When the oldest of them was entered. */
  readonly since: string
}

/** Work of the schedule that ended without a word: there is nothing to read in one that is not in the next. */
const isRoutine = ({ accountId, state, errorMessage, message }: JobLine): boolean =>
  accountId === 'system' && state === 'done' && errorMessage === null && !message

/** Jobs as they came, the newest first; of routine ones, those of one kind that have only routine between them are one line. */
export function foldRoutine(jobs: readonly JobLine[]): FoldedJob[] {
  const folded: FoldedJob[] = []
  /** Places of lines that routine jobs can still join, by kind. */
  const open = new Map<string, number>()
  for (const job of jobs) {
    const place = open.get(job.kind)
    const line = place === undefined ? undefined : folded[place]
    if (isRoutine(job) && line) {
      folded[place!] = { ...line, count: line.count + 1, since: job.enteredAt }
      continue
    }
    if (!isRoutine(job)) open.clear()
    else open.set(job.kind, folded.length)
    folded.push({ job, count: 1, since: job.enteredAt })
  }
  return folded
}
