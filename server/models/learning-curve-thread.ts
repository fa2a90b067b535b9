import { openFile } from '@cadre/connect/files'
import { loadSigningKey } from '@cadre/core/signing-key-file'
import { drawLearningCurve } from '@cadre/lifecycle/study'
import type { CurveLearner, LearningCurve } from '@cadre/lifecycle/study'
import { useCases } from '@cadre/usecases'
import { answerFromThread } from './answer-from-thread.ts'
import type { StudyNote, StudyTask } from './study-thread.ts'

/** What a thread needs to draw the learning curve of a study. */
export interface CurveTask extends Omit<StudyTask, 'fits'> {
  readonly learner: CurveLearner
}

await answerFromThread<CurveTask, LearningCurve, StudyNote>(async (task, { signal, tell }) => {
  const source = await openFile(task.path)
  const input = {
    source: { ...source, name: task.name },
    useCase: useCases.find(({ name }) => name === task.useCase)!,
    options: task.options,
    signingKey: await loadSigningKey(),
    cadreVersion: task.version,
    createdAt: task.createdAt,
    signal,
    onProgress: ({ stage, done }: { stage: string; done: number }) => tell({ kind: 'progress', stage, done }),
  }
  return drawLearningCurve(input, task.learner)
})
