import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Target, Task } from '../estimator.ts'
import { createRandom } from '../random.ts'
import { categoryColumn, createTable, numberColumn, takeRows } from '../table/index.ts'
import type { Table } from '../table/index.ts'
import { additive } from './additive.ts'
import type { FittedAdditive } from './fitted-additive.ts'

interface Data {
  readonly table: Table
  readonly target: Target
  readonly truth: Float64Array
}

/** y = x + sin 2z + joint · sign(x) · sign(z) + joint · pay in team a; `still` counts for nothing. */
function makeData({
  task,
  rows,
  joint,
  seed = 1,
}: {
  task: Task
  rows: number
  joint: number
  seed?: number
}): Data {
  const random = createRandom(seed)
  const draw = (): Float64Array => Float64Array.from({ length: rows }, () => random.normal())
  const [x, z, pay, still] = [draw(), draw(), draw(), draw()]
  const team = Array.from({ length: rows }, () => 'abcd'[random.integer(4)]!)
  const truth = x.map((each, row) => {
    const together = Math.sign(each) * Math.sign(z[row]!) + (team[row] === 'a' ? pay[row]! : 0)
    return each + Math.sin(2 * z[row]!) + joint * together
  })
  const table = createTable([
    numberColumn('x', x),
    numberColumn('z', z),
    numberColumn('pay', pay),
    numberColumn('still', still),
    categoryColumn('team', team),
  ])
  if (task === 'regression')
    return { table, truth, target: { task, classes: [], values: truth.map((t) => t + random.normal()) } }
  if (task === 'binary') {
    const values = truth.map((t) => Number(random.next() < 1 / (1 + Math.exp(-2 * t))))
    return { table, truth, target: { task, classes: ['no', 'yes'], values } }
  }
  const values = truth.map((t) => Number(t + random.normal() > -1) + Number(t + random.normal() > 1))
  return { table, truth, target: { task, classes: ['low', 'middle', 'high'], values } }
}

async function fit({ table, target }: Data, params = {}, options = {}): Promise<FittedAdditive> {
  return (await additive
    .create(params)
    .fit(table, target, undefined, { seed: 1, ...options })) as FittedAdditive
}

function errorOf(fitted: FittedAdditive, { table, truth }: Data): number {
  const squares = fitted.predict(table).reduce((sum, value, row) => sum + (value - truth[row]!) ** 2, 0)
  return Math.sqrt(squares / truth.length)
}

const namesOf = ({ pairs }: FittedAdditive): string[] =>
  pairs.map(({ sides }) => sides.map(({ column }) => column).join(' × '))

const joint = makeData({ task: 'regression', rows: 1500, joint: 1 })
const withPairs = await fit(joint)

test('columns that act together are found, and the error falls to less than half', async () => {
  assert.deepEqual(namesOf(withPairs), ['x × z', 'pay × team'])
  const unseen = makeData({ task: 'regression', rows: 1000, joint: 1, seed: 2 })
  const [alone, together] = [errorOf(await fit(joint, { pairs: 0 }), unseen), errorOf(withPairs, unseen)]
  assert.ok(together < 0.5 * alone, `${together} with pairs, ${alone} without`)
})

test('where columns act alone, pairs are seldom kept and cost nothing', async () => {
  let kept = 0
  let [alone, together] = [0, 0]
  const unseen = makeData({ task: 'regression', rows: 500, joint: 0, seed: 99 })
  for (let seed = 1; seed <= 12; seed++) {
    const data = makeData({ task: 'regression', rows: 300, joint: 0, seed })
    const fitted = await fit(data)
    kept += fitted.pairs.length
    alone += errorOf(await fit(data, { pairs: 0 }), unseen) / 12
    together += errorOf(fitted, unseen) / 12
  }
  assert.ok(kept <= 2, `${kept} pairs in 12 fits`)
  assert.ok(together < 1.02 * alone, `${together} with pairs, ${alone} without`)
})

test('the table of a pair is what the data were drawn from: the joint effect, and nothing of either alone', () => {
  const [{ sides, values, counts, deviations }] = withPairs.pairs as [FittedAdditive['pairs'][number]]
  const width = sides[1].slots + 1
  // 1 or -1; 0 in the slot that 0 lies in.
  const signAt = (side: 0 | 1, slot: number): number => {
    const { edges } = sides[side]
    const [from, to] = [edges[slot - 1] ?? -Infinity, edges[slot] ?? Infinity]
    return from >= 0 ? 1 : to <= 0 ? -1 : 0
  }
  let squares = 0
  let rows = 0
  values.forEach((value, cell) => {
    const [down, across] = [Math.floor(cell / width), cell % width]
    if (counts[cell] === 0) return
    const truth = signAt(0, down) * signAt(1, across)
    squares += counts[cell]! * (value - truth) ** 2
    rows += counts[cell]!
  })
  assert.equal(rows, 1500)
  assert.ok(
    Math.sqrt(squares / rows) < 0.2,
    `off by ${Math.sqrt(squares / rows)} in the mean, where it is 1 or -1`,
  )
  assert.ok(deviations.some((deviation) => deviation > 0))
  for (const [step, across, lines] of [
    [width, 1, sides[0].slots],
    [1, width, sides[1].slots],
  ] as const) {
    for (let line = 0; line <= lines; line++) {
      let sum = 0
      const cells = counts.length / (step === 1 ? width : sides[0].slots + 1)
      for (let at = 0; at < cells; at++) {
        const cell = line * step + at * across
        sum += counts[cell]! * values[cell]!
      }
      assert.ok(Math.abs(sum) < 1e-9 * rows, `line ${line}: ${sum}`)
    }
  }
})

for (const task of ['binary', 'multiclass', 'regression'] as const) {
  const data = makeData({ task, rows: 1500, joint: 1.5 })
  const fitted = await fit(data)

  test(`${task}: contributions and joint contributions add up`, () => {
    assert.ok(fitted.pairs.length > 0)
    const { names, base, values } = fitted.explain(data.table)
    const whole = fitted.interactions!(data.table)
    const width = names.length
    fitted.predictMargin(data.table).forEach((margin, cell) => {
      const own = values.subarray(cell * width, (cell + 1) * width)
      assert.ok(Math.abs(own.reduce((a, b) => a + b, base[cell % fitted.outputs]!) - margin) < 1e-9)
      own.forEach((value, i) => {
        const row = whole.values.subarray((cell * width + i) * width, (cell * width + i + 1) * width)
        assert.ok(Math.abs(row.reduce((a, b) => a + b, 0) - value) < 1e-9)
      })
    })
    const [i, j] = [names.indexOf('x'), names.indexOf('z')]
    assert.notEqual(whole.values[i * width + j], 0)
    assert.equal(whole.values[i * width + j], whole.values[j * width + i])
    assert.equal(whole.values[i * width + names.indexOf('still')], 0)
  })

  test(`${task}: pairs read back from JSON to the same bits`, () => {
    const again = additive.fromJson(JSON.parse(JSON.stringify(fitted))) as FittedAdditive
    assert.deepEqual(again.predict(data.table), fitted.predict(data.table))
    assert.deepEqual(again.interactions!(data.table), fitted.interactions!(data.table))
    assert.equal(JSON.stringify(again), JSON.stringify(fitted))
  })
}

test('a model without pairs tells of none', async () => {
  const fitted = await fit(joint, { pairs: 0 })
  assert.equal(fitted.interactions, undefined)
  assert.equal(fitted.toJSON()['format'], 1)
})

test('a level never seen adds nothing in a pair, and missing cells are predicted', () => {
  const one = takeRows(joint.table, [0])
  const changed = createTable(
    one.columns.map((column) =>
      column.name === 'team'
        ? categoryColumn('team', ['never seen'])
        : column.name === 'x'
          ? numberColumn('x', [null])
          : column,
    ),
  )
  const { names, values } = withPairs.interactions!(changed)
  assert.equal(values[names.indexOf('pay') * names.length + names.indexOf('team')], 0)
  assert.ok(withPairs.predict(changed).every(Number.isFinite))
})

test('pairs need rows that were held out, and enough of them', async () => {
  assert.deepEqual((await fit(joint, { bags: 1 })).pairs, [])
  assert.deepEqual((await fit(makeData({ task: 'regression', rows: 90, joint: 3 }))).pairs, [])
  const validation = makeData({ task: 'regression', rows: 400, joint: 1, seed: 5 })
  assert.ok((await fit(joint, { bags: 1 }, { validation })).pairs.length > 0)
})

test('damaged pairs are refused as an invalid model', () => {
  type EditablePair = {
    sides: { column: string; slots: number; edges: number[]; levelSlots: number[] }[]
    values: number[]
    counts: number[]
  }
  const damage: ((json: { pairs?: EditablePair[] }) => void)[] = [
    (json) => delete json.pairs,
    (json) => json.pairs![0]!.sides.pop(),
    (json) => (json.pairs![0]!.sides[1]!.column = 'x'),
    (json) => (json.pairs![0]!.sides[0]!.column = 'nobody'),
    (json) => (json.pairs![0]!.sides[0]!.slots = 2.5),
    (json) => json.pairs![0]!.sides[0]!.edges.reverse(),
    (json) => json.pairs![0]!.values.pop(),
    (json) => json.pairs![0]!.counts.pop(),
    (json) => (json.pairs![1]!.sides[1]!.levelSlots[0] = 99),
  ]
  for (const [index, hurt] of damage.entries()) {
    const json = JSON.parse(JSON.stringify(withPairs))
    hurt(json)
    assert.throws(() => additive.fromJson(json), { code: 'invalid-model' }, `damage ${index}`)
  }
})
