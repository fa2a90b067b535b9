import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Target } from '../estimator.ts'
import { numberColumn } from '../table/column.ts'
import { columnOfKind, createTable } from '../table/table.ts'
import type { Table } from '../table/table.ts'
import { iterativeImpute, polynomial, principalComponents } from './index.ts'
import golden from './combined-columns.golden.json' with { type: 'json' }

function tableOf(rows: readonly (readonly (number | null)[])[]): Table {
  return createTable(
    rows[0]!.map((_, j) =>
      numberColumn(
        `x${j}`,
        rows.map((row) => row[j]!),
      ),
    ),
  )
}

function blind({ rowCount }: Table): Target {
  return { task: 'regression', values: new Float64Array(rowCount), classes: [] }
}

function assertNear(table: Table, rows: readonly (readonly number[])[], tolerance: number): void {
  const columns = table.columns.map(({ name }) => columnOfKind(table, name, 'number').values)
  assert.equal(columns.length, rows[0]!.length)
  for (const [i, row] of rows.entries())
    for (const [j, expected] of row.entries())
      assert.ok(
        Math.abs(columns[j]![i]! - expected) <= tolerance * Math.max(1, Math.abs(expected)),
        `row ${i}, ${table.columns[j]!.name}: ${columns[j]![i]}, not ${expected}`,
      )
}

for (const [name, expected] of Object.entries(golden.imputed)) {
  test(`numbers are filled as scikit-learn's chained Bayesian ridge does it, ${name}`, () => {
    const table = tableOf(golden.cells)
    const step = iterativeImpute.create({ indicators: false, withinRange: name === 'within range' })
    const { fitted, table: filled } = step.fitTransform(table, blind(table))
    assertNear(filled, expected.train, 1e-9)
    assertNear(fitted.transform(tableOf(golden.asked)), expected.asked, 1e-9)
  })
}

for (const [name, expected] of Object.entries(golden.components)) {
  test(`principal components, their number and sign are scikit-learn's, ${name}`, () => {
    const table = tableOf(golden.whole)
    const step = principalComponents.create(
      name === 'raw' ? { standardise: false, explained: 0.999 } : { explained: 0.9 },
    )
    const { fitted, table: made } = step.fitTransform(table, blind(table))
    assertNear(made, expected.scores, 1e-9)
    const json = fitted.toJSON() as unknown as { loadings: number[] }
    for (const [index, loading] of expected.loadings.entries())
      assert.ok(Math.abs(json.loadings[index]! - loading) < 1e-9)
  })
}

const products = {
  'degree 2': { degree: 2 },
  'degree 3': { degree: 3 },
  interactions: { degree: 3, interactionsOnly: true },
} as const

for (const [name, expected] of Object.entries(golden.products)) {
  test(`products are scikit-learn's, in its order: ${name}`, () => {
    const table = tableOf(golden.small)
    const { table: made } = polynomial
      .create(products[name as keyof typeof products])
      .fitTransform(table, blind(table))
    assertNear({ ...made, columns: made.columns.slice(3) }, expected, 1e-12)
  })
}
