import { AppError } from '@cadre/core'
import type { Estimator, Fitted, Target } from '@cadre/learn'
import { comparePredictions, evaluatePredictions } from '@cadre/learn/metrics'
import type { Interval, MetricValues } from '@cadre/learn/metrics'
import { takeRows } from '@cadre/learn/table'
import { learnerNamed } from '../learners.ts'
import { chooseSimplest, cutPersonTime, shiftFeatures, summariseContributions } from '../person-days/index.ts'
import type { ContributionSummary, PartOfPeople, PersonTimeCut, Shift } from '../person-days/index.ts'
import type { ProductivityUseCase } from '../use-case.ts'
import type { ProductivityRows } from './productivity-rows.ts'
import { summariseThemes, sumByTheme } from './sum-by-theme.ts'
import type { ThemeSummary } from './sum-by-theme.ts'
import { partFigures, unitFigures } from './unit-figures.ts'
import type { PartFigures, UnitMap } from './unit-figures.ts'

interface ProductivityOptions {
  readonly seed?: number
  readonly signal?: AbortSignal | undefined
  readonly onProgress?: (what: string) => void
  /** Of whom it is told together how much is done. */
  readonly parts?: readonly PartOfPeople[]
}

export interface JudgedProductivity {
  readonly name: string
  readonly label: string
  /** Mean error, root of the mean squared error, and the share of the spread that is explained. */
  readonly figures: MetricValues
  /** Root mean squared error less that of the guess that all is as usual; an interval below 0 is better by more than chance. */
  readonly gain?: Interval
}

export interface ProductivityResult {
  readonly useCase: string
  readonly rows: number
  readonly people: number
  readonly days: number
  /** Rows that everybody predicted without having seen them or their person. */
  readonly judgedRows: number
  readonly judged: readonly JudgedProductivity[]
  readonly recommended: string
  /** Whether the recommended model tells more than that all is as usual, by more than chance. */
  readonly isBetterThanUsual: boolean
  readonly themes: readonly ThemeSummary[]
  readonly drivers: readonly ContributionSummary[]
  readonly shifts: readonly Shift[]
  readonly map: UnitMap
  readonly parts: readonly PartFigures[]
}

/** Few rows that are mostly chance: small steps and small trees. */
const smallTrees = { rounds: 150, learningRate: 0.04, maxLeaves: 4, minLeafWeight: 20 }
const notable = 0.01
const metrics = ['mae', 'rmse', 'r2'] as const

/**
 * Judges the candidates of a use case on people and days they have not seen, fits the recommended one on all that is known, and says what
 * goes with more or less being done: by theme, by feature, by unit, and what moving one thing would change. Throws `too-little-data`
 * below its limits.
 */
export async function studyProductivity(
  useCase: ProductivityUseCase,
  rows: ProductivityRows,
  { seed = 1, signal, onProgress, parts = [] }: ProductivityOptions = {},
): Promise<ProductivityResult> {
  refuseTooLittle(useCase, rows)
  const folds = cutPersonTime(rows)
  const shared = Int32Array.from(folds.flatMap(({ test }) => [...test]))
  const runs: CandidateRun[] = []
  for (const name of useCase.candidates) {
    const { label, complexity, create } = learnerNamed(name)
    onProgress?.(label)
    const learner = create(name === 'gradient-boosting' ? smallTrees : {})
    const unseen = await predictUnseen(learner, { rows, folds, seed, signal })
    runs.push({ name, label, complexity, learner, ...unseen })
  }
  const judge = judgeAgainst(usualOf(rows, folds), { rows, shared, seed })
  const judged = runs.map((run) => judge(run, run.predicted))
  const chosen = chooseSimplest(targetOf(rows, shared), runs, {
    metric: 'rmse',
    groups: Int32Array.from(shared, (row) => rows.people[row]!),
    seed,
  })
  onProgress?.('what goes with it')
  const all = Int32Array.from(rows.outcome.keys())
  const fitted = await fit(chosen.learner, rows, { train: all, seed, signal })
  const { table } = rows.present
  const contributions = fitted.explain!(table)
  const byTheme = sumByTheme(contributions, useCase.themes)
  return {
    useCase: useCase.name,
    rows: rows.outcome.length,
    people: new Set(rows.people).size,
    days: new Set(rows.since).size,
    judgedRows: shared.length,
    judged: [judge({ name: 'usual', label: 'as usual' }), judgeBefore(rows, shared, judge), judged].flat(),
    recommended: chosen.name,
    isBetterThanUsual: (judged[runs.indexOf(chosen)]!.gain?.high ?? 0) < 0,
    themes: summariseThemes(byTheme, useCase.themes),
    drivers: summariseContributions(contributions, { table, notable }),
    shifts: shiftFeatures(
      { predict: fitted.predict, others: chosen.fitted.map(({ predict }) => predict) },
      { table, movable: useCase.movable, better: 'higher' },
    ),
    map: unitFigures(byTheme, rows),
    parts: partFigures(parts, byTheme, rows),
  }
}

function refuseTooLittle({ limits }: ProductivityUseCase, { outcome, since }: ProductivityRows): void {
  const days = new Set(since).size
  const problem =
    outcome.length < limits.minimumRows
      ? `${outcome.length} rows with figures over targets; ${limits.minimumRows} are needed`
      : days < limits.minimumDays
        ? `${days} days; ${limits.minimumDays} are needed to learn from some and judge on later ones`
        : undefined
  if (problem !== undefined)
    throw new AppError('too-little-data', `There is too little to learn from: ${problem}.`, { days })
}

interface CandidateRun {
  readonly name: string
  readonly label: string
  readonly complexity: number
  readonly learner: Estimator
  /** What was said of the tested rows, in the order of folds, and the models that said it. */
  readonly predicted: Float64Array
  readonly fitted: readonly Fitted[]
}

interface Unseen {
  readonly rows: ProductivityRows
  readonly folds: readonly PersonTimeCut[]
  readonly seed: number
  readonly signal: AbortSignal | undefined
}

async function predictUnseen(learner: Estimator, { rows, folds, seed, signal }: Unseen) {
  const predicted: number[] = []
  const fitted: Fitted[] = []
  for (const fold of folds) {
    const model = await fit(learner, rows, { train: knownRows(fold, rows), seed, signal })
    fitted.push(model)
    predicted.push(...model.predict(takeRows(rows.table, fold.test)))
  }
  return { predicted: Float64Array.from(predicted), fitted }
}

/** What was known before the days that are tested. */
function knownRows({ train, start }: PersonTimeCut, { knownOn }: ProductivityRows): Int32Array {
  return train.filter((row) => knownOn[row]! <= start)
}

interface Fitting {
  readonly train: Int32Array
  readonly seed: number
  readonly signal: AbortSignal | undefined
}

function fit(learner: Estimator, rows: ProductivityRows, { train, seed, signal }: Fitting): Promise<Fitted> {
  return learner.fit(takeRows(rows.table, train), targetOf(rows, train), undefined, {
    seed,
    ...(signal && { signal }),
  })
}

function targetOf({ outcome }: ProductivityRows, rows: Int32Array): Target {
  return { task: 'regression', values: Float64Array.from(rows, (row) => outcome[row]!), classes: [] }
}

/** The mean of what was known before each block of days. */
function usualOf(rows: ProductivityRows, folds: readonly PersonTimeCut[]): Float64Array {
  return Float64Array.from(
    folds.flatMap((fold) => {
      const train = knownRows(fold, rows)
      const usual = train.reduce((sum, row) => sum + rows.outcome[row]!, 0) / train.length
      return Array.from(fold.test, () => usual)
    }),
  )
}

interface Judging {
  readonly rows: ProductivityRows
  readonly shared: Int32Array
  readonly seed: number
}

type Judge = (
  candidate: { readonly name: string; readonly label: string },
  predicted?: Float64Array,
) => JudgedProductivity

function judgeAgainst(usual: Float64Array, { rows, shared, seed }: Judging): Judge {
  const target = targetOf(rows, shared)
  const options = { groups: Int32Array.from(shared, (row) => rows.people[row]!), seed }
  return ({ name, label }, predicted) => {
    const gain =
      predicted && comparePredictions(target, [predicted, usual], { ...options, metrics: ['rmse'] }).rmse
    return {
      name,
      label,
      figures: evaluatePredictions(target, predicted ?? usual, { ...options, metrics }),
      ...(gain && { gain }),
    }
  }
}

/** What was done before, as a guess of what is done next; where it is not known, as usual. It knows the person, and says nothing of why. */
function judgeBefore({ before }: ProductivityRows, shared: Int32Array, judge: Judge): JudgedProductivity[] {
  const predicted = Float64Array.from(shared, (row) => (Number.isFinite(before[row]!) ? before[row]! : 0))
  return predicted.every((value) => value === 0)
    ? []
    : [judge({ name: 'before', label: 'as before' }, predicted)]
}
