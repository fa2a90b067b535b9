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

export interface TellingState {
  /** The cell, "filled" or "missing". */
  readonly state: string
  readonly targetClass: string
  readonly rows: number
  /** Share of the state's rows that are of the class. */
  readonly share: number
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

/** Share of variance that each state's mean explains on rows it was not learned from. */
function foldedR2(bins: ColumnBins, y: Float64Array, foldOf: Int32Array): number {
  const cells = bins.count * folds
  const rows = new Float64Array(cells)
  const sums = new Float64Array(cells)
  for (let i = 0; i < y.length; i++) {
    const cell = bins.codes[i]! * folds + foldOf[i]!
    rows[cell]!++
    sums[cell]! += y[i]!
  }
  const overall = sum(sums) / y.length
  const predicted = new Float64Array(cells)
  for (let cell = 0; cell < cells; cell++) {
    const from = cell - (cell % folds)
    const learned = sum(rows.subarray(from, from + folds)) - rows[cell]!
    const learnedSum = sum(sums.subarray(from, from + folds)) - sums[cell]!
    predicted[cell] = (learnedSum + priorRows * overall) / (learned + priorRows)
  }
  let residual = 0
  let total = 0
  for (let i = 0; i < y.length; i++) {
    residual += (y[i]! - predicted[bins.codes[i]! * folds + foldOf[i]!]!) ** 2
    total += (y[i]! - overall) ** 2
  }
  return total > 0 ? Math.max(0, 1 - residual / total) : 0
}

/** Squared correlation of value and target, plain and of ranks; missing cells count as not explained. */
function orderedR2(column: Column, rows: Int32Array, y: Float64Array): number {
  if (column.kind !== 'number' && column.kind !== 'date') return 0
  const values = column.kind === 'number' ? column.values : column.days
  const known = Array.from(rows, (_, i) => i).filter((i) => Number.isFinite(values[rows[i]!]!))
  if (known.length < 10) return 0
  const x = Float64Array.from(known, (i) => values[rows[i]!]!)
  const z = Float64Array.from(known, (i) => y[i]!)
  const strongest = Math.max(squaredCorrelation(x, z), squaredCorrelation(ranks(x), ranks(z)))
  return (strongest * known.length) / rows.length
}

function squaredCorrelation(x: Float64Array, y: Float64Array): number {
  const [meanX, meanY] = [sum(x) / x.length, sum(y) / y.length]
  let xy = 0
  let xx = 0
  let yy = 0
  for (let i = 0; i < x.length; i++) {
    xy += (x[i]! - meanX) * (y[i]! - meanY)
    xx += (x[i]! - meanX) ** 2
    yy += (y[i]! - meanY) ** 2
  }
  return xx > 0 && yy > 0 ? (xy * xy) / (xx * yy) : 0
}

function ranks(values: Float64Array): Float64Array {
  const order = Int32Array.from({ length: values.length }, (_, i) => i).sort(
    (a, b) => values[a]! - values[b]!,
  )
  const ranked = new Float64Array(values.length)
  for (let start = 0; start < order.length;) {
    let end = start + 1
    while (end < order.length && values[order[end]!] === values[order[start]!]) end++
    for (let at = start; at < end; at++) ranked[order[at]!] = (start + end - 1) / 2
    start = end
  }
  return ranked
}

/**
 * A state nearly all of whose rows are of one class that is otherwise far rarer: at least 10 rows and 97 %,
 * against at most 70 % overall. Missing and filled are tried first.
 */
function tellingState(
  presence: ColumnBins,
  fine: ColumnBins,
  classCodes: Int32Array,
  classes: readonly string[],
): TellingState | undefined {
  return (
    tellingAmong(presence, classCodes, classes) ??
    (fine.isOrdered ? undefined : tellingAmong(fine, classCodes, classes))
  )
}

function tellingAmong(
  bins: ColumnBins,
  classCodes: Int32Array,
  classes: readonly string[],
): TellingState | undefined {
  const counts = new Float64Array(bins.count * classes.length)
  const overall = new Float64Array(classes.length)
  classCodes.forEach((code, i) => {
    counts[bins.codes[i]! * classes.length + code]!++
    overall[code]!++
  })
  let best: TellingState | undefined
  for (let state = 0; state < bins.count; state++) {
    const ofState = counts.subarray(state * classes.length, (state + 1) * classes.length)
    const rows = sum(ofState)
    ofState.forEach((count, code) => {
      const isTelling = rows >= 10 && count >= 0.97 * rows && overall[code]! <= 0.7 * classCodes.length
      if (!isTelling || (best && best.rows >= rows)) return
      best = { state: bins.label(state), targetClass: classes[code]!, rows, share: count / rows }
    })
  }
  return best
}

function sum(values: Float64Array): number {
  let total = 0
  for (const value of values) total += value
  return total
}

function mean(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0) / values.length
}
