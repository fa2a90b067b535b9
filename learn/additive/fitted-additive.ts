import type { Attribution, Fitted, Interactions, Link, Task } from '../estimator.ts'
import { inverseLink } from '../link.ts'
import type { Table } from '../table/table.ts'
import { lookUpBins, lookUpCells } from './bin-lookup.ts'
import type { PairShape } from './pair-shape.ts'
import type { Shape } from './shape.ts'
import { writeAdditive } from './write-additive.ts'

/** An additive model as plain figures: everything it knows. */
export interface AdditiveModel {
  readonly task: Task
  readonly classes: readonly string[]
  /** Margin of an average row, one per output. */
  readonly intercept: Float64Array
  readonly shapes: readonly Shape[]
  readonly pairs: readonly PairShape[]
}

/** A fitted glass-box: `margin = intercept + Σ shape(column) + Σ pair(column, column)`, each a table to look up. */
export interface FittedAdditive extends Fitted {
  readonly intercept: Float64Array
  readonly shapes: readonly Shape[]
  readonly pairs: readonly PairShape[]
  explain(table: Table): Attribution
}

const LINKS: Readonly<Record<Task, Link>> = { binary: 'logit', multiclass: 'softmax', regression: 'identity' }

export function createFittedAdditive(model: AdditiveModel): FittedAdditive {
  const { task, classes, intercept, shapes, pairs } = model
  const outputs = intercept.length
  const names = shapes.map(({ column }) => column)
  const width = names.length

  function predictMargin(table: Table): Float64Array {
    const margin = new Float64Array(table.rowCount * outputs)
    for (let cell = 0; cell < margin.length; cell++) margin[cell] = intercept[cell % outputs]!
    for (const term of shapes)
      addTerm(margin, shapeTerm(term, table), { outputs, places: [{ to: 0, of: 1 }] })
    for (const term of pairs) addTerm(margin, pairTerm(term, table), { outputs, places: [{ to: 0, of: 1 }] })
    return margin
  }

  /** Where a pair's halves go: to the columns themselves, or to the two places of the pair. */
  function sidesOf({ sides }: PairShape): readonly [number, number] {
    return [names.indexOf(sides[0].column), names.indexOf(sides[1].column)]
  }

  function explain(table: Table): Attribution {
    const values = new Float64Array(table.rowCount * outputs * width)
    for (const [index, shape] of shapes.entries())
      addTerm(values, shapeTerm(shape, table), { outputs, width, places: [{ to: index, of: 1 }] })
    for (const pair of pairs) {
      const places = sidesOf(pair).map((to) => ({ to, of: 0.5 }))
      addTerm(values, pairTerm(pair, table), { outputs, width, places })
    }
    return { names, base: intercept.slice(), values }
  }

  function interactions(table: Table): Interactions {
    const values = new Float64Array(table.rowCount * outputs * width * width)
    for (const [index, shape] of shapes.entries())
      addTerm(values, shapeTerm(shape, table), {
        outputs,
        width: width * width,
        places: [{ to: index * width + index, of: 1 }],
      })
    for (const pair of pairs) {
      const [i, j] = sidesOf(pair)
      const places = [i * width + j, j * width + i].map((to) => ({ to, of: 0.5 }))
      addTerm(values, pairTerm(pair, table), { outputs, width: width * width, places })
    }
    return { names, base: intercept.slice(), values }
  }

  return {
    task,
    classes,
    link: LINKS[task],
    outputs,
    intercept,
    shapes,
    pairs,
    predictMargin,
    predict: (table) => inverseLink(LINKS[task], predictMargin(table), outputs),
    explain,
    ...(pairs.length > 0 && { interactions }),
    toJSON: () => writeAdditive(model),
  }
}

/** What one term says of rows: a place in its values for each row and output. */
interface Term {
  readonly values: Float64Array
  /** Values of one output. */
  readonly size: number
  /** Place of each row; beyond `size` or below 0 where nothing is known. */
  readonly at: Int32Array
}

function shapeTerm(shape: Shape, table: Table): Term {
  return { values: shape.values, size: shape.bins + 1, at: lookUpBins(shape, table) }
}

function pairTerm(pair: PairShape, table: Table): Term {
  return { values: pair.values, size: pair.counts.length, at: lookUpCells(pair, table) }
}

/** Adds a term to rows × outputs × `width` numbers, at places of each row and output, in parts. */
function addTerm(
  sums: Float64Array,
  { values, size, at }: Term,
  {
    outputs,
    width = 1,
    places,
  }: {
    readonly outputs: number
    readonly width?: number
    readonly places: readonly { readonly to: number; readonly of: number }[]
  },
): void {
  for (let row = 0; row < at.length; row++) {
    const place = at[row]!
    if (place < 0 || place >= size) continue
    for (let output = 0; output < outputs; output++) {
      const value = values[output * size + place]!
      for (const { to, of } of places) sums[(row * outputs + output) * width + to]! += of * value
    }
  }
}
