import { writeNumber, writeRough, writeScore, writeShare } from './numbers.ts'

export interface MetricWords {
  readonly label: string
  /** What the figure means, in a sentence. */
  readonly definition: string
  readonly better: 'higher' | 'lower'
  readonly write: (value: number) => string
}

const words: Readonly<Record<string, MetricWords>> = {
  auc: {
    label: 'AUC',
    definition:
      'Chance that a case with the outcome is scored above one without; 0.5 is guessing, 1 is perfect.',
    better: 'higher',
    write: writeScore,
  },
  averagePrecision: {
    label: 'Average precision',
    definition: 'Share of hits going down the ranking, averaged over the hits; guessing gives the base rate.',
    better: 'higher',
    write: writeScore,
  },
  logLoss: {
    label: 'Log loss',
    definition: 'Penalty for probabilities that were far off, the sure ones most; 0 is perfect.',
    better: 'lower',
    write: writeScore,
  },
  brier: {
    label: 'Brier score',
    definition: 'Mean squared distance between the probability and what happened (0 or 1).',
    better: 'lower',
    write: writeScore,
  },
  ece: {
    label: 'Calibration error',
    definition: 'Mean distance between predicted and observed rates over bands of the score (ECE).',
    better: 'lower',
    write: writeScore,
  },
  f1: {
    label: 'F1',
    definition:
      'Balance of precision and recall when the likelier class is named (harmonic mean); 1 is perfect.',
    better: 'higher',
    write: writeScore,
  },
  macroF1: {
    label: 'Macro F1',
    definition: 'F1 of each class, averaged so that rare classes count as much as common ones; 1 is perfect.',
    better: 'higher',
    write: writeScore,
  },
  accuracy: {
    label: 'Accuracy',
    definition: 'Share of rows whose likelier class is the right one.',
    better: 'higher',
    write: writeShare,
  },
  rmse: {
    label: 'RMSE',
    definition: 'Typical error in units of the target, large errors counting more (root mean square).',
    better: 'lower',
    write: writeRough,
  },
  mae: {
    label: 'Mean absolute error',
    definition: 'Mean distance between prediction and truth, in units of the target.',
    better: 'lower',
    write: writeRough,
  },
  r2: {
    label: 'R²',
    definition:
      'Share of the differences between rows that the prediction accounts for; 0 is guessing the mean.',
    better: 'higher',
    write: writeScore,
  },
  ndcg: {
    label: 'NDCG@10',
    definition:
      'How near the first ten of each list come to the best order, the top counting most; 1 is the best order.',
    better: 'higher',
    write: writeScore,
  },
  ndcg5: {
    label: 'NDCG@5',
    definition: 'The same for the first five of each list.',
    better: 'higher',
    write: writeScore,
  },
  map: {
    label: 'MAP@10',
    definition: 'Share of hits going down the first ten of each list, averaged over the hits; 1 is perfect.',
    better: 'higher',
    write: writeScore,
  },
  mrr: {
    label: 'Mean reciprocal rank',
    definition: 'One over the place of the first hit: 1 when it is first, 0.5 when it is second.',
    better: 'higher',
    write: writeScore,
  },
}

/** How to name, explain and write a metric; one that is not known keeps its own name. */
export function metricWords(name: string): MetricWords {
  return Object.hasOwn(words, name)
    ? words[name]!
    : { label: name, definition: '', better: 'higher', write: writeNumber }
}
