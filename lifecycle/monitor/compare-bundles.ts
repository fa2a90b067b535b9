import { AppError } from '@cadre/core'
import { comparePredictions, evaluatePredictions, metricTaskOf } from '@cadre/learn/metrics'
import { rowsAt } from '../evaluate/evaluate-on-folds.ts'
import { readTable, unknownColumn } from '../ingest/index.ts'
import type { Source } from '../ingest/index.ts'
import type { OpenedBundle } from '../register/open-bundle.ts'
import { scoreOfRows } from '../register/reference-statistics.ts'
import { knownOutcomes, outcomeColumns, predictSource } from '../serve/index.ts'
import type { Metrics } from '../study/study-result.ts'

export interface CompareOptions {
  /** The cut of two classes, for both; each model's own when absent. */
  readonly threshold?: number | undefined
  readonly seed: number
  readonly signal?: AbortSignal | undefined
}

export interface BundleComparison {
  readonly rows: number
  readonly unknownOutcome: number
  /** In the order given. */
  readonly metrics: readonly [Metrics, Metrics]
  /** Second minus first on the same rows; an interval without 0 is a difference that chance does not explain. */
  readonly differences: Metrics
  /** Share of rows for which both models say the same: the same class, or the same side of their thresholds. Absent for numbers. */
  readonly agreement?: number
  /** Rank correlation (Spearman) of the two scores. */
  readonly scoreCorrelation: number
  readonly finding: string
}

/** The figure that decides between two models, and which way is better. */
const decisive = {
  binary: { name: 'auc', better: 1 },
  multiclass: { name: 'macroF1', better: 1 },
  regression: { name: 'rmse', better: -1 },
  ranking: { name: 'ndcg', better: 1 },
} as const

/**
 * Judges two bundles on the same rows with known outcomes, which neither has learned from, row by row.
 * Throws `usage` when they do not answer the same question, `column-missing` and `column-mistyped`.
 */
export async function compareBundles(
  [first, second]: readonly [OpenedBundle, OpenedBundle],
  open: () => Promise<Source>,
  { threshold, seed, signal }: CompareOptions,
): Promise<BundleComparison> {
  refuseOtherQuestion(first, second)
  const { model } = first
  const source = await open()
  if (!source.columns.includes(model.target)) throw unknownColumn(source, model.target)
  const { table } = await readTable(source, { ...outcomeColumns(model), signal })
  const { target, rows } = knownOutcomes(table, model, source.name)
  const all = { ...target, values: new Float64Array(table.rowCount) }
  const predictions = [
    rowsAt(await predictSource(first, await open(), signal), rows, all),
    rowsAt(await predictSource(second, await open(), signal), rows, all),
  ] as const
  const cuts = [threshold ?? first.model.threshold, threshold ?? second.model.threshold] as const
  const at = (cut: number | undefined): { threshold?: number; seed: number } => ({
    seed,
    ...(cut !== undefined && { threshold: cut }),
  })
  const differences = comparePredictions(target, [predictions[1], predictions[0]], at(cuts[0])) as Metrics
  const outputs = first.fitted.outputs
  return {
    rows: rows.length,
    unknownOutcome: table.rowCount - rows.length,
    metrics: [
      evaluatePredictions(target, predictions[0], at(cuts[0])),
      evaluatePredictions(target, predictions[1], at(cuts[1])),
    ],
    differences: cuts[0] === cuts[1] ? differences : withoutThreshold(differences),
    ...(model.task !== 'regression' && { agreement: agreementOf(predictions, outputs, cuts) }),
    scoreCorrelation: rankCorrelation(
      scoreOfRows(predictions[0], outputs),
      scoreOfRows(predictions[1], outputs),
    ),
    finding: findingOf(metricTaskOf(target), differences),
  }
}

function refuseOtherQuestion({ model: a }: OpenedBundle, { model: b }: OpenedBundle): void {
  const isSame =
    a.target === b.target &&
    a.task === b.task &&
    a.positive === b.positive &&
    a.query === b.query &&
    a.classes.join('\0') === b.classes.join('\0')
  if (isSame) return
  const question = ({ target, positive, classes }: typeof a): string =>
    positive === undefined
      ? `${target}${classes.length > 0 ? ` (${classes.join(', ')})` : ''}`
      : `${target} = ${positive}`
  throw new AppError(
    'usage',
    `The two models answer different questions: ${question(a)}, and ${question(b)}. Compare models of one target.`,
    { first: question(a), second: question(b) },
  )
}

/** Figures that depend on a cut say nothing about the models when the cuts differ. */
function withoutThreshold(differences: Metrics): Metrics {
  const free = ['auc', 'averagePrecision', 'logLoss', 'brier', 'ece']
  return Object.fromEntries(Object.entries(differences).filter(([name]) => free.includes(name)))
}

function agreementOf(
  [first, second]: readonly [Float64Array, Float64Array],
  outputs: number,
  [firstCut = 0.5, secondCut = 0.5]: readonly [number | undefined, number | undefined],
): number {
  const rows = first.length / outputs
  let same = 0
  for (let row = 0; row < rows; row++) {
    const isSame =
      outputs === 1
        ? first[row]! >= firstCut === second[row]! >= secondCut
        : likeliest(first, row, outputs) === likeliest(second, row, outputs)
    if (isSame) same++
  }
  return same / rows
}

function likeliest(predictions: Float64Array, row: number, outputs: number): number {
  let best = 0
  for (let output = 1; output < outputs; output++)
    if (predictions[row * outputs + output]! > predictions[row * outputs + best]!) best = output
  return best
}

/** Spearman's: the correlation of ranks, ties sharing their mean rank. NaN when either is constant. */
function rankCorrelation(x: Float64Array, y: Float64Array): number {
  const a = meanRanks(x)
  const b = meanRanks(y)
  const middle = (x.length - 1) / 2
  let together = 0
  let alone = 0
  let other = 0
  for (let row = 0; row < x.length; row++) {
    together += (a[row]! - middle) * (b[row]! - middle)
    alone += (a[row]! - middle) ** 2
    other += (b[row]! - middle) ** 2
  }
  return together / Math.sqrt(alone * other)
}

function meanRanks(values: Float64Array): Float64Array {
  const order = Int32Array.from(values.keys()).sort((a, b) => values[a]! - values[b]! || a - b)
  const ranks = new Float64Array(values.length)
  for (let from = 0; from < order.length;) {
    let to = from + 1
    while (to < order.length && values[order[to]!] === values[order[from]!]) to++
    for (let at = from; at < to; at++) ranks[order[at]!] = (from + to - 1) / 2
    from = to
  }
  return ranks
}

function findingOf(task: keyof typeof decisive, differences: Metrics): string {
  const { name, better } = decisive[task]
  const difference = differences[name]
  if (!difference) return 'The rows hold one class only, so the models cannot be told apart.'
  const { value, low, high } = difference
  const figures = `${name} ${signed(value)}, 95 % interval ${signed(low)} to ${signed(high)}`
  if (low <= 0 && high >= 0) return `Neither model is clearly better on these rows (${figures}).`
  return value * better > 0
    ? `The second model is better on these rows (${figures}).`
    : `The first model is better on these rows (${figures}).`
}

function signed(value: number): string {
  return `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(3)}`
}
