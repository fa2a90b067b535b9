import type { Attribution, Fitted, FittedJson } from '../estimator.ts'
import { LearnError } from '../learn-error.ts'
import { inverseLink } from '../link.ts'
import { readModel } from '../model-json.ts'
import type { Table } from '../table/table.ts'

/**
 * How much of a guess in the dark is mixed into every probability, so that a forest whose trees all agree
 * still has a finite margin: one part in a hundred, as of a hundred trees and one that guesses.
 */
export const doubt = 0.01

/** Where the secant through two probabilities this close would lose its digits, the tangent takes its place. */
const close = 1e-9

/**
 * A model whose margins are probabilities (a forest) as one whose margins are log-odds, or log-probabilities of
 * several classes, so that it can be blended with others. Contributions are stretched by the secant of the
 * logarithm between base and prediction: they keep their proportions and sum to the new margin. A model that has
 * such margins already is given back. Throws `invalid-param` for a regression.
 */
export function logMargin(fitted: Fitted): Fitted {
  const { task, classes, outputs } = fitted
  if (task === 'regression')
    throw new LearnError('invalid-param', 'A predicted number has no log-odds; blend it as it is.')
  if (fitted.link !== 'identity') return fitted
  const link = task === 'binary' ? 'logit' : 'softmax'
  const predictMargin = (table: Table): Float64Array =>
    logMargins(fitted.predictMargin(table), classes.length, outputs)
  const explain = fitted.explain?.bind(fitted)
  return {
    task,
    classes,
    link,
    outputs,
    predictMargin,
    predict: (table) => inverseLink(link, predictMargin(table), outputs),
    ...(explain && {
      explain: (table: Table) => stretched(explain(table), classes.length),
    }),
    toJSON: () => ({ kind: 'log-margin', model: fitted.toJSON() }),
  }
}

/** Probabilities (rows × outputs) as log-odds (one output) or log-probabilities, kept finite; NaN stays NaN. */
export function logMargins(probabilities: Float64Array, classes: number, outputs: number): Float64Array {
  return probabilities.map((p) => marginOf(p, classes, outputs))
}

/** Reads what `toJSON` wrote; `readMember` reads the model in it. Throws `invalid-model`. */
export function readLogMargin(json: FittedJson, readMember: (json: FittedJson) => Fitted): Fitted {
  const reader = readModel(json, 'log-margin')
  if (reader.string('kind') !== 'log-margin') reader.fail('is a model of another kind.')
  const model = reader.object('model')
  const fitted = readMember({ ...model.whole(), kind: model.string('kind') })
  if (fitted.task === 'regression' || fitted.link !== 'identity') reader.fail('does not fit its model.')
  return logMargin(fitted)
}

function mixed(p: number, classes: number): number {
  return (p + doubt / classes) / (1 + doubt)
}

function marginOf(p: number, classes: number, outputs: number): number {
  const q = mixed(p, classes)
  return outputs === 1 ? Math.log(q / (1 - q)) : Math.log(q)
}

/** Slope of the margin between two probabilities. */
function secant(
  from: number,
  to: number,
  { classes, outputs }: { classes: number; outputs: number },
): number {
  if (Math.abs(to - from) > close)
    return (marginOf(to, classes, outputs) - marginOf(from, classes, outputs)) / (to - from)
  const q = mixed((from + to) / 2, classes)
  return 1 / (1 + doubt) / (outputs === 1 ? q * (1 - q) : q)
}

function stretched({ names, base, values }: Attribution, classes: number): Attribution {
  const outputs = base.length
  const width = names.length
  const scaled = new Float64Array(values.length)
  for (let start = 0; start < values.length; start += width) {
    const from = base[(start / width) % outputs]!
    let to = from
    for (let at = start; at < start + width; at++) to += values[at]!
    const slope = secant(from, to, { classes, outputs })
    for (let at = start; at < start + width; at++) scaled[at] = values[at]! * slope
  }
  return { names, base: base.map((p) => marginOf(p, classes, outputs)), values: scaled }
}
