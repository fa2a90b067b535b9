import {
  createStacking,
  createVoting,
  readBlend,
  readLogMargin,
  readStack,
  readVote,
} from '../blend/index.ts'
import type { Estimator, EstimatorDefinition, Fitted, FittedJson, Target, Task } from '../estimator.ts'
import { LearnError } from '../learn-error.ts'
import { logisticRegression as logisticCore } from '../linear/logistic-regression.ts'
import { ridge as ridgeCore } from '../linear/ridge.ts'
import { readModel } from '../model-json.ts'
import type { BooleanParam, NumberParam, ParamDeclarations, ParamValues } from '../params/params.ts'
import { resolveParams } from '../params/params.ts'
import { logisticRegression, ridge } from './linear-recipes.ts'
import { additive, gradientBoosting, randomForest } from './tree-recipes.ts'

const tasks: readonly Task[] = ['binary', 'multiclass', 'regression']
const members = [logisticRegression, ridge, additive, randomForest, gradientBoosting]

/** How large the members are; else they are as by themselves. */
const sizes = {
  trees: {
    kind: 'number',
    default: 100,
    min: 1,
    max: 10_000,
    integer: true,
    meaning: 'trees of the forest',
  },
  rounds: {
    kind: 'number',
    default: 300,
    min: 1,
    max: 10_000,
    integer: true,
    meaning: 'trees of the boosting',
  },
} as const satisfies ParamDeclarations

const votingParams = {
  ...sizes,
  linear: weightOf('the linear model', 1),
  additive: weightOf('the additive glass-box', 0),
  forest: weightOf('the random forest', 1),
  boosting: weightOf('the gradient-boosted trees', 1),
  average: {
    kind: 'choice',
    default: 'probabilities',
    options: ['probabilities', 'log-odds'],
    meaning: 'what is averaged of each class; log-odds give one that is sure more to say',
  },
} as const satisfies ParamDeclarations

const stackingParams = {
  ...sizes,
  linear: isMember('the linear model', true),
  additive: isMember('the additive glass-box', false),
  forest: isMember('the random forest', true),
  boosting: isMember('the gradient-boosted trees', true),
  folds: {
    kind: 'number',
    default: 5,
    min: 2,
    max: 50,
    integer: true,
    meaning: 'folds by which members predict rows they have not seen',
  },
  C: {
    kind: 'number',
    default: 1,
    min: 1e-6,
    max: 1e6,
    scale: 'log',
    search: [0.01, 10],
    meaning: 'how far the weights of the members may grow',
  },
} as const satisfies ParamDeclarations

/** A linear model, a forest and boosted trees, averaged by weight; a weight of 0 leaves one out. */
export const voting: EstimatorDefinition<typeof votingParams> = {
  name: 'voting',
  label: 'vote of several learners',
  tasks,
  complexity: 4,
  params: votingParams,
  create(given) {
    const params = resolveParams(votingParams, given)
    if (params.linear + params.additive + params.forest + params.boosting === 0)
      throw new LearnError('invalid-param', 'Some learner of a vote must have a weight above 0.')
    const weights = [params.linear, params.additive, params.forest, params.boosting]
    const weighted = (target: Target) =>
      membersFor(target, params)
        .map((estimator, index) => ({ estimator, weight: weights[index]! }))
        .filter(({ weight }) => weight > 0)
    return createVoting(weighted, { name: 'voting', params, average: params.average })
  },
  fromJson: (json) => (json.kind === 'vote' ? readVote(json, readMember) : readBlend(json, readMember)),
}

/** A linear model, a forest and boosted trees, weighed by what they say of rows they have not seen. */
export const stacking: EstimatorDefinition<typeof stackingParams> = {
  name: 'stacking',
  label: 'stacked learners',
  tasks,
  complexity: 4,
  params: stackingParams,
  create(given) {
    const params = resolveParams(stackingParams, given)
    const taken = [params.linear, params.additive, params.forest, params.boosting]
    if (!taken.includes(true))
      throw new LearnError('invalid-param', 'A stack needs at least one of its learners.')
    return createStacking((target) => membersFor(target, params).filter((_, index) => taken[index]), {
      name: 'stacking',
      params,
      folds: params.folds,
      judge: ({ task }) =>
        task === 'regression'
          ? ridgeCore.create({ alpha: 1 / params.C })
          : logisticCore.create({ C: params.C }),
    })
  },
  fromJson: (json) => readStack(json, readMember),
}

/** In the order of the parameters. */
function membersFor({ task }: Target, { trees, rounds }: ParamValues<typeof sizes>): Estimator[] {
  return [
    task === 'regression' ? ridge.create() : logisticRegression.create(),
    additive.create(),
    randomForest.create({ trees }),
    gradientBoosting.create({ rounds }),
  ]
}

function readMember(json: FittedJson): Fitted {
  const reader = readModel(json, 'The member')
  const kind = reader.string('kind')
  if (kind === 'log-margin') return readLogMargin(json, readMember)
  const name = kind === 'pipeline' ? reader.string('definition') : kind
  const member = members.find((definition) => definition.name === name)
  return member ? member.fromJson(json) : reader.fail(`"${name}" is no member of an ensemble.`)
}

function weightOf<D extends number>(whom: string, standard: D): NumberParam & { readonly default: D } {
  return {
    kind: 'number',
    default: standard,
    min: 0,
    max: 1000,
    search: [0, 2],
    meaning: `weight of ${whom}`,
  }
}

function isMember<D extends boolean>(whom: string, standard: D): BooleanParam & { readonly default: D } {
  return { kind: 'boolean', default: standard, meaning: `whether ${whom} is a member` }
}
