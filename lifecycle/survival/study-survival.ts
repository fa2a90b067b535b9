import { AppError } from '@cadre/core'
import { dynamicAuc, horizonCalibration, judgeHorizon } from '@cadre/learn/metrics'
import type { HorizonFigures, HorizonGroup, Interval } from '@cadre/learn/metrics'
import { countedFrom, takeSurvival } from '@cadre/learn/survival'
import type { FittedSurvival, SurvivalTarget } from '@cadre/learn/survival'
import { takeRows } from '@cadre/learn/table'
import type { PartOfPeople, PartOutlook, Shift } from '../person-days/index.ts'
import type { SuggestedAction, SurvivalUseCase } from '../use-case.ts'
import { withoutColumns } from '../validate/columns-that-tell.ts'
import type { TellingColumn } from '../validate/columns-that-tell.ts'
import type { RiskBand } from './bands.ts'
import { byAttribute } from './by-attribute.ts'
import type { Attributes, GroupCalibration } from './by-attribute.ts'
import { shareBeforeOtherwise } from './before-otherwise.ts'
import { candidatesNamed } from './candidates.ts'
import type { Candidate } from './candidates.ts'
import type { ExpectedLoss, ReplacementCosts } from './expected-loss.ts'
import type { Driver } from './drivers.ts'
import type { FollowedRows } from './follow-up.ts'
import { gains } from './gains.ts'
import type { GainsShare } from './gains.ts'
import { overDays } from './over-days.ts'
import type { DayOutlook } from './over-days.ts'
import { lookAhead } from './look-ahead.ts'
import { tellingColumns } from './telling-columns.ts'
import { personTimeFolds, stepMonths, uncounted } from './person-time-folds.ts'

export interface SurvivalStudyOptions {
  readonly horizonMonths?: number
  readonly seed?: number
  readonly resamples?: number
  readonly signal?: AbortSignal | undefined
  readonly onProgress?: (what: string) => void
  /** What replacing each of those there on the last day would cost. */
  readonly costs?: ReplacementCosts | undefined
  /** Of whom it is told together how many may leave. */
  readonly parts?: readonly PartOfPeople[]
  /** What no model is told, to look at whether what is expected of each group comes of it. */
  readonly attributes?: Attributes
}

export interface JudgedCandidate extends HorizonFigures {
  readonly name: string
  readonly label: string
  /** By each month up to the horizon, those gone by then against those still there. */
  readonly dynamicAuc: readonly number[]
  readonly calibration: readonly HorizonGroup[]
}

export interface SurvivalStudyResult {
  readonly useCase: string
  readonly horizonMonths: number
  readonly rows: number
  readonly people: number
  readonly events: number
  /** Rows that every candidate predicted without having seen them or their person. */
  readonly judgedRows: number
  readonly judged: readonly JudgedCandidate[]
  readonly recommended: string
  /** Whether the recommended model is better than the curve by tenure alone by more than chance. */
  readonly isBetterThanCurve: boolean
  readonly drivers: readonly Driver[]
  /** What the model expects of moving one thing, all else as it is: how much less likely leaving becomes. */
  readonly shifts: readonly Shift[]
  readonly actions: readonly (SuggestedAction & { readonly because: readonly string[] })[]
  /** What leaving may cost, where it was said what replacing costs. */
  readonly losses: readonly ExpectedLoss[]
  readonly lossesOfDepartments: readonly (ExpectedLoss & { readonly department: string })[]
  /** Everybody in scope on the last day. */
  readonly bands: readonly RiskBand[]
  /** Of everybody in scope of whom something can be said: how many are expected to leave. */
  readonly whole: {
    readonly people: number
    readonly expected: Interval
    /** People of a length of service that nobody was watched at: nothing is said of them, and none of them is counted. */
    readonly leftOut: number
  }
  /** Columns that seem to know who was about to leave: nothing is learned from them. */
  readonly telling: readonly TellingColumn[]
  /** Of what the model says alone, the share that comes before leaving otherwise: all that is expected is times this. */
  readonly beforeOtherwise: number
  readonly parts: readonly PartOutlook[]
  /** Day by day what was expected of people whom the model had not seen, and what came. */
  readonly overDays: readonly DayOutlook[]
  readonly gains: readonly GainsShare[]
  readonly groups: readonly GroupCalibration[]
}

/**
 * Judges the candidates of a use case on people and days they have not seen, fits the recommended one on all that is
 * known, and says what goes with the event and how many are expected. Throws `too-little-data` below its limits.
 */
export async function studySurvival(
  useCase: SurvivalUseCase,
  given: FollowedRows,
  options: SurvivalStudyOptions = {},
): Promise<SurvivalStudyResult> {
  const { horizonMonths = useCase.horizonMonths.default, seed = 1, signal, onProgress } = options
  const events = refuseTooLittle(useCase, given)
  const telling = tellingColumns(given, { horizon: horizonMonths, seed })
  const rows = withoutColumns(given, telling)
  const folds = personTimeFolds(rows)
  const candidates = candidatesNamed(useCase.candidates)
  const predictions: Float64Array[] = []
  for (const candidate of candidates) {
    onProgress?.(candidate.label)
    predictions.push(await candidate.predict({ rows, folds, horizon: horizonMonths, seed, signal }))
  }
  const shared = [...rows.since.keys()].filter((row) =>
    predictions.every((values) => !Number.isNaN(values[row]!)),
  )
  const judged = candidates.map((candidate, at) =>
    judge(candidate, { rows, shared, predicted: predictions[at]!, horizon: horizonMonths, options }),
  )
  const chosen = recommend(candidates, judged)
  const said = predictions[candidates.indexOf(chosen)]!
  const known = [...said.keys()].filter((row) => !Number.isNaN(said[row]!))
  const beforeOtherwise = shareBeforeOtherwise(rows, { rows: known, horizon: horizonMonths })
  const own = said.map((probability) => beforeOtherwise * probability)
  onProgress?.('what goes with it')
  const fitted = await fitAll(chosen, rows, { seed, signal })
  const others: FittedSurvival[] = []
  for (let part = 0; part < partsOfPeople; part++)
    others.push(await fitAll(chosen, withoutPart(rows, part), { seed, signal }))
  return {
    useCase: useCase.name,
    horizonMonths,
    rows: rows.table.rowCount,
    people: new Set(rows.people).size,
    events,
    judgedRows: shared.length,
    telling,
    beforeOtherwise,
    judged,
    recommended: chosen.name,
    isBetterThanCurve: named(judged, chosen.name).concordance.low > named(judged, 'curve').concordance.value,
    overDays: overDays(rows, { probabilities: own, horizon: horizonMonths }),
    gains: gains(rows, { probabilities: own, horizon: horizonMonths }),
    groups: byAttribute(rows, options.attributes ?? {}, { probabilities: own, horizon: horizonMonths }),
    ...lookAhead(useCase, fitted, {
      rows,
      horizon: horizonMonths,
      own,
      beforeOtherwise,
      others,
      costs: options.costs,
      parts: options.parts ?? [],
    }),
  }
}

function refuseTooLittle(
  { limits, cause }: SurvivalUseCase,
  { target, people, since }: FollowedRows,
): number {
  const events = new Set([...people].filter((_, row) => target.event[row] === 1)).size
  const days = new Set(since).size
  const problem =
    since.length < limits.minimumRows
      ? `${since.length} rows of people and days; ${limits.minimumRows} are needed`
      : events < limits.minimumEvents
        ? `${events} people with the event "${cause}"; ${limits.minimumEvents} are needed`
        : days < 6
          ? `${days} days; 6 are needed to learn from some and judge on later ones`
          : undefined
  if (problem !== undefined)
    throw new AppError('too-little-data', `There is too little to learn from: ${problem}.`, { events, days })
  return events
}

interface Judging {
  readonly rows: FollowedRows
  readonly shared: readonly number[]
  readonly predicted: Float64Array
  readonly horizon: number
  readonly options: SurvivalStudyOptions
}

/** How many of all can be acted on, when a candidate is judged by whom it would find. */
const topShare = 0.1

function judge(
  { name, label }: Candidate,
  { rows, shared, predicted, horizon, options: { seed = 1, resamples = 100 } }: Judging,
): JudgedCandidate {
  const target = fromNow(rows.target, shared)
  const probabilities = Float64Array.from(shared, (row) => predicted[row]!)
  const groups = Int32Array.from(shared, (row) => rows.people[row]!)
  const top = Math.max(1, Math.round(topShare * shared.length))
  const times = Float64Array.from({ length: Math.floor(horizon) }, (_, month) => month + 1)
  return {
    name,
    label,
    ...judgeHorizon(target, probabilities, { horizon, top, groups, seed, resamples }),
    dynamicAuc: [...dynamicAuc(target, probabilities, { times }).auc],
    calibration: horizonCalibration(target, probabilities, { horizon, groups: 5, people: groups }),
  }
}

function fromNow(target: SurvivalTarget, rows: readonly number[]): SurvivalTarget {
  const taken = takeSurvival(target, rows)
  return countedFrom(taken, taken.entry)
}

const named = (judged: readonly JudgedCandidate[], name: string): JudgedCandidate =>
  judged.find((one) => one.name === name)!

/** Of those that say what each feature adds, the simplest that the best does not beat by more than chance. */
function recommend(candidates: readonly Candidate[], judged: readonly JudgedCandidate[]): Candidate {
  const open = candidates.filter(({ estimator }) => estimator !== undefined)
  const best = open
    .map(({ name }) => named(judged, name).concordance)
    .toSorted((a, b) => b.value - a.value)[0]!
  const close = open.filter(({ name }) => named(judged, name).concordance.value >= best.low)
  return close.toSorted((a, b) => a.complexity - b.complexity)[0]!
}

async function fitAll(
  { estimator }: Candidate,
  { table, target, since }: Pick<FollowedRows, 'table' | 'target' | 'since'>,
  { seed, signal }: { readonly seed: number; readonly signal: AbortSignal | undefined },
): Promise<FittedSurvival> {
  const step = stepMonths([...new Set(since)].sort((a, b) => a - b))
  return estimator!.fit(table, uncounted(target, step), undefined, { seed, ...(signal && { signal }) })
}

/** People are left out by thirds, to see how far a model hangs on whom it learned from. */
const partsOfPeople = 3

function withoutPart(
  { table, target, since, people }: FollowedRows,
  part: number,
): Pick<FollowedRows, 'table' | 'target' | 'since'> {
  const kept = [...people.keys()].filter((row) => people[row]! % partsOfPeople !== part)
  return {
    table: takeRows(table, kept),
    target: takeSurvival(target, kept),
    since: Float64Array.from(kept, (row) => since[row]!),
  }
}
