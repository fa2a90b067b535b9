import type { FittedSurvival } from '@cadre/learn/survival'
import { takeRows } from '@cadre/learn/table'
import type { Table } from '@cadre/learn/table'
import { expectedCount, partsOutlook, shiftFeatures } from '../person-days/index.ts'
import type { PartOfPeople, Shift } from '../person-days/index.ts'
import type { SurvivalUseCase } from '../use-case.ts'
import { riskBands } from './bands.ts'
import { rankDrivers } from './drivers.ts'
import { expectedLoss, lossesOfDepartments } from './expected-loss.ts'
import type { ReplacementCosts } from './expected-loss.ts'
import type { FollowedRows } from './follow-up.ts'

export interface Outlook {
  readonly rows: FollowedRows
  readonly horizon: number
  /** What the model said of rows it had not seen. */
  readonly own: Float64Array
  /** What is said of one cause alone times this comes before any other ends it. */
  readonly beforeOtherwise: number
  /** The same model of parts of the people. */
  readonly others: readonly FittedSurvival[]
  readonly costs: ReplacementCosts | undefined
  readonly parts: readonly PartOfPeople[]
}

/** What goes with it, what may help, and who may be concerned, of everybody there on the last day. */
export function lookAhead(
  useCase: SurvivalUseCase,
  fitted: FittedSurvival,
  { rows, horizon, own, beforeOtherwise, others, costs, parts }: Outlook,
) {
  const { tenureMonths } = rows.present
  const reached = [...tenureMonths.keys()].filter((row) => isReached(fitted, tenureMonths[row]!, horizon))
  const table = takeRows(rows.present.table, reached)
  const window = { from: Float64Array.from(reached, (row) => tenureMonths[row]!), horizon }
  const probabilities = fitted.predictEvent(table, window).map((one) => beforeOtherwise * one)
  const drivers = rankDrivers(fitted, table, window)
  const leading = drivers.slice(0, 10).map(({ feature }) => feature)
  const byOthers = others.map((other) => {
    const seen = [...reached.keys()].filter((at) => isReached(other, window.from[at]!, horizon))
    const said = other.predictEvent(takeRows(table, seen), {
      from: Float64Array.from(seen, (at) => window.from[at]!),
      horizon,
    })
    // Of a tenure that it has not watched, a model of fewer people says nothing of its own.
    const all = Float64Array.from(probabilities)
    seen.forEach((at, place) => (all[at] = beforeOtherwise * said[place]!))
    return all
  })
  const before = { probabilities: own, target: rows.ends, horizon }
  const bands = riskBands(probabilities, before)
  return {
    drivers,
    actions: useCase.actions
      .map((action) => ({ ...action, because: action.when.filter((feature) => leading.includes(feature)) }))
      .filter(({ because }) => because.length > 0),
    shifts: shiftsOf(useCase, [fitted, ...others], { rows, horizon, beforeOtherwise }),
    losses: costs ? expectedLoss(probabilities, costsOf(costs, reached)) : [],
    lossesOfDepartments: costs
      ? lossesOfDepartments(parts, {
          personIds: reached.map((row) => rows.present.personIds[row]!),
          probabilities,
          costs: costsOf(costs, reached),
        })
      : [],
    bands,
    whole: {
      people: reached.length,
      expected: expectedCount(probabilities, byOthers),
      leftOut: tenureMonths.length - reached.length,
    },
    parts: partsOutlook(parts, {
      personIds: reached.map((row) => rows.present.personIds[row]!),
      probabilities,
      others: byOthers,
      bands: bands.map(({ leftBefore, ...band }) => ({ ...band, before: leftBefore })),
    }),
  }
}

function costsOf({ amount, currency }: ReplacementCosts, rows: readonly number[]): ReplacementCosts {
  return {
    amount: Float64Array.from(rows, (row) => amount[row]!),
    currency: rows.map((row) => currency[row]),
  }
}

/** Over tenures that every one of the models has watched. */
function shiftsOf(
  { movable }: SurvivalUseCase,
  models: readonly FittedSurvival[],
  { rows: { present }, horizon, beforeOtherwise }: Pick<Outlook, 'rows' | 'horizon' | 'beforeOtherwise'>,
): Shift[] {
  const reached = [...present.tenureMonths.keys()].filter((row) =>
    models.every((fitted) => isReached(fitted, present.tenureMonths[row]!, horizon)),
  )
  const window = { from: Float64Array.from(reached, (row) => present.tenureMonths[row]!), horizon }
  const [predict, ...others] = models.map(
    (fitted) => (table: Table) => fitted.predictEvent(table, window).map((one) => beforeOtherwise * one),
  )
  const table = takeRows(present.table, reached)
  return shiftFeatures({ predict: predict!, others }, { table, movable, better: 'lower' })
}

/** Nothing is said of tenures that nobody was watched at. */
function isReached({ span }: FittedSurvival, tenure: number, horizon: number): boolean {
  return tenure >= span.from && tenure + horizon <= span.to
}
