import type { LearningData } from './fit-rows.ts'

/** Cells kept for each data set and thread, 32 MB: the folds of a search over a table of people. */
const mostCells = 1 << 22

interface Taken {
  readonly rows: Int32Array
  readonly data: LearningData
}

const kept = new WeakMap<LearningData, Taken[]>()

/**
 * The data at these rows, made by `take` unless the same rows were taken from the same data a short while
 * ago. So one fold's table stays one object for all configurations, and what is learned of it alone (how
 * it is prepared) can be kept with it.
 */
export function takeOnce(
  data: LearningData,
  rows: Int32Array,
  take: (data: LearningData, rows: Int32Array) => LearningData,
): LearningData {
  const known = kept.get(data) ?? []
  const at = known.findIndex((taken) => isSame(taken.rows, rows))
  const found = at < 0 ? { rows, data: take(data, rows) } : known[at]!
  const recent = [...known.filter((taken) => taken !== found), found]
  const cellsOf = ({ rows: { length } }: Taken): number => length * Math.max(1, data.table.columns.length)
  let cells = recent.reduce((sum, taken) => sum + cellsOf(taken), 0)
  while (recent.length > 0 && cells > mostCells) cells -= cellsOf(recent.shift()!)
  kept.set(data, recent)
  return found.data
}

function isSame(a: Int32Array, b: Int32Array): boolean {
  if (a.length !== b.length) return false
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false
  return true
}
