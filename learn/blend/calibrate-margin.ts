import type { Attribution, Fitted, FittedJson } from '../estimator.ts'
import { LearnError } from '../learn-error.ts'
import { inverseLink } from '../link.ts'
import { readModel } from '../model-json.ts'
import type { Table } from '../table/table.ts'

/** A line through the margin, as Platt scaling finds it. */
export interface MarginLine {
  readonly slope: number
  readonly intercept: number
  /** How close to 0 and 1 probabilities of models without a logit link are taken; 1e-6 unless told. */
  readonly floor?: number
}

/**
 * A two-class model with `slope · margin + intercept` for a margin. A model whose margin is a
 * probability (a forest) is first put in log-odds, and can then no longer be explained by sums.
 * Throws `invalid-param` for other tasks and for lines that are not finite.
 */
export function calibrateMargin(fitted: Fitted, { slope, intercept, floor = 1e-6 }: MarginLine): Fitted {
  if (fitted.task !== 'binary')
    throw new LearnError('invalid-param', 'Only models of two classes have a margin to calibrate.')
  if (!(Number.isFinite(slope) && Number.isFinite(intercept) && floor > 0 && floor < 0.5))
    throw new LearnError(
      'invalid-param',
      'The line of a calibration must be finite, its floor within 0 and 0.5.',
    )
  const isLogit = fitted.link === 'logit'
  const predictMargin = (table: Table): Float64Array =>
    fitted.predictMargin(table).map((m) => slope * (isLogit ? m : logOdds(m, floor)) + intercept)
  const explain = isLogit ? fitted.explain?.bind(fitted) : undefined
  return {
    task: 'binary',
    classes: fitted.classes,
    link: 'logit',
    outputs: 1,
    predictMargin,
    predict: (table) => inverseLink('logit', predictMargin(table), 1),
    ...(explain && {
      explain: (table: Table): Attribution => {
        const { names, base, values } = explain(table)
        return { names, base: base.map((b) => slope * b + intercept), values: values.map((v) => slope * v) }
      },
    }),
    toJSON: () => ({ kind: 'calibrated-margin', slope, intercept, floor, model: fitted.toJSON() }),
  }
}

/** Reads what `toJSON` wrote; `readMember` reads the model in it. Throws `invalid-model`. */
export function readCalibratedMargin(json: FittedJson, readMember: (json: FittedJson) => Fitted): Fitted {
  const reader = readModel(json, 'calibrated-margin')
  if (reader.string('kind') !== 'calibrated-margin') reader.fail('is a model of another kind.')
  const model = reader.object('model')
  const fitted = readMember({ ...model.whole(), kind: model.string('kind') })
  const line = {
    slope: reader.number('slope'),
    intercept: reader.number('intercept'),
    floor: reader.number('floor'),
  }
  if (fitted.task !== 'binary' || !(line.floor > 0 && line.floor < 0.5))
    reader.fail('does not fit its model.')
  return calibrateMargin(fitted, line)
}

function logOdds(probability: number, floor: number): number {
  const cut = Math.min(1 - floor, Math.max(floor, probability))
  return Math.log(cut / (1 - cut))
}
