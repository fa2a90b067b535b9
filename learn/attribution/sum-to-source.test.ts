import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createRandom } from '../random.ts'
import { columnOfKind, createTable, numberColumn } from '../table/index.ts'
import type { Table } from '../table/index.ts'
import { randomEnsemble } from './random-ensemble.fixture.ts'
import { explainThrough, interactionsThrough } from './sum-to-source.ts'
import { explainTreeInteractions } from './tree-interactions.ts'
import { explainTrees } from './tree-shap.ts'

const rows = 20
const random = createRandom(8)

/** Original columns a, b and c, and so many columns derived of them in turn; every tenth is made of a and b. */
function derivedOf(count: number): { readonly original: Table; readonly prepared: Table } {
  const cells = (): Float64Array => Float64Array.from({ length: rows }, () => random.next())
  const original = createTable(['a', 'b', 'c'].map((name) => numberColumn(name, cells())))
  const prepared = createTable(
    Array.from({ length: count }, (_, j) => ({
      ...numberColumn(`f${j}`, cells()),
      source:
        j % 10 === 9
          ? [
              { name: 'a', share: 0.25 },
              { name: 'b', share: 0.75 },
            ]
          : 'abc'[j % 3]!,
    })),
  )
  return { original, prepared }
}

function matrixOf(table: Table) {
  const columns = table.columns.map(({ name }) => columnOfKind(table, name, 'number').values)
  return { rowCount: table.rowCount, columns }
}

for (const features of [12, 700]) {
  test(`what ${features} derived columns do together comes back to the columns they were made of`, () => {
    const ensemble = randomEnsemble(random, { features, trees: 40, depth: 4 })
    const { original, prepared } = derivedOf(features)
    const whole = explainThrough(original, prepared, explainTrees(ensemble, matrixOf(prepared)))
    const { names, values } = interactionsThrough(original, prepared, (part) =>
      explainTreeInteractions(ensemble, matrixOf(part)),
    )
    assert.deepEqual(names, ['a', 'b', 'c'])
    for (let cell = 0; cell < whole.values.length; cell++) {
      const row = values.subarray(cell * 3, (cell + 1) * 3)
      assert.ok(Math.abs(row.reduce((sum, value) => sum + value, 0) - whole.values[cell]!) < 1e-9)
      const block = 3 * (cell - (cell % 3))
      row.forEach((value, j) => assert.ok(Math.abs(value - values[block + j * 3 + (cell % 3)]!) < 1e-12))
    }
    assert.ok(values.some((value, at) => at % 9 === 1 && Math.abs(value) > 1e-6))
  })
}
