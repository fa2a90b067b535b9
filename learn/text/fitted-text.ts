import type { Attribution, Fitted, Target } from '../estimator.ts'
import { linearMargins, probabilitiesFrom } from '../linear/margins.ts'
import type { SparseMatrix } from '../linear/sparse-matrix.ts'
import { readModel } from '../model-json.ts'
import type { Table } from '../table/table.ts'
import { strongestTerms } from './strongest-terms.ts'
import type { TermsOfOutput } from './strongest-terms.ts'
import { columnOfFeature, designMatrix, readTextDesign, textDesignJson } from './text-design.ts'
import type { TextDesign } from './text-design.ts'

export const textKind = 'text-logistic'

export interface TextModel extends Pick<Target, 'task' | 'classes'> {
  readonly design: TextDesign
  /** Outputs × columns of the design, row-major. */
  readonly coefficients: Float64Array
  readonly intercepts: Float64Array
  /** Weighted mean of each column of the design in training; contributions are counted from there. */
  readonly means: Float64Array
}

/** A linear model on the words of a table and its other columns. */
export interface FittedText extends Fitted {
  /** The word terms that count most for each class (regression: for a higher value), strongest first. */
  strongestTerms(count?: number): readonly TermsOfOutput[]
}

/** Makes the model that predicts from these coefficients. */
export function createFittedText(model: TextModel): FittedText {
  const { task, classes, design, coefficients, intercepts, means } = model
  const outputs = intercepts.length
  const theta = thetaOf(model)
  const predictMargin = (table: Table): Float64Array =>
    linearMargins(designMatrix(table, design), theta, outputs)
  return {
    task,
    classes,
    link: task === 'regression' ? 'identity' : task === 'binary' ? 'logit' : 'softmax',
    outputs,
    predictMargin,
    predict: (table) => {
      const margins = predictMargin(table)
      return task === 'regression' ? margins : probabilitiesFrom(margins, outputs)
    },
    explain: (table) => contributionsOf(designMatrix(table, design), model),
    strongestTerms: (count = 10) => strongestTerms(model, count),
    toJSON: () => ({
      kind: textKind,
      task,
      classes,
      design: textDesignJson(design),
      coefficients: [...coefficients],
      intercepts: [...intercepts],
      means: [...means],
    }),
  }
}

/** Reads back what `toJSON` wrote. Throws `invalid-model`. */
export function readFittedText(json: unknown): FittedText {
  const reader = readModel(json, `Model "${textKind}"`)
  if (reader.string('kind') !== textKind) reader.fail(`is of kind "${reader.string('kind')}".`)
  const tasks = ['binary', 'multiclass', 'regression'] as const
  const task = tasks.find((known) => known === reader.string('task')) ?? reader.fail('has no known task.')
  const classes = reader.strings('classes')
  if (task === 'binary' && classes.length !== 2) reader.fail(`has ${classes.length} classes.`)
  const design = readTextDesign(reader.object('design'))
  const width = columnOfFeature(design).length
  const outputs = task === 'multiclass' ? classes.length : 1
  return createFittedText({
    task,
    classes,
    design,
    coefficients: Float64Array.from(reader.numbers('coefficients', outputs * width)),
    intercepts: Float64Array.from(reader.numbers('intercepts', outputs)),
    means: Float64Array.from(reader.numbers('means', width)),
  })
}

function thetaOf({ coefficients, intercepts, means }: TextModel): Float64Array {
  const width = means.length
  const theta = new Float64Array(coefficients.length + intercepts.length)
  for (const [output, intercept] of intercepts.entries()) {
    theta.set(coefficients.subarray(output * width, (output + 1) * width), output * (width + 1))
    theta[(output + 1) * (width + 1) - 1] = intercept
  }
  return theta
}

// Σ coefficient · (x − mean) over the terms and derived columns of each column of the table.
function contributionsOf(
  x: SparseMatrix,
  { design, coefficients, intercepts, means }: TextModel,
): Attribution {
  const names = design.columns
  const into = columnOfFeature(design)
  const outputs = intercepts.length
  const width = means.length
  const atMean = new Float64Array(outputs * names.length)
  const base = intercepts.slice()
  for (let output = 0; output < outputs; output++) {
    for (let j = 0; j < width; j++) {
      const part = coefficients[output * width + j]! * means[j]!
      atMean[output * names.length + into[j]!]! += part
      base[output]! += part
    }
  }
  const values = new Float64Array(x.rowCount * outputs * names.length)
  for (let row = 0; row < x.rowCount; row++) {
    for (let output = 0; output < outputs; output++) {
      const cell = (row * outputs + output) * names.length
      for (let at = x.rowStart[row]!; at < x.rowStart[row + 1]!; at++) {
        const j = x.index[at]!
        values[cell + into[j]!]! += coefficients[output * width + j]! * x.value[at]!
      }
      for (let column = 0; column < names.length; column++) {
        values[cell + column]! -= atMean[output * names.length + column]!
      }
    }
  }
  return { names, base, values }
}
