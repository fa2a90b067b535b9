import type { Target } from '../estimator.ts'
import { innerFoldsOf } from '../feature-selection/inner-folds.ts'
import { fitQuickTrees, quickOutputs } from '../feature-selection/quick-trees.ts'
import type { QuickColumns } from '../feature-selection/quick-trees.ts'
import type { Table } from '../table/table.ts'
import { candidateFormulas, ingredientsOf } from './candidates.ts'
import type { Formula } from './formula.ts'
import type { TrialColumn } from './trial-columns.ts'

/** What formulas are ranked with. */
export interface Workbench {
  readonly table: Table
  readonly target: Target
  readonly weights: Float64Array | undefined
  readonly groups: Int32Array | undefined
  readonly seed: number
  /** The columns of the table that trees read, by name and in bins. */
  readonly names: readonly string[]
  readonly columns: QuickColumns
  readonly trialOf: (formula: Formula) => TrialColumn
}

export interface RankedFormulas {
  readonly formulas: readonly Formula[]
  /** How many were tried. */
  readonly tried: number
}

/** Two columns that go together more than this say the same. */
const sameAs = 0.85
/** Bins are put together by fours before they are compared: a few rows say little of a fine bin. */
const coarser = 2

/**
 * Formulas by what they explain of the errors that remain when every column has said what it says by itself, above what their own columns
 * explain of them; at most `most`, none that says the same as one before it. Only the rows given are looked at.
 */
export function rankFormulas(bench: Workbench, rows: Int32Array, most: number): RankedFormulas {
  const { table, target, weights, names, columns, trialOf } = bench
  const outputs = quickOutputs(target)
  const errors = unseenErrors(bench, rows)
  const total = errors.reduce((sum, error) => sum + error * error, 0)
  const worthOf = (bins: Uint8Array, shift: number): number =>
    total > 0 ? explained(bins, { errors, rows, outputs, shift }) / total : 0
  const ownWorth = new Map(
    names.map((name, index) => [
      name,
      worthOf(columns.bins[index]!, columns.isUnordered[index] ? 0 : coarser),
    ]),
  )
  const centred = centredTarget(target, rows, outputs)
  const relevance = new Map(
    names.map((name, index) => {
      const shift = columns.isUnordered[index] ? 0 : coarser
      return [name, explained(columns.bins[index]!, { errors: centred, rows, outputs, shift })]
    }),
  )
  const ingredients = ingredientsOf(table, (name) => relevance.get(name) ?? 0)
  const candidates = candidateFormulas(table, ingredients, weights)
  const ranked = candidates
    .map((formula) => {
      const parents = formula.of.map((name) => ownWorth.get(name) ?? 0)
      return { formula, worth: worthOf(trialOf(formula).bins, coarser) - Math.max(0, ...parents) }
    })
    .filter(({ worth }) => worth > 0)
    .sort((a, b) => b.worth - a.worth)
  const chosen: Formula[] = []
  for (const { formula } of ranked) {
    if (chosen.length >= most) break
    const { bins } = trialOf(formula)
    if (chosen.every((other) => Math.abs(goTogether(bins, trialOf(other).bins, rows)) < sameAs))
      chosen.push(formula)
  }
  return { formulas: chosen, tried: candidates.length }
}

/** What trees that ask one column each get wrong in rows that they have not seen, rows × outputs. */
function unseenErrors({ columns, target, weights, groups, seed }: Workbench, rows: Int32Array): Float64Array {
  const outputs = quickOutputs(target)
  const errors = new Float64Array(rows.length * outputs)
  const placeOf = new Map(Array.from(rows, (row, place) => [row, place]))
  for (const { train, test } of innerFoldsOf(rows, 2, { seed, groups })) {
    const left = fitQuickTrees(columns, target, { rows: train, weights, depth: 1 }).residuals(
      columns,
      target,
      test,
    )
    for (const [i, row] of test.entries())
      errors.set(left.subarray(i * outputs, (i + 1) * outputs), placeOf.get(row)! * outputs)
  }
  return errors
}

/** The target less its mean, or 1 and 0 for each class less its share. */
function centredTarget({ task, values }: Target, rows: Int32Array, outputs: number): Float64Array {
  const truth = new Float64Array(rows.length * outputs)
  for (const [i, row] of rows.entries())
    for (let k = 0; k < outputs; k++)
      truth[i * outputs + k] = task === 'multiclass' ? (values[row] === k ? 1 : 0) : values[row]!
  const means = new Float64Array(outputs)
  for (const [cell, value] of truth.entries()) means[cell % outputs]! += value / Math.max(1, rows.length)
  return truth.map((value, cell) => value - means[cell % outputs]!)
}

interface Errors {
  readonly errors: Float64Array
  readonly rows: Int32Array
  readonly outputs: number
  readonly shift: number
}

/** The part of the squared errors that means by bin explain, less what as many means of chance would. */
function explained(bins: Uint8Array, { errors, rows, outputs, shift }: Errors): number {
  const width = 256
  const sums = new Float64Array(width * outputs)
  const counts = new Float64Array(width)
  const squares = new Float64Array(outputs)
  for (const [i, row] of rows.entries()) {
    const bin = bins[row]! >> shift
    counts[bin]!++
    for (let k = 0; k < outputs; k++) {
      const error = errors[i * outputs + k]!
      sums[bin * outputs + k]! += error
      squares[k]! += error * error
    }
  }
  let [between, used] = [0, 0]
  for (let bin = 0; bin < width; bin++) {
    if (counts[bin] === 0) continue
    used++
    for (let k = 0; k < outputs; k++) between += sums[bin * outputs + k]! ** 2 / counts[bin]!
  }
  const byChance = squares.reduce((sum, own) => sum + own, 0) / Math.max(1, rows.length)
  return between - used * byChance
}

function goTogether(a: Uint8Array, b: Uint8Array, rows: Int32Array): number {
  let [meanA, meanB] = [0, 0]
  for (const row of rows) {
    meanA += a[row]! / rows.length
    meanB += b[row]! / rows.length
  }
  let [both, ownA, ownB] = [0, 0, 0]
  for (const row of rows) {
    const [x, y] = [a[row]! - meanA, b[row]! - meanB]
    both += x * y
    ownA += x * x
    ownB += y * y
  }
  return ownA > 0 && ownB > 0 ? both / Math.sqrt(ownA * ownB) : 1
}
