import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createRandom } from '../random.ts'
import type { TreeEnsemble, TreeMatrix } from '../trees/tree-ensemble.ts'
import { explainTreesAgainst } from './interventional-shap.ts'
import { randomEnsemble, randomMatrix } from './random-ensemble.fixture.ts'
import { shapleyBySubsets } from './shapley-by-subsets.fixture.ts'
import { goesLeft } from './tree-paths.ts'

for (const shape of [
  { features: 4, trees: 6, depth: 4 },
  { features: 6, trees: 3, depth: 7, outputs: 3 },
  { features: 5, trees: 3, depth: 6, outputs: 2, isWide: true },
]) {
  test(`contributions equal Shapley values against the background: ${JSON.stringify(shape)}`, () => {
    const random = createRandom(shape.depth)
    const ensemble = randomEnsemble(random, shape)
    const matrix = randomMatrix(random, shape.features, 4)
    const background = randomMatrix(random, shape.features, 5)
    const { base, values } = explainTreesAgainst(ensemble, matrix, { background })
    const nobody = worthOf(ensemble, { matrix, background, row: 0, known: () => false })
    base.forEach((found, output) => assert.ok(Math.abs(found - nobody[output]!) < 1e-12))
    for (let row = 0; row < matrix.rowCount; row++) {
      const expected = shapleyBySubsets(shape.features, ensemble.outputs, (known) =>
        worthOf(ensemble, { matrix, background, row, known }),
      )
      expected.forEach((value, cell) =>
        assert.ok(Math.abs(value - values[row * expected.length + cell]!) < 1e-12),
      )
    }
  })
}

test('in probability space base and contributions add up to the probability', () => {
  const random = createRandom(3)
  const ensemble = randomEnsemble(random, { features: 6, trees: 10, depth: 5 })
  const matrix = randomMatrix(random, 6, 30)
  const background = randomMatrix(random, 6, 20)
  const { base, values } = explainTreesAgainst(ensemble, matrix, { background, space: 'probability' })
  for (let row = 0; row < matrix.rowCount; row++) {
    const margin = marginOf(ensemble, row, matrix)[0]!
    const sum = values.subarray(row * 6, row * 6 + 6).reduce((a, b) => a + b, base[0]!)
    assert.ok(Math.abs(sum - 1 / (1 + Math.exp(-margin))) < 1e-9)
  }
})

test('in probability space one background row rescales the contributions to the margin', () => {
  const random = createRandom(4)
  const ensemble = randomEnsemble(random, { features: 4, trees: 5, depth: 4 })
  const matrix = randomMatrix(random, 4, 1)
  const background = randomMatrix(random, 4, 1)
  const margin = explainTreesAgainst(ensemble, matrix, { background }).values
  const scaled = explainTreesAgainst(ensemble, matrix, { background, space: 'probability' }).values
  const own = marginOf(ensemble, 0, matrix)[0]!
  const other = marginOf(ensemble, 0, background)[0]!
  const slope = (1 / (1 + Math.exp(-own)) - 1 / (1 + Math.exp(-other))) / (own - other)
  assert.ok(Math.abs(own - other) > 0.1)
  margin.forEach((value, cell) => assert.ok(Math.abs(value * slope - scaled[cell]!) < 1e-14))
})

test('probability space is refused for several outputs, and an empty background always', () => {
  const random = createRandom(6)
  const ensemble = randomEnsemble(random, { features: 3, trees: 2, depth: 2, outputs: 2 })
  const rows = randomMatrix(random, 3, 2)
  const empty: TreeMatrix = { rowCount: 0, columns: rows.columns.map(() => new Float64Array(0)) }
  assert.throws(() => explainTreesAgainst(ensemble, rows, { background: rows, space: 'probability' }), {
    code: 'invalid-param',
  })
  assert.throws(() => explainTreesAgainst(ensemble, rows, { background: empty }), { code: 'too-few-rows' })
})

/** Mean margin over the background when the known features are those of the row. */
function worthOf(
  ensemble: TreeEnsemble,
  from: { matrix: TreeMatrix; background: TreeMatrix; row: number; known: (feature: number) => boolean },
): Float64Array {
  const { matrix, background, row, known } = from
  const worth = new Float64Array(ensemble.outputs)
  for (let other = 0; other < background.rowCount; other++) {
    const mixed: TreeMatrix = {
      rowCount: 1,
      columns: matrix.columns.map((column, feature) =>
        known(feature) ? column.slice(row, row + 1) : background.columns[feature]!.slice(other, other + 1),
      ),
    }
    marginOf(ensemble, 0, mixed).forEach((m, output) => (worth[output]! += m / background.rowCount))
  }
  return worth
}

function marginOf(ensemble: TreeEnsemble, row: number, matrix: TreeMatrix): Float64Array {
  const margin = Float64Array.from(ensemble.base)
  for (let tree = 0; tree < ensemble.treeOutput.length; tree++) {
    let node = ensemble.treeStart[tree]!
    while (ensemble.feature[node]! >= 0)
      node = goesLeft(ensemble, matrix, node, row) ? ensemble.left[node]! : ensemble.right[node]!
    const output = Math.max(0, ensemble.treeOutput[tree]!)
    for (let w = 0; w < ensemble.leafWidth; w++)
      margin[output + w]! += ensemble.leafValue[node * ensemble.leafWidth + w]!
  }
  return margin
}
