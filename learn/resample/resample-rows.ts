import type { Target } from '../estimator.ts'
import { LearnError } from '../learn-error.ts'
import { createRandom, deriveSeed } from '../random.ts'
import type { Random } from '../random.ts'

import { findNeighbours } from './nearest-rows.ts'
import { drawBlend, syntheticRows } from './synthetic-rows.ts'
import type { Blend } from './synthetic-rows.ts'
import { concatTables } from '../table/concat-tables.ts'
import { takeRows } from '../table/table.ts'
import type { Table } from '../table/table.ts'

export type ResampleMethod = 'smote' | 'over' | 'under'

export interface ResampledRows {
  readonly table: Table
  readonly target: Target
  /** For each row the training row it is, or for a synthetic one the row it starts from. */
  readonly origins: Int32Array
  /** How many of the last rows are synthetic. */
  readonly syntheticCount: number
}

/**
 * Training rows with as many of each class: `over` repeats rows of the smaller classes, `under`
 * leaves out rows of the larger, `smote` adds rows between a row and one of its nearest of the same
 * class (SMOTE, and SMOTE-NC where there are categories; Chawla et al. 2002). Weights and groups
 * of the new rows are those of their `origins`. Give it training rows only; the probabilities learned from its
 * rows are of equally common classes and have to be corrected. Throws `invalid-target` for numbers, `shape` for
 * rows and outcomes of different counts, `invalid-param`.
 */
export function resampleRows(
  table: Table,
  target: Target,
  { method, neighbours = 5, seed = 1 }: { method: ResampleMethod; neighbours?: number; seed?: number },
): ResampledRows {
  checkInput(table, target, neighbours)
  const random = createRandom(deriveSeed(seed, 'resample', method))
  const classes = rowsOfClasses(target)
  const sizes = classes.map((rows) => rows.length)
  const wanted = method === 'under' ? Math.min(...sizes) : Math.max(...sizes)
  if (method !== 'smote') {
    const origins = Int32Array.from(classes.flatMap((rows) => drawRows(rows, wanted, random)))
    if (method === 'under') origins.sort()
    return { ...taken(table, target, origins), syntheticCount: 0 }
  }
  const blends = classes.flatMap((rows) => blendsOf(table, rows, { wanted, neighbours, random }))
  const origins = Int32Array.from([...target.values.keys(), ...blends.map(({ base }) => base)])
  return {
    ...taken(table, target, origins),
    table: concatTables([table, syntheticRows(table, blends)]),
    syntheticCount: blends.length,
  }
}

function checkInput(table: Table, target: Target, neighbours: number): void {
  if (target.task === 'regression')
    throw new LearnError('invalid-target', 'Only classes can be made equally common.')
  if (target.values.length !== table.rowCount)
    throw new LearnError('shape', `There are ${table.rowCount} rows and ${target.values.length} outcomes.`)
  if (!Number.isInteger(neighbours) || neighbours < 1)
    throw new LearnError('invalid-param', `"neighbours" must be a whole number from 1, not ${neighbours}.`)
}

// Classes without a row have nothing to be repeated or blended and stay empty.
function rowsOfClasses({ values, classes }: Target): readonly number[][] {
  const rows = classes.map((): number[] => [])
  for (let row = 0; row < values.length; row++) rows[values[row]!]!.push(row)
  return rows.filter((each) => each.length > 0)
}

function drawRows(rows: readonly number[], wanted: number, random: Random): readonly number[] {
  if (wanted < rows.length) return [...random.shuffle([...rows])].slice(0, wanted)
  return [...rows, ...Array.from({ length: wanted - rows.length }, () => rows[random.integer(rows.length)]!)]
}

function blendsOf(
  table: Table,
  rows: readonly number[],
  { wanted, neighbours, random }: { wanted: number; neighbours: number; random: Random },
): readonly Blend[] {
  if (wanted === rows.length) return []
  const nearest = findNeighbours(table, rows, neighbours)
  return Array.from({ length: wanted - rows.length }, () => drawBlend(rows, nearest, random))
}

function taken(
  table: Table,
  target: Target,
  origins: Int32Array,
): Pick<ResampledRows, 'table' | 'target' | 'origins'> {
  const values = Float64Array.from(origins, (row) => target.values[row]!)
  return { table: takeRows(table, origins), target: { ...target, values }, origins }
}
