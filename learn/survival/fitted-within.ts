import type { Attribution, Fitted, FittedJson } from '../estimator.ts'
import { LearnError } from '../learn-error.ts'
import { inverseLink } from '../link.ts'
import { readModel } from '../model-json.ts'
import type { Table } from '../table/table.ts'
import { incidenceBy, incidenceSlopes } from './incidence.ts'
import type { RowHazards } from './incidence.ts'
import type { PeriodHazards } from './period-hazards.ts'
import type { FittedSurvival } from './survival-estimator.ts'

/** Models of two hazards, that of the cause that is asked about and that of all others, as one of whether the first comes in time. */
export interface WithinParts<F extends FittedSurvival> {
  /** Name of the learner; names the JSON too. */
  readonly kind: string
  readonly classes: readonly string[]
  readonly horizon: number
  readonly asked: F
  /** Absent where nothing else ended enough rows to learn from. */
  readonly others?: F | undefined
  readonly hazardsOf: (model: F) => PeriodHazards
}

/** Nearer to 0 or 1 log-odds are no figures that anybody could have learned. */
const nearest = 1e-9

/** The probability, within the horizon and before anything else, as a model of two classes with log-odds for margins. */
export function createFittedWithin<F extends FittedSurvival>(parts: WithinParts<F>): Fitted {
  const { kind, classes, horizon } = parts
  const models = [parts.asked, ...(parts.others ? [parts.others] : [])].map(parts.hazardsOf)
  const predictMargin = (table: Table): Float64Array =>
    incidences(hazardsIn(models, table, horizon), horizon)
      .filter((_, cell) => cell % horizon === horizon - 1)
      .map(logOdds)
  return {
    task: 'binary',
    classes,
    link: 'logit',
    outputs: 1,
    predictMargin,
    predict: (table) => inverseLink('logit', predictMargin(table), 1),
    explain: (table) => explain(models, table, horizon),
    overTime: {
      horizon,
      predictBy: (table) => incidences(hazardsIn(models, table, horizon), horizon),
      within(shorter) {
        if (Number.isInteger(shorter) && shorter >= 1 && shorter <= horizon)
          return createFittedWithin({ ...parts, horizon: shorter })
        throw new LearnError(
          'invalid-param',
          `The model looks ahead over whole periods from 1 to ${horizon}, not ${shorter}: people were not followed longer.`,
          { horizon },
        )
      },
    },
    toJSON: () => ({
      kind,
      classes,
      horizon,
      asked: parts.asked.toJSON(),
      others: parts.others ? parts.others.toJSON() : null,
    }),
  }
}

/** Reads back what `toJSON` wrote. Throws `invalid-model`. */
export function readFittedWithin<F extends FittedSurvival>(
  json: FittedJson,
  {
    kind,
    read,
    hazardsOf,
  }: Pick<WithinParts<F>, 'kind' | 'hazardsOf'> & { readonly read: (json: FittedJson) => F },
): Fitted {
  const reader = readModel(json, 'The model of when')
  if (reader.string('kind') !== kind) reader.fail(`is of kind "${reader.string('kind')}".`)
  const classes = reader.strings('classes')
  if (classes.length !== 2) reader.fail('has not two classes.')
  const horizon = reader.number('horizon')
  const inner = (key: string): F => {
    const model = read(reader.object(key).whole() as FittedJson)
    if (model.span.from !== 0 || !(model.span.to > 0)) reader.fail(`"${key}" does not begin at 0.`)
    return model
  }
  if (!(Number.isInteger(horizon) && horizon >= 1 && horizon <= 1200))
    reader.fail(`has the horizon ${horizon}.`)
  return createFittedWithin({
    kind,
    classes,
    horizon,
    asked: inner('asked'),
    ...(!reader.isNull('others') && { others: inner('others') }),
    hazardsOf,
  })
}

/** Of each model rows × periods. */
function hazardsIn(models: readonly PeriodHazards[], table: Table, horizon: number): Float64Array[] {
  return models.map((model) => {
    const hazards = new Float64Array(table.rowCount * horizon)
    const ofTable = model(table)
    for (let period = 0; period < horizon; period++)
      ofTable.hazard(period).forEach((hazard, row) => (hazards[row * horizon + period] = hazard))
    return hazards
  })
}

function incidences([asked, others]: readonly Float64Array[], horizon: number): Float64Array {
  const none = new Float64Array(horizon)
  const result = new Float64Array(asked!.length)
  for (let start = 0; start < result.length; start += horizon)
    incidenceBy(
      {
        asked: asked!.subarray(start, start + horizon),
        others: others?.subarray(start, start + horizon) ?? none,
      },
      result.subarray(start, start + horizon),
    )
  return result
}

/**
 * Contributions to each period's hazards, by what these change in the probability, along a straight line to its log-odds: they
 * add up to the margin, from one base for all rows.
 */
function explain(models: readonly PeriodHazards[], table: Table, horizon: number): Attribution {
  const explained = models.map((model) => {
    const ofTable = model(table)
    return Array.from({ length: horizon }, (_, period) => ofTable.explain(period))
  })
  const base = rowHazards(explained.map((periods) => Float64Array.from(periods, (own) => own.base)))
  const expected = incidenceAt(base)
  const names = [...new Set(explained.flatMap((periods) => periods[0]!.names))]
  const places = explained.map((periods) => periods[0]!.names.map((name) => names.indexOf(name)))
  const width = names.length
  const values = new Float64Array(table.rowCount * width)
  for (let row = 0; row < table.rowCount; row++) {
    const own = values.subarray(row * width, (row + 1) * width)
    const parts = explained.map((periods) =>
      periods.map((period) =>
        period.values.subarray(row * period.names.length, (row + 1) * period.names.length),
      ),
    )
    const to = rowHazards(
      explained.map((periods, model) =>
        Float64Array.from(periods, (period, at) => sum(parts[model]![at]!, period.base)),
      ),
    )
    const slopes = incidenceSlopes(base, to)
    parts.forEach((periods, model) => {
      const slope = model === 0 ? slopes.asked : slopes.others
      periods.forEach((contributions, period) =>
        contributions.forEach((value, j) => (own[places[model]![j]!]! += slope[period]! * value)),
      )
    })
    const reached = incidenceAt(to)
    const moved = sum(own, 0)
    const stretch =
      Math.abs(moved) > 1e-12 * reached
        ? (logOdds(reached) - logOdds(expected)) / moved
        : 1 / Math.max(nearest, reached * (1 - reached))
    own.forEach((value, j) => (own[j] = stretch * value))
  }
  return { names, base: Float64Array.of(logOdds(expected)), values }
}

function rowHazards([asked, others]: readonly Float64Array[]): RowHazards {
  return { asked: asked!, others: others ?? new Float64Array(asked!.length) }
}

const incidenceAt = (hazards: RowHazards): number =>
  incidenceBy(hazards, new Float64Array(hazards.asked.length)).at(-1)!

const sum = (values: Float64Array, start: number): number =>
  values.reduce((total, value) => total + value, start)

function logOdds(probability: number): number {
  const kept = Math.min(1 - nearest, Math.max(nearest, probability))
  return Math.log(kept / (1 - kept))
}
