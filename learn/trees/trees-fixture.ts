import type { Target, Task } from '../estimator.ts'
import { createRandom } from '../random.ts'
import { booleanColumn, categoryColumn, dateColumn, numberColumn } from '../table/column.ts'
import { createTable } from '../table/table.ts'
import type { Table } from '../table/table.ts'

/** Seeded rows of every kind of column, with missing cells, and a target that depends on them; for tests. */
export function mixedRows(task: Task, rowCount: number, seed = 1): { table: Table; target: Target } {
  const random = createRandom(seed)
  const draw = <T>(make: () => T, missingShare: number): (T | null)[] =>
    Array.from({ length: rowCount }, () => {
      const cell = make()
      return random.next() < missingShare ? null : cell
    })
  const pay = draw(() => Math.round(random.normal() * 400) / 4, 0.1)
  const tenure = draw(() => random.integer(40), 0)
  const team = draw(() => `team ${random.integer(9)}`, 0.05)
  const site = draw(() => ['north', 'south', 'west'][random.integer(3)]!, 0)
  const remote = draw(() => random.next() < 0.4, 0.1)
  const hired = draw(() => 15000 + random.integer(3000), 0.02)
  const values = Float64Array.from({ length: rowCount }, (_, row) => {
    const teamEffect = Number(team[row]?.at(-1) ?? 4) % 3
    const score = (pay[row] ?? 30) / 50 + teamEffect + (remote[row] ? 0.5 : 0) - tenure[row]! / 20
    return labelOf(task, score + 0.4 * random.normal())
  })
  const table = createTable([
    numberColumn('pay', pay),
    numberColumn('tenure', tenure),
    categoryColumn('team', team),
    categoryColumn('site', site),
    booleanColumn('remote', remote),
    dateColumn('hired', hired),
  ])
  const classes = { binary: ['stays', 'leaves'], multiclass: ['low', 'middle', 'high'], regression: [] }[task]
  return { table, target: { task, values, classes } }
}

function labelOf(task: Task, score: number): number {
  if (task === 'regression') return Math.round(score * 64) / 64
  if (task === 'binary') return score > 0.5 ? 1 : 0
  return score < -0.2 ? 0 : score < 1.2 ? 1 : 2
}
