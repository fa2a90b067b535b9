import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Target } from '../estimator.ts'
import { learnerNamed } from '../learners/index.ts'
import { definePipeline } from '../pipeline.ts'
import { createRandom } from '../random.ts'
import { booleanColumn, categoryColumn, dateColumn, numberColumn, textColumn } from '../table/column.ts'
import { sourceShares } from '../table/source-shares.ts'
import { columnNamed, columnOfKind, createTable, takeRows } from '../table/table.ts'
import type { Table } from '../table/table.ts'
import { iterativeImpute, polynomial, principalComponents, scale } from './index.ts'

const random = createRandom(8)
const rowCount = 300
const rows = Array.from({ length: rowCount }, () => {
  const level = random.integer(3)
  return { level, pay: 10 * level + random.normal(), age: 40 + 10 * random.normal(), gap: random.integer(5) }
})
const whole = createTable([
  numberColumn(
    'pay',
    rows.map(({ pay }) => pay),
  ),
  numberColumn(
    'age',
    rows.map(({ age }) => age),
  ),
  categoryColumn(
    'grade',
    rows.map(({ level }) => ['junior', 'middle', 'senior'][level]!),
  ),
  booleanColumn(
    'leads',
    rows.map(({ level }) => level === 2),
  ),
  dateColumn(
    'hired',
    rows.map(({ level }) => 18_000 - 500 * level),
  ),
  textColumn(
    'note',
    rows.map(({ level, gap }) => `grade ${level} gap ${gap}`),
  ),
])
const target: Target = {
  task: 'binary',
  classes: ['stays', 'leaves'],
  values: Float64Array.from(rows, ({ pay, age }) => (pay * (age - 40) + random.normal() > 0 ? 1 : 0)),
}

/** The table with the cells of one column missing in every fifth row. */
function gappy(name: string): Table {
  const missing = Uint8Array.from(rows, ({ gap }) => (gap === 0 ? 1 : 0))
  return {
    rowCount,
    columns: whole.columns.map((column) => {
      if (column.name !== name) return column
      switch (column.kind) {
        case 'category':
          return { ...column, missing, codes: column.codes.map((code, row) => (missing[row] ? -1 : code)) }
        case 'boolean':
          return { ...column, missing, values: column.values.map((v, row) => (missing[row] ? 0 : v)) }
        case 'date':
          return { ...column, missing, days: column.days.map((v, row) => (missing[row] ? Number.NaN : v)) }
        case 'number':
          return {
            ...column,
            missing,
            values: column.values.map((v, row) => (missing[row] ? Number.NaN : v)),
          }
        case 'text':
          return column
      }
    }),
  }
}

for (const name of ['grade', 'leads', 'hired']) {
  test(`what the other cells of the row give away is filled in: ${name}`, () => {
    const { table } = iterativeImpute.create().fitTransform(gappy(name), target)
    const filled = columnNamed(table, name)
    const known = columnNamed(whole, name)
    assert.equal(filled.missing, undefined)
    for (const [row, { gap }] of rows.entries()) {
      if (gap !== 0) continue
      if (filled.kind === 'category' && known.kind === 'category')
        assert.equal(filled.levels[filled.codes[row]!], known.levels[known.codes[row]!])
      if (filled.kind === 'boolean' && known.kind === 'boolean')
        assert.equal(filled.values[row], known.values[row])
      if (filled.kind === 'date' && known.kind === 'date')
        assert.ok(Math.abs(filled.days[row]! - known.days[row]!) < 150)
    }
    assert.deepEqual(
      [...columnOfKind(table, `${name} is missing`, 'number').values],
      rows.map(({ gap }) => (gap === 0 ? 1 : 0)),
    )
  })
}

test('a wild cell does not send what is filled in beyond what was seen', () => {
  const { fitted } = iterativeImpute.create().fitTransform(gappy('pay'), target)
  const wild = createTable([
    numberColumn('pay', [null]),
    numberColumn('age', [1e9]),
    categoryColumn('grade', ['senior']),
    booleanColumn('leads', [true]),
    dateColumn('hired', [17_000]),
  ])
  const [pay] = columnOfKind(fitted.transform(wild), 'pay', 'number').values
  const seen = columnOfKind(whole, 'pay', 'number').values
  assert.ok(pay! >= Math.min(...seen) && pay! <= Math.max(...seen))
})

test('rows learned from drawn out of many still give the same equations for the same seed', () => {
  const step = iterativeImpute.create({ maxRows: 100, maxPredictors: 3 })
  const learn = () => step.fitTransform(gappy('grade'), target, { seed: 5 }).fitted.toJSON()
  assert.deepEqual(learn(), learn())
})

test('of more products than the budget, those that go with the target stay', () => {
  const centred = createTable([
    ...whole.columns,
    numberColumn(
      'age from 40',
      rows.map(({ age }) => age - 40),
    ),
    numberColumn(
      'noise',
      rows.map(() => random.normal()),
    ),
  ])
  const { table } = polynomial.create({ budget: 1 }).fitTransform(centred, target)
  assert.deepEqual(
    table.columns.slice(-1).map(({ name }) => name),
    ['pay × age from 40'],
  )
})

test('a product comes from its factors in equal parts, a component by its squared loadings', () => {
  const { table } = polynomial.create({ degree: 3 }).fitTransform(whole, target)
  assert.deepEqual(sourceShares(columnNamed(table, 'pay² × age')), [
    { name: 'pay', share: 2 / 3 },
    { name: 'age', share: 1 / 3 },
  ])
  const made = principalComponents.create({ explained: 1 }).fitTransform(whole, target)
  const { loadings } = made.fitted.toJSON() as unknown as { loadings: number[] }
  const shares = sourceShares(columnNamed(made.table, 'component 1'))
  assert.deepEqual(
    shares.map(({ name }) => name),
    ['pay', 'age'],
  )
  for (const [j, { share }] of shares.entries()) assert.ok(Math.abs(share - loadings[j]! ** 2) < 1e-12)
})

for (const learner of ['logistic-regression', 'gradient-boosting', 'random-forest', 'text-logistic']) {
  test(`contributions through products, components and filled cells still sum to the margin: ${learner}`, async () => {
    const steps = [iterativeImpute, polynomial, scale, principalComponents]
    const recipe = definePipeline({
      name: 'combined',
      label: 'combined columns',
      complexity: 3,
      steps: () => [
        iterativeImpute.create(),
        polynomial.create({ degree: 3 }),
        scale.create(),
        principalComponents.create({ explained: 0.999 }),
      ],
      stepDefinitions: steps,
      learner: learnerNamed(learner),
    })
    const table = gappy('pay')
    const fitted = await recipe.create().fit(table, target, undefined, { seed: 1 })
    const asked = takeRows(table, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
    const { names, base, values } = fitted.explain!(asked)
    assert.deepEqual(names, ['pay', 'age', 'grade', 'leads', 'hired', 'note'])
    const margins = fitted.predictMargin(asked)
    for (let row = 0; row < asked.rowCount; row++) {
      const own = values.subarray(row * names.length, (row + 1) * names.length)
      assert.ok(Math.abs(base[0]! + own.reduce((sum, value) => sum + value, 0) - margins[row]!) < 1e-9)
    }
    const pairs = fitted.interactions?.(asked)
    if (pairs) {
      assert.deepEqual(pairs.names, names)
      for (let cell = 0; cell < values.length; cell++) {
        const ofColumn = pairs.values.subarray(cell * names.length, (cell + 1) * names.length)
        assert.ok(Math.abs(ofColumn.reduce((sum, value) => sum + value, 0) - values[cell]!) < 1e-9)
      }
    }
    const back = recipe.fromJson(
      JSON.parse(JSON.stringify(fitted.toJSON())) as ReturnType<typeof fitted.toJSON>,
    )
    assert.deepEqual(back.predictMargin(asked), margins)
  })
}
