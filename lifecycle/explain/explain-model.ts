import { createRandom, deriveSeed } from '@cadre/learn'
import type { Fitted, Target } from '@cadre/learn'
import { individualExpectation, partialDependence } from '@cadre/learn/attribution'
import { columnNamed, takeRows } from '@cadre/learn/table'
import type { Table } from '@cadre/learn/table'
import type { Explanation } from '../study/study-result.ts'
import { chooseExamples } from './choose-examples.ts'
import { explainRows } from './explain-rows.ts'
import { importanceOf } from './importance.ts'
import { jointEffectsOf } from './joint-effects.ts'
import { lineShapeOf, shapeOf } from './shape.ts'
import { swarmOf } from './swarm.ts'

export interface ExplainInput {
  readonly fitted: Fitted
  readonly table: Table
  /** Rows of one value are of one person, or the same. */
  readonly groups: Int32Array
  readonly target: Target
  /** Out-of-fold predictions (rows × outputs), by which examples are chosen. */
  readonly predictions: Float64Array
  /** Data row of each row of the table, counted from 1. */
  readonly rowNumbers: Int32Array
  readonly threshold?: number
  readonly seed: number
  /** Made-up rows to compare with, should the model not explain itself. */
  readonly background: () => Table
  readonly signal?: AbortSignal | undefined
}

/** Rows that importance and shapes are averaged over: enough for two digits, and bearable for a forest of deep trees. */
const importanceRows = 500
/** The same of a model that must be asked thousands of times for each row. */
const askedRows = 50
const shapeRows = 300
const jointRows = 200
const shapeCount = 8

/** What the model rests on: importance by column, the shape of the strongest, and rows with their reasons. */
export async function explainModel(input: ExplainInput): Promise<Explanation> {
  const { fitted, table, seed } = input
  const rows = fitted.explain ? importanceRows : askedRows
  const chosen = sampledRows(table, rows, deriveSeed(seed, 'importance'))
  const sample = takeRows(table, chosen)
  const attribution = (await explainRows(input, sample, input))!
  const importance = importanceOf(sample, attribution)
  const strong = importance.slice(0, shapeCount).map(({ column }) => column)
  const groups = chosen.map((row) => input.groups[row]!)
  const swarm = swarmOf({ table: sample, groups }, attribution, strong)
  const few = sampleRows(table, shapeRows, deriveSeed(seed, 'shapes'))
  const strongest = importance
    .filter(({ column }) => columnNamed(table, column).kind !== 'text')
    .slice(0, shapeCount)
  const joint = jointEffectsOf(fitted, sampleRows(table, jointRows, deriveSeed(seed, 'joint')))
  return {
    space: fitted.link === 'identity' ? 'prediction' : 'margin',
    importance,
    shapes: strongest.flatMap(({ column }) => shapeIn(few, column, input)),
    ...(swarm && { swarm }),
    ...(joint && { joint }),
    examples: await chooseExamples(input),
  }
}

/** Numbers and dates are asked row by row, to see whether all rows move alike. */
function shapeIn(few: Table, column: string, { fitted, table }: ExplainInput): Explanation['shapes'] {
  const { kind } = columnNamed(few, column)
  return kind === 'number' || kind === 'date'
    ? lineShapeOf(table, individualExpectation(fitted, few, column), fitted.classes)
    : shapeOf(table, partialDependence(fitted, few, column), fitted.classes)
}

function sampleRows(table: Table, most: number, seed: number): Table {
  return table.rowCount <= most ? table : takeRows(table, sampledRows(table, most, seed))
}

function sampledRows({ rowCount }: Table, most: number, seed: number): Int32Array {
  const all = Int32Array.from({ length: rowCount }, (_, row) => row)
  return rowCount <= most ? all : createRandom(seed).shuffle(all).slice(0, most).sort()
}
