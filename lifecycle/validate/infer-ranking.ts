import { AppError } from '@cadre/core'
import { takeRows } from '@cadre/learn/table'
import type { Column, Table } from '@cadre/learn/table'
import { inferTask } from './infer-task.ts'
import type { InferredTask, InferTaskOptions } from './infer-task.ts'
import { countGroups, findRowGroups } from './row-groups.ts'

/** Grades are worth 2^grade − 1: beyond this, one of them outweighs all others. */
const mostGrade = 30
/** Fewer lists than this say nothing of another one. */
const fewestLists = 20

interface Lists {
  readonly table: Table
  readonly query: Column
}

/**
 * A target of grades (whole numbers from 0) or of two classes, the one predicted counting as 1, with the list
 * each row belongs to. Throws as `inferTask`, `target-unusable` for other targets and `too-little-data` for
 * too few lists.
 */
export function inferRanking(
  column: Column,
  { table, query }: Lists,
  options: Omit<InferTaskOptions, 'task'>,
): InferredTask {
  const inferred = gradesOf(column, options)
  const { rows, target } = inferred
  const columns = takeRows({ rowCount: table.rowCount, columns: [query] }, rows).columns
  const queries = findRowGroups({ rowCount: rows.length, columns: [] }, { sameGroup: columns[0]! })
  const lists = countMixedLists(queries, target.values)
  if (lists < fewestLists)
    throw new AppError(
      'too-little-data',
      `Only ${lists} lists of "${query.name}" hold rows of different grades; a ranking needs ${fewestLists} to learn from and be judged by.`,
      { column: query.name, lists },
    )
  return { ...inferred, target: { ...target, queries } }
}

function gradesOf(column: Column, options: Omit<InferTaskOptions, 'task'>): InferredTask {
  if (column.kind === 'number' && options.positive === undefined) {
    const inferred = inferTask(column, { ...options, task: 'regression' })
    const wrong = inferred.target.values.find(
      (grade) => !(Number.isInteger(grade) && grade >= 0 && grade <= mostGrade),
    )
    if (wrong === undefined) return inferred
    throw new AppError(
      'target-unusable',
      `A ranking needs grades, whole numbers from 0 to ${mostGrade}; "${column.name}" holds ${wrong}.`,
      { column: column.name },
    )
  }
  const { target, ...inferred } = inferTask(column, { ...options, task: 'binary' })
  return { ...inferred, target: { task: 'regression', values: target.values, classes: [] } }
}

function countMixedLists(queries: Int32Array, grades: Float64Array): number {
  const first = new Map<number, number>()
  const mixed = new Uint8Array(countGroups(queries))
  for (let row = 0; row < queries.length; row++) {
    const known = first.get(queries[row]!)
    if (known === undefined) first.set(queries[row]!, grades[row]!)
    else if (known !== grades[row]) mixed[queries[row]!] = 1
  }
  return mixed.reduce((sum, each) => sum + each, 0)
}
