import { AppError } from '@cadre/core'
import type { ColumnSchema } from '@cadre/lifecycle/ingest'
import type { GraphBuilder } from './graph.ts'

/** A column in the graph; its tensor, [N, 1], is made when it is first asked for. */
export interface GraphColumn {
  /** Doubles with NaN for missing cells (yes and no as 1 and 0), or texts, empty where missing. */
  readonly kind: 'number' | 'boolean' | 'category' | 'date' | 'text'
  tensor(): string
  /** The tensor that the column is one of several columns of. */
  readonly block?: { readonly tensor: string; readonly index: number; readonly width: number }
}

export type GraphColumns = ReadonlyMap<string, GraphColumn>

/** Columns as the file has them: each that is used becomes an input of its own. */
export function inputColumns(graph: GraphBuilder, schema: readonly ColumnSchema[]): GraphColumns {
  return new Map(schema.map((column) => [column.name, inputColumn(graph, column)]))
}

function inputColumn(graph: GraphBuilder, column: ColumnSchema): GraphColumn {
  const { name, kind } = column
  switch (kind) {
    case 'number':
    case 'boolean': {
      const doc =
        kind === 'number'
          ? 'number; NaN where missing'
          : `1 for ${column.yes}, 0 for ${column.no}; NaN where missing`
      return {
        kind,
        tensor: once(() => graph.op('Cast', [graph.input(name, 'float', doc)], { to: doubleType })),
      }
    }
    case 'category':
      return { kind, tensor: once(() => graph.input(name, 'string', 'label; empty where missing')) }
    case 'date':
    case 'text':
      return { kind, tensor: () => refuse(name, kind) }
  }
}

const doubleType = 11

function refuse(name: string, kind: 'date' | 'text'): never {
  const what = kind === 'date' ? 'dates' : 'free text'
  const instead =
    kind === 'date'
      ? 'give numbers such as years or months of tenure in its place'
      : 'give labels in its place'
  const message = `The model reads ${what} from "${name}", for which ONNX has no operations that agree with Cadre's. Learn without it (--drop "${name}"), or ${instead}.`
  throw new AppError('usage', message, { column: name, kind })
}

/** A column that is already in the graph. */
export function madeColumn(kind: 'number' | 'category', tensor: string): GraphColumn {
  return { kind, tensor: () => tensor }
}

/** The named column. Throws `usage` for one that the bundle does not describe, which no sound bundle has. */
export function columnNamed(columns: GraphColumns, name: string): GraphColumn {
  const column = columns.get(name)
  if (column) return column
  throw new AppError('usage', `The model reads a column "${name}" that its bundle does not describe.`, {
    column: name,
  })
}

/** For a model that uses no column. */
export function nothingUsed(): AppError {
  return new AppError('usage', 'The model uses no column: it says the same of every row, and needs no ONNX.')
}

/** What a table says of each label: one row of numbers per level, one for missing cells, one for other labels. */
export interface LabelTable {
  readonly levels: readonly string[]
  readonly rows: readonly (readonly number[])[]
  readonly missing: readonly number[]
  readonly unseen: readonly number[]
}

/** Looks each label up: [N, 1] texts to [N, width] doubles. */
export function lookUpLabels(
  graph: GraphBuilder,
  texts: string,
  { levels, rows, missing, unseen }: LabelTable,
): string {
  const table = [...rows, missing, unseen]
  const code = graph.op('LabelEncoder', [texts], {
    keys_strings: { strings: [...levels, ''] },
    values_int64s: [...levels.keys(), levels.length],
    default_int64: levels.length + 1,
  })
  return takeRows(graph, code, table)
}

/** Rows of a constant table by their numbers: [N, 1] to [N, width]. */
export function takeRows(graph: GraphBuilder, index: string, table: readonly (readonly number[])[]): string {
  const width = table[0]!.length
  const found = graph.op('Gather', [graph.constant(table.flat(), [table.length, width]), index])
  return graph.op('Reshape', [found, graph.integers([-1, width])])
}

/** The columns of a tensor [N, width], each by itself. */
export function columnsOfBlock(graph: GraphBuilder, tensor: string, width: number): GraphColumn[] {
  return Array.from({ length: width }, (_, index) => ({
    kind: 'number',
    block: { tensor, index, width },
    tensor: once(() => graph.op('Gather', [tensor, graph.integers([index])], { axis: 1 })),
  }))
}

/** 1 where the number is missing, else 0. */
export function isMissing(graph: GraphBuilder, tensor: string): string {
  return graph.op('Cast', [graph.op('IsNaN', [tensor])], { to: doubleType })
}

function once(make: () => string): () => string {
  let made: string | undefined
  return () => (made ??= make())
}
