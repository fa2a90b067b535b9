import type { Attribution, Fitted, FittedJson, Link, Task } from '../estimator.ts'
import { inverseLink } from '../link.ts'
import type { Column } from '../table/column.ts'
import { columnOfKind } from '../table/table.ts'
import type { Table } from '../table/table.ts'
import type { Shape } from './shape.ts'

/** An additive model as plain figures: everything it knows. */
export interface AdditiveModel {
  readonly task: Task
  readonly classes: readonly string[]
  /** Margin of an average row, one per output. */
  readonly intercept: Float64Array
  readonly shapes: readonly Shape[]
}

/** A fitted glass-box: `margin = intercept + Σ shape(column)`, each shape a table to look up. */
export interface FittedAdditive extends Fitted {
  readonly intercept: Float64Array
  readonly shapes: readonly Shape[]
  explain(table: Table): Attribution
}

const LINKS: Readonly<Record<Task, Link>> = { binary: 'logit', multiclass: 'softmax', regression: 'identity' }

export function createFittedAdditive(model: AdditiveModel): FittedAdditive {
  const { task, classes, intercept, shapes } = model
  const outputs = intercept.length

  function predictMargin(table: Table): Float64Array {
    const margin = new Float64Array(table.rowCount * outputs)
    for (let cell = 0; cell < margin.length; cell++) margin[cell] = intercept[cell % outputs]!
    for (const shape of shapes) {
      const bins = lookUpBins(shape, table)
      for (let output = 0; output < outputs; output++) {
        const values = valuesOf(shape, output)
        for (let row = 0; row < bins.length; row++) margin[row * outputs + output]! += values[bins[row]!]!
      }
    }
    return margin
  }

  return {
    task,
    classes,
    link: LINKS[task],
    outputs,
    intercept,
    shapes,
    predictMargin,
    predict: (table) => inverseLink(LINKS[task], predictMargin(table), outputs),
    explain(table) {
      const width = shapes.length
      const values = new Float64Array(table.rowCount * outputs * width)
      shapes.forEach((shape, index) => {
        const bins = lookUpBins(shape, table)
        for (let output = 0; output < outputs; output++) {
          const of = valuesOf(shape, output)
          for (let row = 0; row < bins.length; row++)
            values[(row * outputs + output) * width + index] = of[bins[row]!]!
        }
      })
      return { names: shapes.map(({ column }) => column), base: intercept.slice(), values }
    },
    toJSON: () => writeAdditive(model),
  }
}

/** Values of one output by bin, then for missing cells, then 0 for levels never seen. */
function valuesOf(shape: Shape, output: number): Float64Array {
  const values = new Float64Array(shape.bins + 2)
  values.set(shape.values.subarray(output * (shape.bins + 1), (output + 1) * (shape.bins + 1)))
  return values
}

function lookUpBins(shape: Shape, table: Table): Uint16Array {
  const column = columnOfKind(table, shape.column, shape.kind)
  const bins = new Uint16Array(table.rowCount)
  if (column.kind === 'category') {
    const known = new Map(shape.levels.map((level, bin) => [level, bin]))
    const binOf = column.levels.map((level) => known.get(level) ?? shape.bins + 1)
    for (let row = 0; row < bins.length; row++) {
      const code = column.codes[row]!
      bins[row] = code < 0 ? shape.bins : binOf[code]!
    }
    return bins
  }
  const values = orderedValues(column)
  for (let row = 0; row < bins.length; row++) {
    const isPresent = column.missing?.[row] !== 1 && !Number.isNaN(values[row]!)
    bins[row] = isPresent ? intervalOf(shape.edges, values[row]!) : shape.bins
  }
  return bins
}

function orderedValues(column: Column): ArrayLike<number> {
  if (column.kind === 'date') return column.days
  return column.kind === 'number' || column.kind === 'boolean' ? column.values : []
}

/** How many edges are not above the value. */
function intervalOf(edges: Float64Array, value: number): number {
  let from = 0
  let to = edges.length
  while (from < to) {
    const half = (from + to) >> 1
    if (edges[half]! <= value) from = half + 1
    else to = half
  }
  return from
}

function writeAdditive({ task, classes, intercept, shapes }: AdditiveModel): FittedJson {
  return {
    kind: 'additive',
    format: 1,
    task,
    classes: [...classes],
    intercept: [...intercept],
    shapes: shapes.map((shape) => ({
      column: shape.column,
      kind: shape.kind,
      edges: [...shape.edges],
      low: [...shape.low],
      high: [...shape.high],
      levels: [...shape.levels],
      values: [...shape.values],
      deviations: [...shape.deviations],
      counts: [...shape.counts],
    })),
  }
}
