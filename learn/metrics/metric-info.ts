import type { Target, Task } from '../estimator.ts'

export type MetricName =
  | 'auc'
  | 'averagePrecision'
  | 'logLoss'
  | 'brier'
  | 'ece'
  | 'f1'
  | 'macroF1'
  | 'accuracy'
  | 'rmse'
  | 'mae'
  | 'r2'
  | 'ndcg'
  | 'ndcg5'
  | 'map'
  | 'mrr'

/** Tasks, and ranking: a regression target whose rows are in lists. */
export type MetricTask = Task | 'ranking'

export interface MetricInfo {
  readonly name: MetricName
  /** A few words for people. */
  readonly label: string
  readonly higherIsBetter: boolean
  /** What it says, in one sentence for people. */
  readonly meaning: string
  readonly tasks: readonly MetricTask[]
  /** Smallest and largest value it can take; an open end is absent. */
  readonly min?: number
  readonly max?: number
}

/** Every figure `evaluatePredictions` gives, in the order in which people should read them. */
export const metricInfo: Readonly<Record<MetricName, MetricInfo>> = {
  auc: {
    name: 'auc',
    label: 'AUC',
    higherIsBetter: true,
    meaning:
      'The chance that a row of the class gets a higher score than a row that is not (0.5 is a coin toss, 1 is perfect order); with more than two classes, the mean over classes.',
    tasks: ['binary', 'multiclass'],
    min: 0,
    max: 1,
  },
  averagePrecision: {
    name: 'averagePrecision',
    label: 'Average precision',
    higherIsBetter: true,
    meaning:
      'How many of the highest scores are hits, averaged over how far down the list one goes; a random order gives the share of positives.',
    tasks: ['binary'],
    min: 0,
    max: 1,
  },
  logLoss: {
    name: 'logLoss',
    label: 'Log loss',
    higherIsBetter: false,
    meaning: 'How surprised the probabilities are by what happened; confident mistakes cost most.',
    tasks: ['binary', 'multiclass'],
    min: 0,
  },
  brier: {
    name: 'brier',
    label: 'Brier score',
    higherIsBetter: false,
    meaning: 'The mean squared distance between the probability and what happened.',
    tasks: ['binary', 'multiclass'],
    min: 0,
    max: 2,
  },
  ece: {
    name: 'ece',
    label: 'Calibration error',
    higherIsBetter: false,
    meaning:
      'How far probabilities are from observed shares, on average over tenths of the rows; 0.03 means off by three points.',
    tasks: ['binary', 'multiclass'],
    min: 0,
    max: 1,
  },
  f1: {
    name: 'f1',
    label: 'F1',
    higherIsBetter: true,
    meaning: 'The harmonic mean of precision and recall of the positive class at the threshold.',
    tasks: ['binary'],
    min: 0,
    max: 1,
  },
  macroF1: {
    name: 'macroF1',
    label: 'Macro F1',
    higherIsBetter: true,
    meaning: 'The mean of each class’s F1, so that a rare class counts as much as a common one.',
    tasks: ['binary', 'multiclass'],
    min: 0,
    max: 1,
  },
  accuracy: {
    name: 'accuracy',
    label: 'Accuracy',
    higherIsBetter: true,
    meaning: 'The share of rows given their own class; compare it with always naming the commonest class.',
    tasks: ['binary', 'multiclass'],
    min: 0,
    max: 1,
  },
  rmse: {
    name: 'rmse',
    label: 'RMSE',
    higherIsBetter: false,
    meaning: 'The typical size of the error in units of the target, large errors weighing more.',
    tasks: ['regression'],
    min: 0,
  },
  mae: {
    name: 'mae',
    label: 'Mean absolute error',
    higherIsBetter: false,
    meaning: 'The mean size of the error in units of the target.',
    tasks: ['regression'],
    min: 0,
  },
  r2: {
    name: 'r2',
    label: 'R²',
    higherIsBetter: true,
    meaning:
      'The share of the target’s variance that the predictions account for; 0 is no better than the mean.',
    tasks: ['regression'],
    max: 1,
  },
  ndcg: {
    name: 'ndcg',
    label: 'NDCG@10',
    higherIsBetter: true,
    meaning:
      'How near the first ten of each list come to the best order, high grades and high places counting most; 1 is the best order.',
    tasks: ['ranking'],
    min: 0,
    max: 1,
  },
  ndcg5: {
    name: 'ndcg5',
    label: 'NDCG@5',
    higherIsBetter: true,
    meaning: 'The same for the first five of each list.',
    tasks: ['ranking'],
    min: 0,
    max: 1,
  },
  map: {
    name: 'map',
    label: 'MAP@10',
    higherIsBetter: true,
    meaning:
      'How many of the first are hits (a grade above 0), averaged over the places of the hits among the first ten.',
    tasks: ['ranking'],
    min: 0,
    max: 1,
  },
  mrr: {
    name: 'mrr',
    label: 'Mean reciprocal rank',
    higherIsBetter: true,
    meaning: 'One over the place of the first hit: 1 when it is first, 0.5 when it is second.',
    tasks: ['ranking'],
    min: 0,
    max: 1,
  },
}

/**
 * The figure to show first (`headline`) and the one to choose settings by (`selection`). Two
 * classes are ranked before they are calibrated, so AUC does both. With more classes people read
 * the class that is named, hence macro F1, but it jumps with single rows and sees no
 * probabilities, so choosing goes by log loss, which every row moves a little.
 */
export const mainMetrics: Readonly<
  Record<MetricTask, { readonly headline: MetricName; readonly selection: MetricName }>
> = {
  binary: { headline: 'auc', selection: 'auc' },
  multiclass: { headline: 'macroF1', selection: 'logLoss' },
  regression: { headline: 'rmse', selection: 'rmse' },
  ranking: { headline: 'ndcg', selection: 'ndcg' },
}

/** What kind of figures a target has. */
export function metricTaskOf({ task, queries }: Pick<Target, 'task' | 'queries'>): MetricTask {
  return queries ? 'ranking' : task
}

/** The names of a task's figures, in reading order. */
export function metricsOf(task: MetricTask): MetricName[] {
  return Object.values(metricInfo)
    .filter(({ tasks }) => tasks.includes(task))
    .map(({ name }) => name)
}
