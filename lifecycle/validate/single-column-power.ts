import { createRandom, deriveSeed } from '@cadre/learn'
import type { Target } from '@cadre/learn'
import type { Column } from '@cadre/learn/table'
import { binColumn, coarsenBins, spreadRows } from './column-bins.ts'
import type { ColumnBins } from './column-bins.ts'

const folds = 5
/** Rows the measure is taken on; more would not move it by a hundredth. */
const maximumRows = 20_000
/** Weight of the overall rate in the rate of a state, in rows. */
const priorRows = 5

/** What one column alone says about the target. */
export interface SingleColumnPower {
  /** `auc`: mean over classes of one class against the rest. `r2`: share of the variance. */
  readonly measure: 'auc' | 'r2'
  readonly value: number
  /** The same from knowing only whether the cell is missing. */
  readonly fromMissing: number
  /** The state that gives a class away, when one does. */
  readonly tellingState?: TellingState
}

/**
 * How well one column alone predicts the target, judged on rows it was not learned from: rates of its states
 * (quantiles, labels, missing) from four fifths of the rows scored on the last fifth, or its plain order when
 * that says more. Takes a spread of at most 20,000 rows.
 */
export function singleColumnPower(column: Column, target: Target, seed: number): SingleColumnPower {
  const rows = spreadRows(target.values.length, maximumRows)
  const foldOf = drawFolds(rows.length, seed)
  const fine = binColumn(column, rows, 1024)
  const coarse = coarsenBins(fine, Math.max(4, Math.min(64, Math.floor(rows.length / 25))))
  const presence = missingOnly(fine)
  if (target.task === 'regression') {
    const y = Float64Array.from(rows, (row) => target.values[row]!)
    return {
      measure: 'r2',
      value: Math.max(foldedR2(coarse, y, foldOf), orderedR2(column, rows, y)),
      fromMissing: foldedR2(presence, y, foldOf),
    }
  }
  const classCodes = Int32Array.from(rows, (row) => target.values[row]!)
  const classes = target.task === 'binary' ? [1] : target.classes.map((_, code) => code)
  const telling = tellingState(presence, fine, classCodes, target.classes)
  return {
    measure: 'auc',
    value: mean(
      classes.map((one) =>
        Math.max(foldedAuc(coarse, classCodes, one, foldOf), orderedAuc(fine, classCodes, one)),
      ),
    ),
    fromMissing: mean(classes.map((one) => foldedAuc(presence, classCodes, one, foldOf))),
    ...(telling && { tellingState: telling }),
  }
}

function drawFolds(rows: number, seed: number): Int32Array {
  const random = createRandom(deriveSeed(seed, 'single-column-power'))
  return random.shuffle(Int32Array.from({ length: rows }, (_, i) => i % folds))
}

function missingOnly(bins: ColumnBins): ColumnBins {
  return {
    codes: bins.codes.map((code) => (code === bins.missingCode ? 1 : 0)),
    count: 2,
    missingCode: 1,
    isOrdered: false,
    label: (code) => (code === 1 ? 'missing' : 'filled'),
  }
}

interface ScoredCount {
  readonly score: number
  readonly positives: number
  readonly negatives: number
}

/** AUC of each state's rate, learned without the fold it is scored on. */
function foldedAuc(bins: ColumnBins, classCodes: Int32Array, one: number, foldOf: Int32Array): number {
  const cells = bins.count * folds
  const all = new Float64Array(cells)
  const positives = new Float64Array(cells)
  for (let i = 0; i < classCodes.length; i++) {
    const cell = bins.codes[i]! * folds + foldOf[i]!
    all[cell]!++
    if (classCodes[i] === one) positives[cell]!++
  }
  const prior = sum(positives) / classCodes.length
  const scored: ScoredCount[] = []
  for (let state = 0; state < bins.count; state++) {
    const from = state * folds
    const stateRows = sum(all.subarray(from, from + folds))
    const statePositives = sum(positives.subarray(from, from + folds))
    for (let cell = from; cell < from + folds; cell++) {
      if (all[cell] === 0) continue
      const learned = stateRows - all[cell]!
      const score = (statePositives - positives[cell]! + priorRows * prior) / (learned + priorRows)
      scored.push({ score, positives: positives[cell]!, negatives: all[cell]! - positives[cell]! })
    }
  }
  return aucOf(scored.sort((a, b) => a.score - b.score))
}

/** AUC of the value's own order, either way round, missing cells at either end. */
function orderedAuc(bins: ColumnBins, classCodes: Int32Array, one: number): number {
  if (!bins.isOrdered) return 0.5
  const positives = new Float64Array(bins.count)
  const negatives = new Float64Array(bins.count)
  classCodes.forEach((code, i) => (code === one ? positives : negatives)[bins.codes[i]!]!++)
  const auc = (missingScore: number): number =>
    aucOf(
      Array.from(positives, (count, state) => ({
        score: state === bins.missingCode ? missingScore : state,
        positives: count,
        negatives: negatives[state]!,
      })).sort((a, b) => a.score - b.score),
    )
  const [low, high] = [auc(-1), auc(bins.count)]
  return Math.max(low, 1 - low, high, 1 - high)
}

/** AUC of counts in ascending order of score; ties count half. 0.5 when a class is not there. */
function aucOf(ascending: readonly ScoredCount[]): number {
  let below = 0
  let area = 0
  let positives = 0
  for (let i = 0; i < ascending.length;) {
    let tiedPositives = 0
    let tiedNegatives = 0
    const { score } = ascending[i]!
    for (; i < ascending.length && ascending[i]!.score === score; i++) {
      tiedPositives += ascending[i]!.positives
      tiedNegatives += ascending[i]!.negatives
    }
    area += tiedPositives * (below + tiedNegatives / 2)
    below += tiedNegatives
    positives += tiedPositives
  }
  return positives > 0 && below > 0 ? area / (positives * below) : 0.5
}

function mean(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0) / values.length
}
