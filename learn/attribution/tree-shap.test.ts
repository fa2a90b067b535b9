import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createRandom } from '../random.ts'
import type { TreeEnsemble, TreeMatrix } from '../trees/tree-ensemble.ts'
import { randomEnsemble, randomMatrix } from './random-ensemble.fixture.ts'
import type { EnsembleShape } from './random-ensemble.fixture.ts'
import { shapleyBySubsets } from './shapley-by-subsets.fixture.ts'
import { goesLeft } from './tree-paths.ts'
import { explainTrees } from './tree-shap.ts'

const shapes: readonly EnsembleShape[] = [
  { features: 4, trees: 6, depth: 3 },
  { features: 3, trees: 4, depth: 9 },
  { features: 7, trees: 6, depth: 6, outputs: 3 },
  { features: 6, trees: 3, depth: 5, outputs: 4, isWide: true },
  { features: 12, trees: 1, depth: 13, outputs: 2, isWide: true },
]

for (const [index, shape] of shapes.entries()) {
  test(`contributions equal Shapley values over all subsets: ${JSON.stringify(shape)}`, () => {
    const random = createRandom(index + 1)
    const ensemble = randomEnsemble(random, shape)
    const matrix = randomMatrix(random, shape.features, shape.features > 10 ? 2 : 12)
    const { values } = explainTrees(ensemble, matrix)
    const { outputs } = ensemble
    for (let row = 0; row < matrix.rowCount; row++) {
      const expected = shapleyBySubsets(shape.features, outputs, (known) =>
        expectedMargin(ensemble, matrix, { row, known }),
      )
      for (let cell = 0; cell < expected.length; cell++) {
        const found = values[row * expected.length + cell]!
        assert.ok(
          Math.abs(found - expected[cell]!) < 1e-11,
          `row ${row}, cell ${cell}: ${found} ${expected[cell]}`,
        )
      }
    }
  })
}

test('base and contributions add up to the margin to 1e-9, for deep trees too', () => {
  for (const shape of [...shapes, { features: 40, trees: 3, depth: 12 }]) {
    const random = createRandom(5)
    const ensemble = randomEnsemble(random, shape)
    const matrix = randomMatrix(random, shape.features, 60)
    const { base, values } = explainTrees(ensemble, matrix)
    for (let row = 0; row < matrix.rowCount; row++) {
      const margin = expectedMargin(ensemble, matrix, { row, known: () => true })
      for (let output = 0; output < ensemble.outputs; output++) {
        const at = (row * ensemble.outputs + output) * shape.features
        const sum = values.subarray(at, at + shape.features).reduce((a, b) => a + b, base[output]!)
        assert.ok(Math.abs(sum - margin[output]!) < 1e-9)
      }
    }
  }
})

test('a feature that no tree reads contributes exactly nothing', () => {
  const random = createRandom(9)
  const ensemble = randomEnsemble(random, { features: 5, trees: 8, depth: 5 })
  const wider: TreeEnsemble = {
    ...ensemble,
    features: [...ensemble.features, { name: 'dummy', kind: 'number' }],
  }
  const matrix = randomMatrix(random, 6, 50)
  const { names, values } = explainTrees(wider, matrix)
  assert.equal(names[5], 'dummy')
  for (let row = 0; row < 50; row++) assert.equal(values[row * 6 + 5], 0)
})

// Trees with tables, trees too deep for them, and both.
for (const { features, depth } of [
  { features: 9, depth: 6 },
  { features: 9, depth: 11 },
  { features: 20, depth: 12 },
]) {
  test(`a row is explained to the same bits alone and among others, by trees ${depth} deep of ${features} features`, () => {
    const random = createRandom(11)
    const ensemble = randomEnsemble(random, { features, trees: 12, depth })
    const matrix = randomMatrix(random, features, 600)
    const together = explainTrees(ensemble, matrix).values
    const some = explainTrees(ensemble, rowsOf(matrix, 500, 520)).values
    assert.deepEqual(some, together.slice(500 * features, 520 * features))
    for (const row of [0, 511, 512, 599]) {
      const alone = explainTrees(ensemble, rowsOf(matrix, row, row + 1)).values
      assert.deepEqual(alone, together.slice(row * features, (row + 1) * features))
    }
  })
}

function rowsOf({ columns }: TreeMatrix, from: number, to: number): TreeMatrix {
  return { rowCount: to - from, columns: columns.map((column) => column.slice(from, to)) }
}

test('a matrix of another width is refused', () => {
  const random = createRandom(1)
  const ensemble = randomEnsemble(random, { features: 4, trees: 1, depth: 2 })
  assert.throws(() => explainTrees(ensemble, randomMatrix(random, 3, 2)), { code: 'shape' })
})

test('trees without cover are refused', () => {
  const ensemble = randomEnsemble(createRandom(1), { features: 4, trees: 1, depth: 2 })
  const uncovered = { ...ensemble, cover: new Float64Array(ensemble.cover.length) }
  assert.throws(() => explainTrees(uncovered, randomMatrix(createRandom(2), 4, 2)), { code: 'invalid-model' })
})

/** Margin when only some features are known: at splits on the others, both sides by their cover. */
function expectedMargin(
  ensemble: TreeEnsemble,
  matrix: TreeMatrix,
  { row, known }: { row: number; known: (feature: number) => boolean },
): Float64Array {
  const margin = Float64Array.from(ensemble.base)
  const visit = (node: number, weight: number, output: number): void => {
    const feature = ensemble.feature[node]!
    const left = ensemble.left[node]!
    const right = ensemble.right[node]!
    if (feature < 0) {
      for (let w = 0; w < ensemble.leafWidth; w++)
        margin[output + w]! += weight * ensemble.leafValue[node * ensemble.leafWidth + w]!
    } else if (known(feature)) {
      visit(goesLeft(ensemble, matrix, node, row) ? left : right, weight, output)
    } else {
      const cover = ensemble.cover[node]!
      visit(left, weight * (cover > 0 ? ensemble.cover[left]! / cover : 0.5), output)
      visit(right, weight * (cover > 0 ? ensemble.cover[right]! / cover : 0.5), output)
    }
  }
  for (let tree = 0; tree < ensemble.treeOutput.length; tree++)
    visit(ensemble.treeStart[tree]!, 1, Math.max(0, ensemble.treeOutput[tree]!))
  return margin
}
