import type { LakeColumn, LakeRow } from '@cadre/store/lake'
import { createRandom } from '@cadre/learn'
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openTrainingServer } from './training-server.fixture.ts'
import type { TrainingServer } from './training-server.fixture.ts'

interface Trained {
  readonly state: string
  readonly result: {
    readonly metrics: Readonly<Record<string, { readonly value: number; readonly high: number }>>
    readonly leaderboard: readonly {
      readonly learner: string
      readonly isBaseline: boolean
      readonly metrics: Readonly<Record<string, { readonly value: number }>>
    }[]
    readonly columns: readonly { readonly name: string; readonly role: string; readonly reason?: string }[]
    readonly warnings: readonly { readonly code: string; readonly column?: string }[]
  }
}

interface Rows {
  readonly columns: LakeColumn[]
  readonly rows: LakeRow[]
}

const target = 'left_within_6_months'
const learners = ['logistic-regression', 'survival-boosting']
const random = createRandom(5)

let place: TrainingServer
let honest: Rows
let honestly: Trained

before(async () => {
  place = await openTrainingServer({ people: 400, years: 4, seed: 7 })
  await place.run('lake_export', {})
  const asked = { from: '2023-06-01', history: 'as it happened' }
  honest = await place.rowsOf(await place.run('attrition_rows', asked, 'retention'))
  honestly = await trainOn('honest', honest)
})
after(() => place.close())

async function trainOn(name: string, rows: Rows): Promise<Trained> {
  const { name: dataSet, sequence } = await place.writeRows(`outcomes/${name}`, rows)
  const training = { dataSet, sequence, target, learners, budget: 'fast' }
  return (await place.train('leaving', training)) as unknown as Trained
}

/** The best that any learner comes to. */
const bestAuc = ({ result }: Trained): number =>
  Math.max(...result.leaderboard.map(({ metrics }) => metrics['auc']?.value ?? 0))

const left = (row: LakeRow): boolean => row[target] === 'Yes'

function withColumn(column: LakeColumn, cellOf: (row: LakeRow) => LakeRow[string]): Rows {
  return {
    columns: [...honest.columns, column],
    rows: honest.rows.map((row) => ({ ...row, [column.name]: cellOf(row) })),
  }
}

/** A day some time after the one of a row. */
function dayAfter(row: LakeRow, days: number): string {
  return new Date(Date.parse(String(row['as_of'])) + days * 86_400_000).toISOString().slice(0, 10)
}

const planted: Readonly<Record<string, () => Rows>> = {
  'the day of an exit interview': () =>
    withColumn({ name: 'exit_interview_on', type: 'date', meaning: 'exit interview' }, (row) =>
      left(row) && random.next() < 0.8 ? dayAfter(row, 20 + random.integer(150)) : null,
    ),
  'a last day that everybody has': () =>
    withColumn({ name: 'last_day', type: 'date', meaning: 'last day known' }, (row) =>
      dayAfter(row, left(row) ? random.integer(180) : 185 + random.integer(30)),
    ),
  'a final payment under a name that says nothing': () =>
    withColumn({ name: 'amount_3', type: 'number', meaning: 'an amount' }, (row) =>
      left(row) ? 3000 + 1000 * random.normal() : 300 * random.normal(),
    ),
}

for (const [what, plant] of Object.entries(planted)) {
  test(`${what} is left out with a word on why, and quality does not rise`, async () => {
    const rows = plant()
    const name = rows.columns.at(-1)!.name
    const trained = await trainOn(name, rows)
    const column = trained.result.columns.find((one) => one.name === name)!
    assert.equal(column.role, 'leak', JSON.stringify(column))
    assert.ok(column.reason)
    assert.ok(
      trained.result.warnings.some((warning) => warning.code === 'suspected-leak' && warning.column === name),
    )
    assert.ok(
      bestAuc(trained) < bestAuc(honestly) + 0.02,
      `${bestAuc(trained)} beside ${bestAuc(honestly)} without it`,
    )
  })
}

test('the columns that tell how long somebody was followed are there, and no learner is given them', () => {
  const roles = new Map(honestly.result.columns.map(({ name, role }) => [name, role]))
  assert.deepEqual([roles.get('followed_months'), roles.get('ended_by')], ['dropped', 'dropped'])
})

test('labels dealt out among the rows teach nothing: no learner finds order beyond chance', async () => {
  const order = honest.rows
    .map((row, at) => ({ at, place: random.next(), row }))
    .toSorted((a, b) => a.place - b.place)
  const told = ['followed_months', 'ended_by', target]
  const shuffled = {
    columns: honest.columns,
    rows: honest.rows.map((row, at) => ({
      ...row,
      ...Object.fromEntries(told.map((name) => [name, order[at]!.row[name] ?? null])),
    })),
  }
  const trained = await trainOn('shuffled', shuffled)
  for (const { learner, isBaseline, metrics } of trained.result.leaderboard) {
    if (isBaseline) continue
    const { value } = metrics['auc']!
    assert.ok(value > 0.45 && value < 0.55, `${learner}: ${value}`)
  }
  assert.equal(trained.state, 'refused', 'nothing that is no better than guessing is registered')
})
