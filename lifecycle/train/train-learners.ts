import type { EstimatorDefinition } from '@cadre/learn'
import { deriveSeed } from '@cadre/learn'
import { learnerNamed } from '../learners.ts'
import { blendMembers, blendOuter } from './blend-outer.ts'
import { calibrateOuter } from './calibrate-outer.ts'
import { judgeLearner } from './judge-learner.ts'
import type { JudgedLearner, JudgeOptions } from './judge-learner.ts'
import type { TrainingData } from './training-data.ts'

export interface TrainedLearners {
  /** The naive guess first, then the candidates in their order, then their blend when there is one. */
  readonly judged: readonly JudgedLearner[]
  /** Names of the learners in the blend. */
  readonly blend: readonly string[]
}

export interface TrainOptions extends Omit<JudgeOptions, 'onProgress'> {
  /** Called with the learner at work and the share of all that is done. */
  readonly onProgress?: ((label: string, done: number) => void) | undefined
}

/** Judges the baseline and every candidate on the same outer folds, and the blend of the best. */
export async function trainLearners(
  candidates: readonly string[],
  data: TrainingData,
  options: TrainOptions,
): Promise<TrainedLearners> {
  const definitions = ['baseline', ...candidates]
    .map(learnerNamed)
    .filter(({ tasks }) => tasks.includes(data.target.task))
  const raw: JudgedLearner[] = []
  for (const [index, definition] of definitions.entries()) {
    raw.push(
      await judgeLearner(definition, dataFor(definition, data), {
        ...options,
        budget: budgetOf(definition, options),
        seed: deriveSeed(options.seed, definition.name),
        onProgress: (done, total) =>
          options.onProgress?.(definition.label, (index + done / total) / definitions.length),
      }),
    )
  }
  // Scores that only order are on no common scale.
  const members = data.target.queries ? [] : blendMembers(raw, data)
  const withBlend = members.length > 1 ? [...raw, blendOuter(members, data, options.plan)] : raw
  return {
    judged: withBlend.map((judged) => calibrateOuter(judged, data, options.plan, options.seed)),
    blend: members.length > 1 ? members.map(({ learner }) => learner.name) : [],
  }
}

/** A naive guess is the same however the rows are prepared. */
function dataFor({ complexity }: EstimatorDefinition, data: TrainingData): TrainingData {
  return complexity === 0 ? { ...data, preparation: undefined } : data
}

/** A naive guess has nothing to search or to calibrate. */
function budgetOf({ complexity }: EstimatorDefinition, { budget }: TrainOptions): TrainOptions['budget'] {
  return complexity === 0 ? { ...budget, innerFolds: 0 } : budget
}
