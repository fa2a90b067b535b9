import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createRandom } from '../random.ts'
import type { TreeEnsemble, TreeMatrix } from '../trees/tree-ensemble.ts'
import { randomEnsemble, randomMatrix } from './random-ensemble.fixture.ts'
import type { EnsembleShape } from './random-ensemble.fixture.ts'
import { goesLeft } from './tree-paths.ts'
import { explainTreeInteractions } from './tree-interactions.ts'
import { explainTrees } from './tree-shap.ts'

const shapes: readonly EnsembleShape[] = [
  { features: 5, trees: 4, depth: 3 },
  { features: 4, trees: 3, depth: 7 },
  { features: 6, trees: 6, depth: 4, outputs: 3 },
  { features: 6, trees: 3, depth: 4, outputs: 3, isWide: true },
]

for (const shape of shapes) {
  const name = JSON.stringify(shape)
  const random = createRandom(shape.depth * 7 + shape.features)
  const ensemble = randomEnsemble(random, shape)
  const matrix = randomMatrix(random, shape.features, 70)

  test(`interactions are symmetric and their rows sum to the contributions: ${name}`, () => {
    const { values, base } = explainTreeInteractions(ensemble, matrix)
    const whole = explainTrees(ensemble, matrix)
    const width = shape.features
    assert.deepEqual(base, whole.base)
    for (let cell = 0; cell < whole.values.length; cell++) {
      const row = values.subarray(cell * width, (cell + 1) * width)
      const sum = row.reduce((total, value) => total + value, 0)
      assert.ok(Math.abs(sum - whole.values[cell]!) < 1e-9, `${cell}: ${sum} is not ${whole.values[cell]}`)
      const i = cell % width
      const block = cell - i
      row.forEach((value, j) => assert.equal(value, values[(block + j) * width + i]))
    }
  })

  test(`interactions are the Shapley interaction index by definition: ${name}`, () => {
    const few = { rowCount: 3, columns: matrix.columns.map((column) => column.slice(0, 3)) }
    const { values } = explainTreeInteractions(ensemble, few)
    const width = shape.features
    for (let row = 0; row < few.rowCount; row++) {
      const worths = worthsOf(ensemble, few, row)
      for (let output = 0; output < ensemble.outputs; output++)
        for (let i = 0; i < width; i++)
          for (let j = 0; j < i; j++) {
            const expected = indexByDefinition(worths, { width, outputs: ensemble.outputs, output, i, j }) / 2
            const found = values[((row * ensemble.outputs + output) * width + i) * width + j]!
            assert.ok(Math.abs(found - expected) < 1e-9, `${row} ${i} ${j}: ${found} is not ${expected}`)
          }
    }
  })
}

test('a row has the same interactions whichever rows are beside it', () => {
  const random = createRandom(3)
  const ensemble = randomEnsemble(random, { features: 6, trees: 5, depth: 5 })
  const matrix = randomMatrix(random, 6, 40)
  const alone = { rowCount: 1, columns: matrix.columns.map((column) => column.slice(37, 38)) }
  const { values } = explainTreeInteractions(ensemble, matrix)
  assert.deepEqual(explainTreeInteractions(ensemble, alone).values, values.slice(37 * 36, 38 * 36))
})

test('a stump has no interactions', () => {
  const ensemble = randomEnsemble(createRandom(5), { features: 3, trees: 2, depth: 1 })
  const matrix = randomMatrix(createRandom(6), 3, 4)
  const { values } = explainTreeInteractions(ensemble, matrix)
  values.forEach((value, at) => assert.ok(Math.floor((at % 9) / 3) === at % 3 || value === 0))
})

/** subsets × outputs: what the trees say when only a subset of features is known, the rest by cover. */
function worthsOf(ensemble: TreeEnsemble, matrix: TreeMatrix, row: number): Float64Array {
  const { outputs, leafWidth } = ensemble
  const worths = new Float64Array((1 << ensemble.features.length) * outputs)
  for (let known = 0; known < worths.length / outputs; known++)
    for (let tree = 0; tree < ensemble.treeOutput.length; tree++)
      addNode(ensemble.treeStart[tree]!, 1, { known, output: Math.max(0, ensemble.treeOutput[tree]!) })
  return worths

  function addNode(node: number, share: number, at: { readonly known: number; readonly output: number }) {
    const feature = ensemble.feature[node]!
    if (feature < 0) {
      for (let w = 0; w < leafWidth; w++)
        worths[at.known * outputs + at.output + w]! += share * ensemble.leafValue[node * leafWidth + w]!
      return
    }
    const [left, right] = [ensemble.left[node]!, ensemble.right[node]!]
    if ((at.known >> feature) & 1) {
      addNode(goesLeft(ensemble, matrix, node, row) ? left : right, share, at)
      return
    }
    const whole = ensemble.cover[node]!
    const part = whole > 0 ? ensemble.cover[left]! / whole : 0.5
    addNode(left, share * part, at)
    addNode(right, share * (1 - part), at)
  }
}

function indexByDefinition(
  worths: Float64Array,
  game: { width: number; outputs: number; output: number; i: number; j: number },
): number {
  const { width, outputs, output, i, j } = game
  const factorial = [1]
  for (let n = 1; n <= width; n++) factorial.push(factorial[n - 1]! * n)
  const worth = (known: number): number => worths[known * outputs + output]!
  let sum = 0
  for (let known = 0; known < 1 << width; known++) {
    if ((known >> i) & 1 || (known >> j) & 1) continue
    const size = known.toString(2).replaceAll('0', '').length
    const weight = (factorial[size]! * factorial[width - size - 2]!) / factorial[width - 1]!
    const both = known | (1 << i) | (1 << j)
    sum += weight * (worth(both) - worth(known | (1 << i)) - worth(known | (1 << j)) + worth(known))
  }
  return sum
}
