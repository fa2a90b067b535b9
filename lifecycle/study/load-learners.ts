import { AppError } from '@cadre/core'
import { LearnError } from '@cadre/learn'
import { learnerNamed } from '../learners.ts'
import type { StudyWarning } from './study-result.ts'

/**
 * Loads what candidates need beyond this program. One that cannot be loaded is left out, with a warning that says why;
 * throws `learner-unavailable` when none is left.
 */
export async function loadLearners(
  candidates: readonly string[],
): Promise<{ readonly ready: readonly string[]; readonly warnings: readonly StudyWarning[] }> {
  const ready: string[] = []
  const warnings: StudyWarning[] = []
  for (const name of candidates) {
    const problem = await problemLoading(name)
    if (problem === undefined) ready.push(name)
    else warnings.push({ code: 'learner-left-out', message: `"${name}" was left out. ${problem}` })
  }
  if (ready.length === 0)
    throw new AppError('learner-unavailable', warnings.map(({ message }) => message).join(' '))
  return { ready, warnings }
}

/** Why the learner cannot be used here; undefined when it can. */
async function problemLoading(name: string): Promise<string | undefined> {
  try {
    await learnerNamed(name).load?.()
    return undefined
  } catch (error) {
    if (error instanceof LearnError && error.code === 'unavailable') return error.message
    throw error
  }
}
