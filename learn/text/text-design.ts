import type { Target } from '../estimator.ts'
import { preparedColumns } from '../linear/prepared-columns.ts'
import { joinSideways, sparseFromColumns } from '../linear/sparse-matrix.ts'
import type { SparseMatrix } from '../linear/sparse-matrix.ts'
import type { ModelReader } from '../model-json.ts'
import { prepareLinear } from '../preprocess/prepare-linear.ts'
import { asOriginals, sourceShares } from '../table/source-shares.ts'
import type { Table } from '../table/table.ts'
import type { FittedTransformer, FittedTransformerJson, TransformOptions } from '../transformer.ts'
import { learnTextFeatures, readTextFeatures, textMatrix } from './text-features.ts'
import type { TextFeatures } from './text-features.ts'
import type { TextParams } from './text-params.ts'

/** How a table becomes one sparse matrix: the terms of each text column, then the other columns. */
export interface TextDesign {
  readonly texts: readonly TextFeatures[]
  /** Prepares the columns that are not text. */
  readonly side: FittedTransformer
  /** The prepared columns and the columns of the table they come from. */
  readonly sideNames: readonly string[]
  readonly sideSources: readonly string[]
  /** Columns of the table it was learned from. */
  readonly columns: readonly string[]
}

/** Learns the design from training rows, and gives their matrix with it. */
export function learnTextDesign(
  table: Table,
  target: Target,
  { params, options }: { readonly params: TextParams; readonly options: TransformOptions },
): { readonly design: TextDesign; readonly matrix: SparseMatrix } {
  const learned = table.columns
    .filter(({ kind }) => kind === 'text')
    .map(({ name }) => learnTextFeatures(table, name, { params, weights: options.weights }))
  const { fitted: side, table: prepared } = prepareLinear
    .create()
    .fitTransform(asOriginals(table), target, options)
  const design = {
    texts: learned.map(({ features }) => features),
    side,
    sideNames: prepared.columns.map(({ name }) => name),
    sideSources: prepared.columns.map((column) => sourceShares(column)[0]!.name),
    columns: table.columns.map(({ name }) => name),
  }
  return {
    design,
    matrix: joined(
      design,
      learned.map(({ matrix }) => matrix),
      prepared,
    ),
  }
}

/** The matrix of any table. Throws `column-missing` or `column-kind`. */
export function designMatrix(table: Table, design: TextDesign): SparseMatrix {
  const known = new Set(design.columns)
  const own = asOriginals({
    rowCount: table.rowCount,
    columns: table.columns.filter(({ name }) => known.has(name)),
  })
  return joined(
    design,
    design.texts.map((features) => textMatrix(own, features)),
    design.side.transform(own),
  )
}

/** For each column of the matrix, the position in `columns` of the column it comes from. */
export function columnOfFeature({ texts, sideSources, columns }: TextDesign): Int32Array {
  const position = new Map(columns.map((name, index) => [name, index]))
  const sources = texts.flatMap(({ column, words, characters }) =>
    [...words.terms, ...characters.terms].map(() => column),
  )
  return Int32Array.from([...sources, ...sideSources], (source) => position.get(source)!)
}

/** Reads a stored design. Throws `invalid-model`. */
export function readTextDesign(reader: ModelReader): TextDesign {
  const columns = reader.strings('columns')
  const sideNames = reader.strings('sideNames')
  const sideSources = reader.strings('sideSources')
  const texts = reader.objects('texts').map(readTextFeatures)
  const known = new Set(columns)
  const strangers = [...sideSources, ...texts.map(({ column }) => column)].filter((name) => !known.has(name))
  if (strangers.length > 0) reader.fail(`has no column "${strangers[0]}".`)
  if (sideSources.length !== sideNames.length) reader.fail('"sideSources" and "sideNames" differ in length.')
  const side = prepareLinear.fromJson(reader.object('side').whole() as FittedTransformerJson)
  return { texts, side, sideNames, sideSources, columns }
}

/** The design as plain JSON. */
export function textDesignJson({ side, ...rest }: TextDesign): Readonly<Record<string, unknown>> {
  return { ...rest, side: side.toJSON() }
}

function joined(design: TextDesign, texts: readonly SparseMatrix[], prepared: Table): SparseMatrix {
  const { rowCount } = prepared
  return joinSideways(
    [...texts, sparseFromColumns(preparedColumns(prepared, design.sideNames), rowCount)],
    rowCount,
  )
}
