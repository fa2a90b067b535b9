import { LearnError } from '@cadre/learn'
import {
  cox,
  crossValidateSurvival,
  kaplanMeier,
  survivalAt,
  survivalBoosting,
  takeSurvival,
} from '@cadre/learn/survival'
import type { FittedSurvival, SurvivalEstimator, SurvivalTarget } from '@cadre/learn/survival'
import { takeRows } from '@cadre/learn/table'
import { learnerNamed } from '../learners.ts'
import type { FollowedRows } from './follow-up.ts'
import type { PersonTimeFold } from './person-time-folds.ts'

export interface CandidateRun {
  readonly rows: FollowedRows
  readonly folds: readonly PersonTimeFold[]
  readonly horizon: number
  readonly seed: number
  readonly signal?: AbortSignal | undefined
}

/** A way to predict, judged on rows it has not seen. NaN where a row was not, or could not be, predicted. */
export interface Candidate {
  readonly name: string
  readonly label: string
  /** How hard it is to read, 0 to 4. */
  readonly complexity: number
  readonly predict: (run: CandidateRun) => Promise<Float64Array>
  /** Fits on everything, where the candidate can say what each feature adds to a probability over time. */
  readonly estimator?: SurvivalEstimator<FittedSurvival>
}

const coxEstimator = cox.create({ penalty: 0.02 })
const boostingEstimator = survivalBoosting.create({ rounds: 100, learningRate: 0.04, maxLeaves: 4 })

/** Candidates by name; `curve`, which knows tenure alone, is what the others have to beat. */
const candidates: readonly Candidate[] = [
  { name: 'curve', label: 'curve by tenure alone', complexity: 0, predict: predictByCurve },
  { name: 'cox', label: cox.label, complexity: 1, predict: predictBy(coxEstimator), estimator: coxEstimator },
  {
    name: 'logistic-regression',
    label: 'plain classifier (logistic regression)',
    complexity: 1,
    predict: predictByClassifier,
  },
  {
    name: 'survival-boosting',
    label: survivalBoosting.label,
    complexity: 3,
    predict: predictBy(boostingEstimator),
    estimator: boostingEstimator,
  },
]

/** The candidates of a use case, the curve before them. A plain error for a name there is not. */
export function candidatesNamed(names: readonly string[]): Candidate[] {
  return ['curve', ...names].map((name) => {
    const candidate = candidates.find((one) => one.name === name)
    if (!candidate) throw new Error(`there is no candidate "${name}"`)
    return candidate
  })
}

function predictBy(estimator: SurvivalEstimator<FittedSurvival>): Candidate['predict'] {
  return async ({ rows, folds, horizon, seed, signal }) => {
    const study = {
      table: rows.table,
      target: rows.target,
      groups: rows.people,
      folds,
      window: { from: rows.target.entry, horizon },
    }
    const { probabilities } = await crossValidateSurvival(estimator, study, {
      seed,
      ...(signal && { signal }),
    })
    return probabilities
  }
}

async function predictByCurve({ rows, folds, horizon }: CandidateRun): Promise<Float64Array> {
  const probabilities = new Float64Array(rows.table.rowCount).fill(Number.NaN)
  for (const { test, trainTarget } of folds) {
    const curve = kaplanMeier(trainTarget)
    for (const row of test) {
      const from = rows.target.entry[row]!
      if (from + horizon > curve.lastTime) continue
      const now = survivalAt(curve, from)
      probabilities[row] = now > 0 ? 1 - survivalAt(curve, from + horizon) / now : Number.NaN
    }
  }
  return probabilities
}

/** Learns from rows whose whole window was known by then, as a classifier has to. */
async function predictByClassifier({
  rows,
  folds,
  horizon,
  seed,
  signal,
}: CandidateRun): Promise<Float64Array> {
  const probabilities = new Float64Array(rows.table.rowCount).fill(Number.NaN)
  const learner = learnerNamed('logistic-regression').create()
  for (const { train, test, seenTarget } of folds) {
    const known = [...train.keys()].filter((at) => isKnownBy(seenTarget, at, horizon))
    const kept = takeSurvival(seenTarget, known)
    const labels = kept.event.map((event, at) =>
      event > 0 && kept.exit[at]! - kept.entry[at]! <= horizon ? 1 : 0,
    )
    const target = {
      task: 'binary',
      values: Float64Array.from(labels),
      classes: ['stays', 'leaves'],
    } as const
    const table = takeRows(
      rows.table,
      known.map((at) => train[at]!),
    )
    const fitted = await learner
      .fit(table, target, undefined, { seed, ...(signal && { signal }) })
      .catch(undefinedForOneClass)
    if (!fitted) continue
    const predicted = fitted.predict(takeRows(rows.table, test))
    test.forEach((row, at) => (probabilities[row] = predicted[at]!))
  }
  return probabilities
}

function isKnownBy({ entry, exit, event }: SurvivalTarget, at: number, horizon: number): boolean {
  return event[at]! > 0 || exit[at]! - entry[at]! >= horizon
}

function undefinedForOneClass(error: unknown): undefined {
  if (!(error instanceof LearnError && error.code === 'one-class')) throw error
}
