import type { Target } from '../estimator.ts'
import type { ParamDeclarations, ParamValues } from '../params/params.ts'
import { resolveParams } from '../params/params.ts'
import { takeRows } from '../table/table.ts'
import type { Table } from '../table/table.ts'
import { boosting } from '../trees/boosting.ts'
import { boostingParams } from '../trees/boosting-params.ts'
import type { FittedTrees } from '../trees/fitted-trees.ts'
import { checkedForHazard, checkedRows } from './check-survival.ts'
import {
  createFittedSurvivalBoosting,
  readFittedSurvivalBoosting,
  survivalBoostingName,
} from './fitted-survival-boosting.ts'
import type { FittedSurvivalBoosting } from './fitted-survival-boosting.ts'
import { refuseOwnPeriod, withPeriods } from './period-model.ts'
import { periodsIn, personPeriods } from './person-periods.ts'
import type { SurvivalDefinition, SurvivalFitOptions } from './survival-estimator.ts'
import type { SurvivalTarget } from './survival-target.ts'

const { loss: _loss, quantile: _quantile, ...treeParams } = boostingParams

const params = {
  periodLength: {
    kind: 'number',
    default: 1,
    min: 1e-6,
    max: 1e6,
    scale: 'log',
    meaning: 'Length of a period in the unit of time; the hazard is one number within each.',
  },
  ...treeParams,
} as const satisfies ParamDeclarations

/**
 * Discrete-time survival by boosted trees: the hazard of each period, learned from a line per row and period it was
 * watched in, the period being a column like the others (Singer and Willett 1993), so that effects may change with
 * time. Takes late entries and weights; text is left out. A period that nobody was watched in is not predicted.
 */
export const survivalBoosting: SurvivalDefinition<typeof params, FittedSurvivalBoosting> = {
  name: survivalBoostingName,
  label: 'boosted trees of the hazard',
  params,
  complexity: 3,
  create(given) {
    const chosen = resolveParams(params, given)
    return {
      name: survivalBoostingName,
      params: chosen,
      // What is refused is a rejection, not thrown at once.
      fit: async (table, target, weights, options = {}) => fit({ table, target, weights, options }, chosen),
    }
  },
  fromJson: readFittedSurvivalBoosting,
}

interface SurvivalData {
  readonly table: Table
  readonly target: SurvivalTarget
  readonly weights: Float64Array | undefined
  readonly options: SurvivalFitOptions
}

interface Lines {
  readonly table: Table
  readonly target: Target
  readonly weights: Float64Array
}

async function fit(
  { table, target, weights: given, options }: SurvivalData,
  { periodLength, ...forTrees }: ParamValues<typeof params>,
): Promise<FittedSurvivalBoosting> {
  refuseOwnPeriod(table)
  const weights = checkedForHazard(target, given, table.rowCount)
  const { validation, ...others } = options
  const lines = linesOf({ table, target, weights }, periodLength)
  const trees = await boosting.create(forTrees).fit(lines.table, lines.target, lines.weights, {
    ...others,
    ...(validation && { validation: validationLines(validation, periodLength) }),
  })
  return createFittedSurvivalBoosting({
    trees: trees as FittedTrees,
    periodLength,
    span: spanOf(target, weights, periodLength),
  })
}

function linesOf(
  {
    table,
    target,
    weights,
  }: { readonly table: Table; readonly target: SurvivalTarget; readonly weights: Float64Array },
  periodLength: number,
): Lines {
  const expanded = personPeriods(target, weights, periodLength)
  return {
    table: withPeriods(takeRows(table, expanded.rows), Float64Array.from(expanded.periods)),
    target: { task: 'binary', values: expanded.labels, classes: ['nothing', 'event'] },
    weights: expanded.weights,
  }
}

function validationLines(
  { table, target, weights }: NonNullable<SurvivalFitOptions['validation']>,
  periodLength: number,
): Lines {
  return linesOf({ table, target, weights: checkedRows(target, weights, table.rowCount) }, periodLength)
}

/** Up to the end of the last period in which anybody was watched. */
function spanOf(
  { entry, exit }: SurvivalTarget,
  weights: Float64Array,
  periodLength: number,
): FittedSurvivalBoosting['span'] {
  let [from, to] = [Infinity, 0]
  for (let row = 0; row < exit.length; row++) {
    if (weights[row] === 0) continue
    from = Math.min(from, entry[row]!)
    to = Math.max(to, exit[row]!)
  }
  return { from, to: Math.ceil(periodsIn(to, periodLength)) * periodLength }
}
