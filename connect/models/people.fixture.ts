import { createRandom } from '@cadre/learn'
import type { EstimatorDefinition, Fitted, Target, Task } from '@cadre/learn'
import { booleanColumn, categoryColumn, createTable, numberColumn } from '@cadre/learn/table'
import type { Table } from '@cadre/learn/table'
import type { ColumnSchema } from '@cadre/lifecycle/ingest'

// Made-up people with numbers, labels, yes and no, and missing cells, for models to learn and to carry over.

export const teams = ['Sales', 'Research', 'Ärzte', 'Office', 'Legal', 'Field']

/** Cells by column: what Python is given. */
export type Cells = Readonly<Record<string, readonly (number | string | boolean | null)[]>>

export const schema: readonly ColumnSchema[] = [
  { kind: 'number', name: 'pay', missing: [], decimal: '.' },
  { kind: 'number', name: 'tenure', missing: [], decimal: '.' },
  { kind: 'category', name: 'team', missing: [], levels: teams },
  { kind: 'boolean', name: 'overtime', missing: [], no: 'No', yes: 'Yes' },
]

/** Numbers are quarters, which float32 holds exactly. `strangers` puts labels in that training never saw. */
export function peopleCells(rows = 300, { strangers = false } = {}): Cells {
  const random = createRandom(3)
  const some = <T>(cell: T): T | null => (random.next() < 0.1 ? null : cell)
  const list = <T>(make: () => T): T[] => Array.from({ length: rows }, make)
  const pay = list(() => some(random.integer(4000) / 4))
  const tenure = list(() => some(random.integer(30)))
  const team = list(() => some(teams[random.integer(teams.length)]!))
  const overtime = list(() => some(random.next() < 0.5))
  return { pay, tenure, team: team.map((own, row) => (strangers && row % 17 === 0 ? 'Sea' : own)), overtime }
}

export function peopleTable({ pay, tenure, team, overtime }: Cells): Table {
  return createTable([
    numberColumn('pay', pay as (number | null)[]),
    numberColumn('tenure', tenure as (number | null)[]),
    categoryColumn('team', team as (string | null)[]),
    booleanColumn('overtime', overtime as (boolean | null)[]),
  ])
}

/** Fits a learner to something that depends on every column. */
export async function fitPeople(
  learner: EstimatorDefinition,
  task: Task,
  params: Record<string, unknown> = {},
): Promise<Fitted> {
  const cells = peopleCells()
  const signals = cells['pay']!.map((pay, row) => signalOf(cells, Number(pay ?? 500), row))
  return learner
    .create(params as never)
    .fit(peopleTable(cells), learner.ranks ? listsOf(signals) : targetFrom(signals, task), undefined, {
      seed: 1,
    })
}

/** Grades in lists, for learners that rank. */
function listsOf(signals: readonly number[]): Target {
  const values = Float64Array.from(signals, (signal) => Math.max(0, Math.min(4, Math.floor(2 * signal) - 1)))
  return { task: 'regression', values, classes: [], queries: Int32Array.from(signals, (_, row) => row % 30) }
}

function signalOf({ team, overtime, tenure }: Cells, pay: number, row: number): number {
  const ofTeam = team![row] === 'Research' || team![row] === 'Field' ? 1 : 0
  const wave = Math.sin(row * 12.9898) / 4
  return (
    0.3 + pay / 500 + ofTeam + (overtime![row] === true ? 0.5 : 0) + (tenure![row] === null ? 0.7 : 0) + wave
  )
}

function targetFrom(signals: readonly number[], task: Task): Target {
  switch (task) {
    case 'regression':
      return { task, values: Float64Array.from(signals, (signal) => 3000 * signal), classes: [] }
    case 'binary':
      return {
        task,
        values: Float64Array.from(signals, (signal) => Number(signal > 1.8)),
        classes: ['No', 'Yes'],
      }
    case 'multiclass':
      return {
        task,
        values: Float64Array.from(signals, (signal) => Number(signal > 1.4) + Number(signal > 2.2)),
        classes: ['low', 'middle', 'high'],
      }
  }
}
