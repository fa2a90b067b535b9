import type { JobWork } from '../jobs/define-job.ts'
import { runInThread } from '../models/run-in-thread.ts'
import type { StudyResults, StudyTask, StudyTasks } from './study-thread.ts'

const file = new URL('study-thread.ts', import.meta.url)

/** Studies rows in a thread of its own, so that requests are answered meanwhile, and tells how far it is. Throws as the study. */
export function inStudyThread<Kind extends keyof StudyTasks>(
  { signal, progress }: Pick<JobWork<unknown>, 'signal' | 'progress'>,
  kind: Kind,
  task: StudyTasks[Kind],
): Promise<StudyResults[Kind]> {
  let told = 0
  return runInThread<StudyTask, StudyResults[Kind], string>(file, { ...task, kind } as StudyTask, {
    signal,
    // What is told of progress is worth no failure.
    onNote: (what) => void progress(Math.min(0.95, 0.4 + 0.1 * told++), what).catch(() => undefined),
  })
}
