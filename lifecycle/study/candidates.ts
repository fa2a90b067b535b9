import { AppError } from '@cadre/core'
import { learnerNamed, learners } from '../learners.ts'
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
  if (options.learners) return checkAsked(options.learners, target)
  const texts = table.columns.filter(({ kind }) => kind === 'text').length
  // A ranking is tried by grade, row by row, and by order.
  // One that learns from how long rows were followed needs rows that were.
  const own = useCase.candidates[target.task].filter((name) => target.followed || !learnerNamed(name).follows)
  const candidates = [...own, ...(target.queries ? ['lambda-mart'] : [])]
  if (texts === 0) return candidates
  return texts === table.columns.length ? ['text-logistic'] : [...candidates, 'text-logistic']
}

function checkAsked(
  asked: readonly string[],
  { task, queries, followed }: TrainingData['target'],
): readonly string[] {
  const known = learners
    .filter(({ tasks, complexity }) => tasks.includes(task) && complexity > 0)
    .filter(({ ranks, follows }) => (!ranks || queries) && (!follows || followed))
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
