import type { Target } from '@cadre/learn'
import { medianOf } from '@cadre/learn/fairness'
import type { ScoredRows } from '@cadre/learn/fairness'

/** Who counts as selected, and by what score and outcome they are judged. */
export interface SelectionRule {
  /** In words: "a score of at least 0.5". */
  readonly words: string
  /** What being selected is called in a finding: "would select", "predicts Yes for". */
  readonly verb: string
  readonly rows: ScoredRows
}

/**
 * The ways in which a model's output selects people: two classes by the threshold; several by each
 * class in turn (whoever is predicted to be of it); a number by being above the median prediction
 * of everyone, as New York City's rule on automated employment decision tools counts scores.
 */
export function selectionRules(
  target: Target,
  predictions: Float64Array,
  threshold: number,
): SelectionRule[] {
  switch (target.task) {
    case 'binary':
      return [thresholdRule(target, predictions, threshold)]
    case 'multiclass':
      return target.classes.map((_, ofClass) => classRule(target, predictions, ofClass))
    case 'regression':
      return [medianRule(target, predictions)]
  }
}

function thresholdRule({ values }: Target, scores: Float64Array, threshold: number): SelectionRule {
  return {
    words: `a score of at least ${Number(threshold.toPrecision(4))}`,
    verb: 'would select',
    rows: { labels: values, scores, selected: Uint8Array.from(scores, (p) => (p >= threshold ? 1 : 0)) },
  }
}

function classRule({ values, classes }: Target, predictions: Float64Array, ofClass: number): SelectionRule {
  const outputs = classes.length
  const scores = new Float64Array(values.length)
  const selected = new Uint8Array(values.length)
  for (let row = 0; row < values.length; row++) {
    const start = row * outputs
    scores[row] = predictions[start + ofClass]!
    let best = 0
    for (let output = 1; output < outputs; output++) {
      if (predictions[start + output]! > predictions[start + best]!) best = output
    }
    selected[row] = best === ofClass ? 1 : 0
  }
  const name = classes[ofClass]!
  return {
    words: `predicted to be "${name}"`,
    verb: `predicts "${name}" for`,
    rows: { labels: values.map((value) => (value === ofClass ? 1 : 0)), scores, selected },
  }
}

function medianRule({ values }: Target, predictions: Float64Array): SelectionRule {
  const middle = medianOf(predictions)
  const trueMiddle = medianOf(values)
  return {
    words: 'predicted above the median',
    verb: 'puts above the median prediction',
    rows: {
      labels: values.map((value) => (value > trueMiddle ? 1 : 0)),
      scores: predictions,
      selected: Uint8Array.from(predictions, (value) => (value > middle ? 1 : 0)),
    },
  }
}
