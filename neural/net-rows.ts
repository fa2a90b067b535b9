import { LearnError } from '@cadre/learn'
import type { FitOptions, Random, Target, Task } from '@cadre/learn'
import { checkedWeights, checkTarget, classesPresent, preparedColumns } from '@cadre/learn/linear'
import type { Table } from '@cadre/learn/table'

/** Rows as a net learns from them. */
export interface NetRows {
  /** Rows × inputs. */
  readonly x: Float32Array
  readonly values: Float64Array
  readonly weights: Float64Array
}

export const netTasks: readonly Task[] = ['binary', 'multiclass', 'regression']

/** Checks a table, a target and weights, and lays them out. Throws what other learners throw. */
export function netRows(
  table: Table,
  target: Target,
  weights: Float64Array | undefined,
): NetRows & { readonly names: readonly string[] } {
  checkTarget(target, table.rowCount, netTasks)
  const rowWeights = checkedWeights(table.rowCount, weights)
  if (target.task !== 'regression') classesPresent(target, rowWeights)
  const names = table.columns.flatMap(({ kind, name }) => (kind === 'number' ? [name] : []))
  const odd = table.columns.find(({ kind }) => kind !== 'number')
  if (odd)
    throw new LearnError('column-kind', `Column "${odd.name}" holds ${odd.kind}; a net reads numbers.`, {
      name: odd.name,
    })
  if (names.length === 0)
    throw new LearnError('column-missing', 'There is no column that a neural net can learn from.')
  const columns = preparedColumns(table, names)
  const x = new Float32Array(table.rowCount * names.length)
  for (const [j, column] of columns.entries()) {
    for (let row = 0; row < table.rowCount; row++) x[row * names.length + j] = column[row]!
  }
  return { names, x, values: target.values, weights: rowWeights }
}

/** The rows at these indices. */
export function takeNetRows({ x, values, weights }: NetRows, rows: Int32Array): NetRows {
  const width = values.length === 0 ? 0 : x.length / values.length
  const taken = new Float32Array(rows.length * width)
  for (let at = 0; at < rows.length; at++)
    taken.set(x.subarray(rows[at]! * width, (rows[at]! + 1) * width), at * width)
  return {
    x: taken,
    values: Float64Array.from(rows, (row) => values[row]!),
    weights: Float64Array.from(rows, (row) => weights[row]!),
  }
}

/** Too few rows to spare some for early stopping. */
const fewestToPart = 40

/** Parts rows into those to learn from and those that say when to stop; rows of one group stay together. */
export function partRows(
  rowCount: number,
  { share, random, groups }: { share: number; random: Random; groups: FitOptions['groups'] },
): { readonly train: Int32Array; readonly heldOut: Int32Array } {
  const every = Int32Array.from({ length: rowCount }, (_, row) => row)
  if (share === 0 || rowCount < fewestToPart) return { train: every, heldOut: new Int32Array() }
  const groupOf = (row: number): number => groups?.[row] ?? row
  const order = random.shuffle(Int32Array.from(new Set(every.map(groupOf))))
  const sizes = new Map<number, number>()
  for (const row of every) sizes.set(groupOf(row), (sizes.get(groupOf(row)) ?? 0) + 1)
  const chosen = new Set<number>()
  let count = 0
  for (const group of order) {
    if (count >= share * rowCount) break
    chosen.add(group)
    count += sizes.get(group)!
  }
  // All rows of one group leave nothing to learn from.
  if (count === rowCount) return { train: every, heldOut: new Int32Array() }
  return {
    train: every.filter((row) => !chosen.has(groupOf(row))),
    heldOut: every.filter((row) => chosen.has(groupOf(row))),
  }
}

/** Even batches of at least `size` rows each, in a new order. */
export function drawBatches(rowCount: number, size: number, random: Random): Int32Array[] {
  const order = random.shuffle(Int32Array.from({ length: rowCount }, (_, row) => row))
  const count = Math.max(1, Math.floor(rowCount / size))
  return Array.from({ length: count }, (_, at) =>
    order.subarray(Math.floor((at * rowCount) / count), Math.floor(((at + 1) * rowCount) / count)),
  )
}

/** The mean of each input, from which contributions are counted. */
export function weightedMeans({ x, weights }: NetRows): number[] {
  const width = x.length / weights.length
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  return Array.from({ length: width }, (_, j) => {
    let sum = 0
    for (let row = 0; row < weights.length; row++) sum += weights[row]! * x[row * width + j]!
    return sum / total
  })
}
