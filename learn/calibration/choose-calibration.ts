import type { Target } from '../estimator.ts'
import { meanEstimate, standardError } from '../metrics/estimate.ts'
import { createEvaluation } from '../metrics/evaluation.ts'
import type { Evaluation } from '../metrics/evaluation.ts'
import { logLosses } from '../metrics/log-loss.ts'
import { createRandom, deriveSeed } from '../random.ts'
import { applyCalibrator } from './calibrator.ts'
import type { Calibrator } from './calibrator.ts'
import { fitIsotonic } from './isotonic.ts'
import { fitPlatt } from './platt.ts'
import { fitTemperature } from './temperature.ts'

export interface CalibrationChoice {
  /** Fitted on all rows; for new predictions. */
  readonly calibrator: Calibrator
  /** Each row calibrated by a map fitted on the other rows; for honest figures. */
  readonly calibrated: Float64Array
  /** Cross-validated log loss of each kind tried. */
  readonly logLoss: Readonly<Partial<Record<Calibrator['kind'], number>>>
  /** Why, in a sentence for people. */
  readonly reason: string
}

export interface CalibrationOptions {
  readonly weights?: Float64Array | undefined
  readonly groups?: Int32Array | undefined
  readonly seed?: number
}

const folds = 5
/** Fewer rows than this make isotonic steps out of noise. */
const isotonicRows = 1000

/**
 * Chooses how to calibrate out-of-fold probabilities (rows × outputs) by 5-fold cross-validated
 * log loss: none or Platt, isotonic from 1,000 rows on; for several classes none or temperature.
 * A kind is taken only if it beats the simpler one by more than a standard error of the difference.
 */
export function chooseCalibration(
  target: Target,
  probabilities: Float64Array,
  options: CalibrationOptions = {},
): CalibrationChoice {
  const evaluation = createEvaluation(target, probabilities, options)
  if (target.task === 'regression')
    return unchanged(probabilities, 'There are no probabilities to calibrate.')
  const fold = assignFolds(evaluation, options.seed ?? 1)
  let best = candidateOf('none', evaluation, fold)
  const logLoss: Partial<Record<Calibrator['kind'], number>> = { none: best.logLoss }
  let reason = 'The probabilities were kept as they are: no calibration was clearly better.'
  for (const kind of kindsFor(evaluation)) {
    const candidate = candidateOf(kind, evaluation, fold)
    logLoss[kind] = candidate.logLoss
    if (!isClearlyBetter(candidate, best, evaluation)) continue
    reason = `${labels[kind]} lowered the cross-validated log loss from ${best.logLoss.toFixed(4)} to ${candidate.logLoss.toFixed(4)}.`
    best = candidate
  }
  return {
    calibrator: fitKind(best.kind, evaluation, undefined),
    calibrated: best.calibrated,
    logLoss,
    reason,
  }
}

const labels: Readonly<Record<Calibrator['kind'], string>> = {
  none: 'No calibration',
  platt: 'Platt scaling',
  isotonic: 'Isotonic calibration',
  temperature: 'Temperature scaling',
}

interface Candidate {
  readonly kind: Calibrator['kind']
  readonly calibrated: Float64Array
  readonly losses: Float64Array
  readonly logLoss: number
}

function unchanged(probabilities: Float64Array, reason: string): CalibrationChoice {
  return { calibrator: { kind: 'none' }, calibrated: probabilities, logLoss: {}, reason }
}

function kindsFor({ task, rows, truth }: Evaluation): Calibrator['kind'][] {
  const counts = new Map<number, number>()
  for (const ofClass of truth) counts.set(ofClass, (counts.get(ofClass) ?? 0) + 1)
  // Each fold must hold out a row of each class and leave one to fit on.
  if (counts.size < 2 || Math.min(...counts.values()) < 2 * folds) return []
  if (task === 'multiclass') return ['temperature']
  return rows >= isotonicRows ? ['platt', 'isotonic'] : ['platt']
}

function candidateOf(kind: Calibrator['kind'], evaluation: Evaluation, fold: Int32Array): Candidate {
  const calibrated = kind === 'none' ? evaluation.predictions : crossFit(kind, evaluation, fold)
  const losses = logLosses(evaluation.truth, calibrated)
  return { kind, calibrated, losses, logLoss: meanEstimate(losses, evaluation.weights).value }
}

/** Each fold's rows through a map fitted on the other folds. */
function crossFit(kind: Calibrator['kind'], evaluation: Evaluation, fold: Int32Array): Float64Array {
  const { predictions, outputs } = evaluation
  const calibrated = new Float64Array(predictions.length)
  for (let held = 0; held < folds; held++) {
    const calibrator = fitKind(kind, evaluation, (row) => fold[row] !== held)
    const all = applyCalibrator(calibrator, predictions, outputs)
    for (let cell = 0; cell < all.length; cell++) {
      if (fold[Math.floor(cell / outputs)] === held) calibrated[cell] = all[cell]!
    }
  }
  return calibrated
}

/** Rows that `isUsed` leaves out get no weight. */
function fitKind(
  kind: Calibrator['kind'],
  { truth, predictions, weights }: Evaluation,
  isUsed: ((row: number) => boolean) | undefined,
): Calibrator {
  const used = isUsed ? weights.map((weight, row) => (isUsed(row) ? weight : 0)) : weights
  switch (kind) {
    case 'none':
      return { kind: 'none' }
    case 'platt':
      return fitPlatt(truth, predictions, used)
    case 'isotonic':
      return withinSight(fitIsotonic(truth, predictions, used), truth.length)
    case 'temperature':
      return fitTemperature(truth, predictions, used)
  }
}

/** Isotonic steps of exactly 0 or 1 would make one surprise infinitely costly; the rows cannot say more than this. */
function withinSight(
  calibrator: Extract<Calibrator, { kind: 'isotonic' }>,
  rows: number,
): Extract<Calibrator, { kind: 'isotonic' }> {
  const floor = 1 / (rows + 2)
  return { ...calibrator, y: calibrator.y.map((p) => Math.min(1 - floor, Math.max(floor, p))) }
}

function isClearlyBetter(candidate: Candidate, best: Candidate, evaluation: Evaluation): boolean {
  const gains = best.losses.map((loss, row) => loss - candidate.losses[row]!)
  const gain = meanEstimate(gains, evaluation.weights)
  return gain.value > standardError(gain.influence, { ...evaluation, strata: undefined })
}

/** Stratified by class, or by group where rows belong together. */
function assignFolds({ rows, strata, groups }: Evaluation, seed: number): Int32Array {
  const random = createRandom(deriveSeed(seed, 'calibration folds'))
  const order = random.shuffle(Uint32Array.from({ length: rows }, (_, row) => row))
  const fold = new Int32Array(rows)
  const dealt = new Map<number, number>()
  const foldOfGroup = new Map<number, number>()
  for (const row of order) {
    const known = groups && foldOfGroup.get(groups[row]!)
    if (known !== undefined) {
      fold[row] = known
      continue
    }
    const stratum = strata ? strata[row]! : 0
    const next = dealt.get(stratum) ?? 0
    fold[row] = next % folds
    dealt.set(stratum, next + 1)
    if (groups) foldOfGroup.set(groups[row]!, fold[row]!)
  }
  return fold
}
