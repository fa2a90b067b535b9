import type { Target } from '../estimator.ts'
import { LearnError, throwIfCancelled } from '../learn-error.ts'
import { preparedColumns } from '../linear/prepared-columns.ts'
import { runRounds } from '../linear/run-rounds.ts'
import type { ParamDeclarations, ParamValues } from '../params/params.ts'
import { resolveParams } from '../params/params.ts'
import { createFittedPipeline } from '../pipeline.ts'
import { prepareLinear } from '../preprocess/prepare-linear.ts'
import { asOriginals } from '../table/source-shares.ts'
import type { Table } from '../table/table.ts'
import { checkedForHazard } from './check-survival.ts'
import { coxBaseline } from './cox-baseline.ts'
import { coxLossAndSlopes } from './cox-likelihood.ts'
import { layOutCox, weightedMeans } from './cox-problem.ts'
import type { CoxProblem } from './cox-problem.ts'
import { coxMargin, coxName, createFittedCox, readFittedCox } from './fitted-cox.ts'
import type { FittedCox } from './fitted-cox.ts'
import { inverseHessian } from './inverse-hessian.ts'
import { solveCox } from './solve-cox.ts'
import type { CoxPenalty } from './solve-cox.ts'
import type { SurvivalDefinition, SurvivalFitOptions } from './survival-estimator.ts'
import { eventLabels } from './survival-target.ts'
import type { SurvivalTarget } from './survival-target.ts'

const params = {
  penalty: {
    kind: 'number',
    default: 0.001,
    min: 0,
    max: 100,
    scale: 'log',
    search: [1e-4, 1],
    meaning: 'how strongly coefficients are held near zero, for each row; 0 lets them go wherever they will',
  },
  l1Ratio: {
    kind: 'number',
    default: 0,
    min: 0,
    max: 1,
    meaning:
      'share of the penalty on the sizes of coefficients, which leaves columns out; 1 is lasso, 0 is ridge',
  },
  ties: {
    kind: 'choice',
    default: 'efron',
    options: ['efron', 'breslow'],
    meaning: 'events at one time: in an order not known (efron), or each as if it came first (breslow)',
  },
} as const satisfies ParamDeclarations

/**
 * Cox's proportional hazards for any table (text is left out): each column multiplies the hazard by the same factor at
 * all times. With late entries, weights, and an elastic net on columns of one scale. Agrees with lifelines and
 * scikit-survival, their penalties counted for each row.
 */
export const cox: SurvivalDefinition<typeof params, FittedCox> = {
  name: coxName,
  label: 'proportional hazards',
  params,
  complexity: 1,
  create(given) {
    const chosen = resolveParams(params, given)
    return {
      name: coxName,
      params: chosen,
      // What is refused is a rejection, not thrown at once.
      fit: async (table, target, weights, options = {}) => fit({ table, target, weights, options }, chosen),
    }
  },
  fromJson: readFittedCox,
}

interface CoxData {
  readonly table: Table
  readonly target: SurvivalTarget
  readonly weights: Float64Array | undefined
  readonly options: SurvivalFitOptions
}

async function fit(
  { table, target, weights: given, options }: CoxData,
  { penalty, l1Ratio, ties }: ParamValues<typeof params>,
): Promise<FittedCox> {
  throwIfCancelled(options.signal)
  const weights = checkedForHazard(target, given, table.rowCount)
  const { fitted: step, table: prepared } = prepareLinear
    .create()
    .fitTransform(asOriginals(table), labelsOf(target), { ...stepOptions(options), weights })
  const names = prepared.columns.map(({ name }) => name)
  const columns = preparedColumns(prepared, names)
  const means = weightedMeans(columns, weights)
  const problem = layOutCox(columns, target, { weights, means, ties })
  const strength = penalty * problem.weights.reduce((sum, weight) => sum + weight, 0)
  const penalties = { l1: strength * l1Ratio, l2: strength * (1 - l1Ratio) }
  const beta = await runRounds(solveCox(problem, penalties), options.signal)
  refuseRunaway(names, beta, penalty)
  options.onProgress?.(1)
  const linear = coxMargin(names, beta, means)
  return createFittedCox({
    margin: createFittedPipeline({
      definition: coxName,
      columns: table.columns.map(({ name, kind }) => ({ name, kind })),
      steps: [step],
      learner: linear,
    }),
    linear,
    baseline: coxBaseline(problem, beta),
    standardErrors: standardErrorsOf(problem, beta, penalties),
    span: spanOf(problem),
  })
}

/** Hazards that differ by e^20 for one deviation of a column are none that were estimated: nothing held them. */
const largestCoefficient = 20

function refuseRunaway(names: readonly string[], beta: Float64Array, penalty: number): void {
  const column = penalty === 0 ? beta.findIndex((value) => Math.abs(value) > largestCoefficient) : -1
  if (column < 0) return
  throw new LearnError(
    'invalid-param',
    `Without a penalty the coefficient of "${names[column]}" grows without end, as its column alone tells whose event comes first. Set "penalty" above 0.`,
    { name: names[column] },
  )
}

/** Steps before the learner may look at whether something happened. */
function labelsOf(target: SurvivalTarget): Target {
  return { task: 'binary', values: eventLabels(target), classes: ['nothing', 'event'] }
}

function stepOptions({ seed, signal }: SurvivalFitOptions): {
  readonly seed?: number
  readonly signal?: AbortSignal
} {
  return { ...(seed !== undefined && { seed }), ...(signal && { signal }) }
}

function standardErrorsOf(
  problem: CoxProblem,
  beta: Float64Array,
  { l1, l2 }: CoxPenalty,
): Float64Array | undefined {
  if (l1 > 0) return undefined
  const { hessian } = coxLossAndSlopes(problem, beta)
  const size = beta.length
  for (let j = 0; j < size; j++) hessian[j * size + j]! += l2
  const variance = inverseHessian(hessian, size)
  return beta.map((_, j) => Math.sqrt(Math.max(0, variance[j * size + j]!)))
}

function spanOf({ entry, exit }: CoxProblem): FittedCox['span'] {
  return { from: entry.reduce((least, time) => Math.min(least, time), Infinity), to: exit[0]! }
}
