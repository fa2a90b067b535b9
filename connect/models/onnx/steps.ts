import { AppError } from '@cadre/core'
import { columnsOfBlock, isMissing, lookUpLabels, madeColumn } from './columns.ts'
import type { GraphColumn, GraphColumns } from './columns.ts'
import type { GraphBuilder } from './graph.ts'

/** A fitted step as it is stored; what opens has been checked by the step itself. */
export interface StoredStep {
  readonly kind: string
  readonly [key: string]: unknown
}

/** One column's share of a step: what takes its place, by name. */
type Replacement = readonly (readonly [name: string, column: GraphColumn])[]
type Work<T> = (graph: GraphBuilder, column: GraphColumn, learned: T) => Replacement

interface Named {
  readonly name: string
}

/** Applies a step to the columns in the graph. Throws `usage` for one that ONNX cannot do alike. */
export function applyStep(graph: GraphBuilder, columns: GraphColumns, step: StoredStep): GraphColumns {
  switch (step.kind) {
    case 'prepare-linear':
      return (step['steps'] as readonly StoredStep[]).reduce(
        (prepared, inner) => applyStep(graph, prepared, inner),
        columns,
      )
    case 'drop-text': {
      const dropped = new Set(step['columns'] as readonly string[])
      return new Map([...columns].filter(([name]) => !dropped.has(name)))
    }
    case 'mutual-information':
    case 'drop-correlated':
    case 'permutation-selection': {
      const judged = step['columns'] as readonly { readonly name: string; readonly isKept: boolean }[]
      const dropped = new Set(judged.filter(({ isKept }) => !isKept).map(({ name }) => name))
      return new Map([...columns].filter(([name]) => !dropped.has(name)))
    }
    case 'outliers':
      return replace(graph, columns, step, rein)
    case 'impute':
      return replace(graph, columns, step, fill)
    case 'scale':
      return replace(graph, columns, step, rescale)
    case 'one-hot':
      return replace(graph, columns, step, spread)
    case 'ordinal':
      return replace(graph, columns, step, number)
    case 'frequency-encode':
      return replace(graph, columns, step, share)
    case 'target-encode':
      return replace(graph, columns, step, (builder, column, encoding: Encoding) =>
        encode(builder, column, { encoding, prior: step['prior'] as readonly number[] }),
      )
    default:
      return refuseWhenUsed(columns, step)
  }
}

function replace<T extends Named>(
  graph: GraphBuilder,
  columns: GraphColumns,
  step: StoredStep,
  work: Work<T>,
): GraphColumns {
  const learned = new Map((step['columns'] as readonly T[]).map((entry) => [entry.name, entry]))
  return new Map(
    [...columns].flatMap(([name, column]) => {
      const entry = learned.get(name)
      return entry ? work(graph, column, entry) : [[name, column] as const]
    }),
  )
}

/** Dates and texts have no operations that agree; a step that found none of them does nothing. */
function refuseWhenUsed(columns: GraphColumns, { kind, columns: used }: StoredStep): GraphColumns {
  if (!Array.isArray(used) || used.length > 0) {
    for (const column of columns.values())
      if (column.kind === 'date' || column.kind === 'text') column.tensor()
    throw new AppError(
      'usage',
      `The model prepares its columns by "${kind}", which cannot be written as ONNX.`,
      { kind },
    )
  }
  return columns
}

interface Limits extends Named {
  readonly low: number
  readonly high: number
  readonly mark: string | null
}

/** Comparisons with NaN are false, so that missing cells stay missing and are no outliers. */
function rein(graph: GraphBuilder, column: GraphColumn, { name, low, high, mark }: Limits): Replacement {
  const x = column.tensor()
  const [least, most] = [graph.constant(low), graph.constant(high)]
  const isLow = graph.op('Less', [x, least])
  const isHigh = graph.op('Greater', [x, most])
  if (mark !== null) {
    const flag = graph.op('Cast', [graph.op('Or', [isLow, isHigh])], { to: 11 })
    return [
      [name, column],
      [mark, madeColumn('number', flag)],
    ]
  }
  const reined = graph.op('Where', [isLow, least, graph.op('Where', [isHigh, most, x])])
  return [[name, madeColumn('number', reined)]]
}

interface Filling extends Named {
  readonly fill: number | string | null
  readonly indicator: string | null
}

function fill(
  graph: GraphBuilder,
  column: GraphColumn,
  { name, fill: value, indicator }: Filling,
): Replacement {
  // Asking for a column that nothing is done to would make it an input that nothing may need.
  if (value === null && indicator === null) return [[name, column]]
  const x = column.tensor()
  const isGone = column.kind === 'category' ? graph.op('Equal', [x, graph.text('')]) : graph.op('IsNaN', [x])
  const filler = typeof value === 'string' ? graph.text(value) : graph.constant(value ?? 0)
  const filled: GraphColumn =
    value === null ? column : { kind: column.kind, tensor: () => graph.op('Where', [isGone, filler, x]) }
  if (indicator === null) return [[name, filled]]
  return [
    [name, filled],
    [indicator, madeColumn('number', graph.op('Cast', [isGone], { to: 11 }))],
  ]
}

interface Scaling extends Named {
  readonly centre: number
  readonly spread: number
}

function rescale(
  graph: GraphBuilder,
  column: GraphColumn,
  { name, centre, spread: width }: Scaling,
): Replacement {
  const centred = graph.op('Sub', [column.tensor(), graph.constant(centre)])
  return [[name, madeColumn('number', graph.op('Div', [centred, graph.constant(width)]))]]
}

interface Spread extends Named {
  readonly levels: readonly string[]
  readonly into: readonly number[]
  readonly missingInto: number
  readonly names: readonly string[]
}

function spread(graph: GraphBuilder, column: GraphColumn, learned: Spread): Replacement {
  const { levels, into, missingInto, names } = learned
  const x = column.tensor()
  if (column.kind === 'boolean') {
    const isGone = isMissing(graph, x)
    const isTrue = graph.op('Where', [graph.op('IsNaN', [x]), graph.constant(0), x])
    return names.map((name, index) => [name, madeColumn('number', index === missingInto ? isGone : isTrue)])
  }
  const flags = (at: number): number[] => names.map((_, index) => (index === at ? 1 : 0))
  const block = lookUpLabels(graph, x, {
    levels,
    rows: into.map(flags),
    missing: flags(missingInto),
    unseen: flags(-1),
  })
  const made = columnsOfBlock(graph, block, names.length)
  return names.map((name, index) => [name, made[index]!])
}

function number(
  graph: GraphBuilder,
  column: GraphColumn,
  { name, levels }: Named & Pick<Spread, 'levels'>,
): Replacement {
  const codes = lookUpLabels(graph, column.tensor(), {
    levels,
    rows: levels.map((_, code) => [code]),
    missing: [Number.NaN],
    unseen: [Number.NaN],
  })
  return [[name, madeColumn('number', codes)]]
}

interface Frequencies extends Named {
  readonly as: string
  readonly levels: readonly string[]
  readonly shares: readonly number[]
}

function share(graph: GraphBuilder, column: GraphColumn, { as, levels, shares }: Frequencies): Replacement {
  const found = lookUpLabels(graph, column.tensor(), {
    levels,
    rows: levels.map((_, code) => [shares[code]!]),
    missing: [shares[levels.length]!],
    unseen: [0],
  })
  return [[as, madeColumn('number', found)]]
}

interface Encoding extends Named {
  readonly levels: readonly string[]
  readonly names: readonly string[]
  readonly values: readonly number[]
}

function encode(
  graph: GraphBuilder,
  column: GraphColumn,
  { encoding, prior }: { readonly encoding: Encoding; readonly prior: readonly number[] },
): Replacement {
  const { levels, names, values } = encoding
  const rowAt = (code: number): number[] => values.slice(code * prior.length, (code + 1) * prior.length)
  const block = lookUpLabels(graph, column.tensor(), {
    levels,
    rows: levels.map((_, code) => rowAt(code)),
    missing: rowAt(levels.length),
    unseen: prior,
  })
  const made = columnsOfBlock(graph, block, names.length)
  return names.map((name, index) => [name, made[index]!])
}
