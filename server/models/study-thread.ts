import { openFile } from '@cadre/connect/files'
import { loadSigningKey } from '@cadre/core/signing-key-file'
import type { JournalEntry } from '@cadre/learn/selection'
import { study } from '@cadre/lifecycle/study'
import type { StudyOptions, StudyOutcome } from '@cadre/lifecycle/study'
import { useCases } from '@cadre/usecases'
import { answerFromThread } from './answer-from-thread.ts'

/** What a thread needs to study a table on its own. */
export interface StudyTask {
  /** The file with the rows. */
  readonly path: string
  /** What the rows are called. */
  readonly name: string
  readonly useCase: string
  readonly options: StudyOptions
  readonly createdAt: string
  readonly version: string
  /** Fits that an interrupted study has finished. */
  readonly fits: readonly JournalEntry[]
}

export type StudyNote =
  | { readonly kind: 'progress'; readonly stage: string; readonly done: number }
  | { readonly kind: 'fit'; readonly fit: JournalEntry }

await answerFromThread<StudyTask, StudyOutcome, StudyNote>(async (task, { signal, tell }) => {
  const source = await openFile(task.path)
  return study({
    source: { ...source, name: task.name },
    useCase: useCases.find(({ name }) => name === task.useCase)!,
    options: task.options,
    signingKey: await loadSigningKey(),
    cadreVersion: task.version,
    createdAt: task.createdAt,
    journal: { read: () => task.fits, append: (fit) => tell({ kind: 'fit', fit }) },
    signal,
    onProgress: ({ stage, done }) => tell({ kind: 'progress', stage, done }),
  })
})
