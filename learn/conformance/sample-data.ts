import type { Target, Task } from '../estimator.ts'
import { createRandom, deriveSeed } from '../random.ts'
import {
  booleanColumn,
  categoryColumn,
  createTable,
  dateColumn,
  numberColumn,
  textColumn,
} from '../table/index.ts'
import type { Table } from '../table/index.ts'

export interface Sample {
  readonly table: Table
  readonly target: Target
}

const teams = ['Sales', 'IT', 'Care', 'Zürich'] as const
const words = ['steady', 'bright', 'late', 'kind'] as const
const classesOf = { binary: ['no', 'yes'], multiclass: ['low', 'middle', 'high'], regression: [] } as const

/** The target as grades in lists, for a learner that ranks. */
export function asRanking({ table, target }: Sample): Sample {
  const queries = Int32Array.from(target.values, (_, row) => row % 20)
  return {
    table,
    target: {
      ...target,
      values: target.values.map((value) => Math.max(0, Math.round((value - 9) / 2))),
      queries,
    },
  }
}

/** Rows watched for six periods from their day: those of the second class leave, every ninth of the others for another reason. */
export function asFollowed({ table, target }: Sample): Sample {
  const horizon = 6
  const isOther = (value: number, row: number): boolean => value === 0 && row % 9 === 0
  return {
    table,
    target: {
      ...target,
      followed: {
        entry: new Float64Array(target.values.length),
        exit: target.values.map((value, row) =>
          value === 1 || isOther(value, row) ? 0.5 + (row % 6) * 0.9 : horizon,
        ),
        event: Int32Array.from(target.values, (value, row) => (isOther(value, row) ? 2 : value)),
        causes: ['leaves', 'retires'],
        horizon,
      },
    },
  }
}

/**
 * Rows with a column of each kind, all with missing cells. The number `pay`, the category `team`
 * and the text `note` each tell much of the target; `age`, `remote` and `hired` tell nothing.
 */
export function sampleData(task: Task, rowCount: number, seed: number): Sample {
  const random = createRandom(deriveSeed(seed, 'conformance', task))
  const rows = Array.from({ length: rowCount }, () => ({
    pay: random.normal(),
    age: 20 + random.integer(40),
    team: random.integer(teams.length),
    isRemote: random.next() < 0.5,
    hired: 15_000 + random.integer(3000) + 0.5,
    word: random.integer(words.length),
    noise: random.normal(),
    gap: random.integer(12),
  }))
  const strengths = rows.map(({ pay, team, word, noise }) => 1.5 * pay + team - word + 0.5 * noise)
  return {
    table: createTable([
      numberColumn(
        'pay',
        rows.map(({ pay, gap }) => (gap === 0 ? null : 1000 * (pay + 4))),
      ),
      numberColumn(
        'age',
        rows.map(({ age, gap }) => (gap === 1 ? null : age)),
      ),
      categoryColumn(
        'team',
        rows.map(({ team, gap }) => (gap === 2 ? null : teams[team]!)),
        teams,
      ),
      booleanColumn(
        'remote',
        rows.map(({ isRemote, gap }) => (gap === 3 ? null : isRemote)),
      ),
      dateColumn(
        'hired',
        rows.map(({ hired, gap }) => (gap === 4 ? null : hired)),
      ),
      textColumn(
        'note',
        rows.map(({ word, gap }) => (gap === 5 ? null : `a ${words[word]!} colleague`)),
      ),
    ]),
    target: targetOf(task, strengths),
  }
}

function targetOf(task: Task, strengths: readonly number[]): Target {
  // Shifted above zero, so that losses for counts can be fitted too.
  if (task === 'regression')
    return { task, values: Float64Array.from(strengths, (strength) => strength + 12), classes: [] }
  const classes = classesOf[task]
  const sorted = [...strengths].sort((a, b) => a - b)
  const cuts = classes.slice(1).map((_, index) => {
    return sorted[Math.floor(((index + 1) * sorted.length) / classes.length)]!
  })
  const values = Float64Array.from(strengths, (strength) => cuts.filter((cut) => strength >= cut).length)
  return { task, values, classes }
}
