import { resolveParams } from '../params/params.ts'
import type { ParamValues } from '../params/params.ts'
import { hazardsOfBoosting, hazardsOfCox } from '../survival/period-hazards.ts'
import { cox, survivalBoosting } from '../survival/index.ts'
import type { FittedCox, FittedSurvivalBoosting, SurvivalEstimator } from '../survival/index.ts'
import { withinHorizon } from '../survival/within-horizon.ts'

const { periodLength: _one, ...ofTrees } = survivalBoosting.params

/** Rows come again in every period: fewer and smaller trees than of rows that come once say as much. */
const params = {
  ...ofTrees,
  rounds: { ...ofTrees.rounds, default: 150, search: [50, 400] },
  learningRate: { ...ofTrees.learningRate, default: 0.04 },
  maxLeaves: { ...ofTrees.maxLeaves, default: 4, search: [2, 12] },
} as const

/** Of leavings there are few for the columns there are: held back more than a model of many events. */
const ofCox = { ...cox.params, penalty: { ...cox.params.penalty, default: 0.02 } } as const

/** Cox's proportional hazards for rows that were followed up to a horizon. */
export const coxWithin = withinHorizon({ ...cox, params: ofCox, create: createCox }, hazardsOfCox)

function createCox(given: Partial<ParamValues<typeof ofCox>> | undefined): SurvivalEstimator<FittedCox> {
  const chosen = resolveParams(ofCox, given)
  return { ...cox.create(chosen), params: chosen }
}

function create(
  given: Partial<ParamValues<typeof params>> | undefined,
): SurvivalEstimator<FittedSurvivalBoosting> {
  const chosen = resolveParams(params, given)
  return { ...survivalBoosting.create(chosen), params: chosen }
}

/** Boosted trees of each period's hazard for rows that were followed up to a horizon. */
export const survivalBoostingWithin = withinHorizon(
  { ...survivalBoosting, params, create },
  hazardsOfBoosting,
)
