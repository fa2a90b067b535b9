import { deriveSeed } from '@cadre/learn'
import { createPool } from '@cadre/learn/parallel'
import type { Configuration } from '@cadre/learn/selection'
import { learningCurve } from '../evaluate/learning-curve.ts'
import type { LearningCurve } from '../evaluate/learning-curve.ts'
import { blendName } from '../train/blend-outer.ts'
import { budgetFor } from '../train/budget.ts'
import { planOuterFolds } from '../train/plan-folds.ts'
import { asAppError } from './as-app-error.ts'
import { loadLearners } from './load-learners.ts'
import { prepareStudy } from './prepare-study.ts'
import type { StudyInput } from './study-input.ts'
import type { StudyResult } from './study-result.ts'

/** The learner whose curve is drawn: what was recommended, or the best single one of the leaderboard. */
export type CurveLearner = { readonly name: string; readonly label: string; readonly params: Configuration }

/** Undefined where nothing but a naive guess was tried. */
export function learnerToDraw({
  leaderboard,
  model,
}: Pick<StudyResult, 'leaderboard' | 'model'>): CurveLearner | undefined {
  const single = leaderboard.filter(({ isBaseline, learner }) => !isBaseline && learner !== blendName)
  const chosen = single.find(({ learner }) => learner === model?.learner) ?? single[0]
  return chosen && { name: chosen.learner, label: chosen.label, params: chosen.params as Configuration }
}

/** Whether more rows would help: the learning curve of one learner on the outer folds of a study with the same input. */
export async function drawLearningCurve(input: StudyInput, learner: CurveLearner): Promise<LearningCurve> {
  const { options, signal, onProgress } = input
  await using pool = createPool({ threads: options.threads })
  pool.start()
  try {
    const { data } = await prepareStudy(input)
    await loadLearners([learner.name])
    const seed = deriveSeed(options.seed, 'outer folds')
    return await learningCurve(data, {
      learner,
      plan: planOuterFolds(data, budgetFor(options).outerFolds, seed),
      pool,
      seed: deriveSeed(options.seed, 'learning curve'),
      signal,
      onProgress: (done) => onProgress?.({ stage: 'Learning from fewer rows', done }),
    })
  } catch (error) {
    throw asAppError(error)
  }
}
