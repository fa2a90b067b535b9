import type { Attribution, Fitted, Link, Task } from '../estimator.ts'
import { readModel } from '../model-json.ts'
import type { Table } from '../table/table.ts'
import { probabilitiesFrom } from './margins.ts'
import { preparedColumns } from './prepared-columns.ts'

export interface LinearParts {
  readonly kind: string
  readonly task: Task
  readonly classes: readonly string[]
  readonly names: readonly string[]
  /** Outputs × names, row-major. */
  readonly coefficients: Float64Array
  readonly intercepts: Float64Array
  /** Weighted mean of each column in training; contributions are counted from there. */
  readonly means: Float64Array
}

/** A fitted linear model, whose whole working is there to read. */
export interface FittedLinear extends Fitted {
  readonly names: readonly string[]
  readonly coefficients: Float64Array
  readonly intercepts: Float64Array
  readonly means: Float64Array
}

/** Makes the model that predicts from these coefficients. */
export function createFittedLinear(parts: LinearParts): FittedLinear {
  const { kind, task, classes, names, coefficients, intercepts, means } = parts
  const outputs = intercepts.length
  const predictMargin = (table: Table): Float64Array => marginsOf(table, parts)
  return {
    task,
    classes,
    link: linkOf(task),
    outputs,
    names,
    coefficients,
    intercepts,
    means,
    predictMargin,
    predict: (table) => {
      const margins = predictMargin(table)
      return task === 'regression' ? margins : probabilitiesFrom(margins, outputs)
    },
    explain: (table) => contributionsOf(table, parts),
    toJSON: () => ({
      kind,
      task,
      classes,
      names,
      coefficients: [...coefficients],
      intercepts: [...intercepts],
      means: [...means],
    }),
  }
}

/** Reads back what `toJSON` wrote. Throws `invalid-model` saying what is wrong. */
export function readFittedLinear(json: unknown, kind: string, tasks: readonly Task[]): FittedLinear {
  const reader = readModel(json, `Model "${kind}"`)
  if (reader.string('kind') !== kind) reader.fail(`is of kind "${reader.string('kind')}".`)
  const task =
    tasks.find((candidate) => candidate === reader.string('task')) ?? reader.fail('has no known task.')
  const classes = reader.strings('classes')
  const names = reader.strings('names')
  const isWrongCount = task === 'binary' ? classes.length !== 2 : task === 'multiclass' && classes.length < 2
  if (isWrongCount) reader.fail(`has ${classes.length} classes.`)
  const outputs = task === 'multiclass' ? classes.length : 1
  return createFittedLinear({
    kind,
    task,
    classes,
    names,
    coefficients: Float64Array.from(reader.numbers('coefficients', outputs * names.length)),
    intercepts: Float64Array.from(reader.numbers('intercepts', outputs)),
    means: Float64Array.from(reader.numbers('means', names.length)),
  })
}

function linkOf(task: Task): Link {
  if (task === 'regression') return 'identity'
  return task === 'binary' ? 'logit' : 'softmax'
}

function marginsOf(table: Table, { names, coefficients, intercepts }: LinearParts): Float64Array {
  const outputs = intercepts.length
  const margins = new Float64Array(table.rowCount * outputs)
  for (let i = 0; i < margins.length; i++) margins[i] = intercepts[i % outputs]!
  for (const [j, column] of preparedColumns(table, names).entries()) {
    for (let output = 0; output < outputs; output++) {
      const coefficient = coefficients[output * names.length + j]!
      if (coefficient === 0) continue
      for (let row = 0; row < column.length; row++)
        margins[row * outputs + output]! += coefficient * column[row]!
    }
  }
  return margins
}

function contributionsOf(table: Table, { names, coefficients, intercepts, means }: LinearParts): Attribution {
  const outputs = intercepts.length
  const width = names.length
  const columns = preparedColumns(table, names)
  const base = intercepts.slice()
  const values = new Float64Array(table.rowCount * outputs * width)
  for (let output = 0; output < outputs; output++) {
    for (let j = 0; j < width; j++) {
      const coefficient = coefficients[output * width + j]!
      const mean = means[j]!
      base[output]! += coefficient * mean
      const column = columns[j]!
      for (let row = 0; row < table.rowCount; row++) {
        values[(row * outputs + output) * width + j] = coefficient * (column[row]! - mean)
      }
    }
  }
  return { names, base, values }
}
