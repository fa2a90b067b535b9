import { AppError } from '@cadre/core'
import { learners } from '../learners.ts'
import { nearestName } from '../ingest/index.ts'
import type { TrainingData } from '../train/training-data.ts'
import type { StudyInput } from './study-input.ts'

/**
 * Learners to compare: those asked for, else the use case's. The text learner joins when there is text, and
 * stands alone when there is nothing else: other learners would see the text through its scores only.
 */
export function candidatesFor(
  { table, target }: TrainingData,
  { options, useCase }: Pick<StudyInput, 'options' | 'useCase'>,
): readonly string[] {
  if (options.learners) return checkAsked(options.learners, target.task)
  const texts = table.columns.filter(({ kind }) => kind === 'text').length
  if (texts === 0) return useCase.candidates[target.task]
  return texts === table.columns.length
    ? ['text-logistic']
    : [...useCase.candidates[target.task], 'text-logistic']
}

function checkAsked(asked: readonly string[], task: TrainingData['target']['task']): readonly string[] {
  const known = learners
    .filter(({ tasks, complexity, ranks }) => tasks.includes(task) && complexity > 0 && ranks !== true)
    .map(({ name }) => name)
  for (const name of asked) {
    if (known.includes(name)) continue
    const nearest = nearestName(name, known)
    const hint = nearest === undefined ? '' : ` Did you mean "${nearest}"?`
    throw new AppError(
      'usage',
      `"${name}" is not a learner for this target.${hint} There are: ${known.join(', ')}.`,
      { known },
    )
  }
  return asked
}
