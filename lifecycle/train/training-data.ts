import type { Target } from '@cadre/learn'
import type { Preparation } from '@cadre/learn/learners'
import type { Fold } from '@cadre/learn/selection'
import type { Table } from '@cadre/learn/table'

/** What is learned from: features only, apart from them the target, and which rows may not be parted. */
export interface TrainingData {
  readonly table: Table
  readonly target: Target
  /** Rows with the same number stay on one side of every fold. */
  readonly groups: Int32Array
  /** Days, one per row, when rows are judged in the order of time. */
  readonly time?: Float64Array | undefined
  /** Days that must lie between the last row learned from and the first that is judged: as long as an outcome takes to be known. Search alone does without: it would have too few days left. */
  readonly embargoDays?: number | undefined
  /** What each row had behind it on its day, in the unit in which it was followed: tenure. Where rows were followed. */
  readonly since?: Float64Array | undefined
  /** For each outer fold the table with the columns made of its training rows, when some were asked for. */
  readonly foldTables?: readonly Table[] | undefined
  /** What each fit does with its training rows before the learner sees them. */
  readonly preparation?: Preparation | undefined
}

export interface OuterPlan {
  readonly folds: readonly Fold[]
  readonly kind: 'stratified-grouped' | 'grouped' | 'time'
  readonly embargoDays: number
}
