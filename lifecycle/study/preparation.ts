import { AppError } from '@cadre/core'
import type { Task } from '@cadre/learn'
import { stepNamed, steps } from '@cadre/learn/learners'
import type { Preparation } from '@cadre/learn/learners'
import { nearestName } from '../ingest/index.ts'
import type { StudyOptions } from './study-input.ts'

/** What was asked to happen before each fit; undefined when nothing. Throws `usage` for what cannot be done. */
export function preparationFor(
  { prepare, resample }: Pick<StudyOptions, 'prepare' | 'resample'>,
  task: Task,
): Preparation | undefined {
  for (const name of prepare ?? []) checkStep(name)
  if (resample && task === 'regression')
    throw new AppError(
      'usage',
      'Only classes can be made equally common, and this target is a number. Leave resampling out.',
      { option: 'resample' },
    )
  if (!prepare && !resample) return undefined
  return { ...(prepare && { steps: prepare }), ...(resample && { resample }) }
}

/** The preparation in sentences for people; empty when there is none. */
export function describePreparation(preparation: Preparation | undefined): string {
  const { steps: before = [], resample } = preparation ?? {}
  const labels = before.map((name) => stepNamed(name).label)
  return [
    labels.length > 0 && `Before each learner, learned from training rows only: ${labels.join(', ')}.`,
    resample &&
      `Classes were made equally common in training rows only (${resampleWords[resample]}); probabilities are set back to how common they are.`,
  ]
    .filter((sentence) => typeof sentence === 'string')
    .join(' ')
}

const resampleWords = {
  over: 'rows of the rarer ones repeated',
  under: 'rows of the more common ones left out',
  smote: 'rows made between neighbours of the rarer ones, SMOTE',
} as const satisfies Record<NonNullable<Preparation['resample']>, string>

function checkStep(name: string): void {
  const known = steps.map((step) => step.name)
  if (known.includes(name)) return
  const nearest = nearestName(name, known)
  const hint = nearest === undefined ? '' : ` Did you mean "${nearest}"?`
  throw new AppError('usage', `"${name}" is not a step.${hint} There are: ${known.join(', ')}.`, { known })
}
