import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createRandom } from '../random.ts'
import { AXIS_SLOTS, CELLS } from './pair-axis.ts'
import type { PairAxis } from './pair-axis.ts'
import { bestPairCut, stepPair } from './pair-cut.ts'
import { purifyPair } from './purify-pair.ts'

const axis = (slots: number, isOrdered: boolean): PairAxis => ({
  slots,
  isOrdered,
  slotOf: new Uint8Array(slots),
})
const options = { learningRate: 1, leaves: 2, minLeafWeight: 1, shrinkage: 0 }

function randomSums(rows: number, columns: number) {
  const random = createRandom(3)
  const gradient = new Float64Array(CELLS)
  const curvature = new Float64Array(CELLS)
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) {
      gradient[i * AXIS_SLOTS + j] = random.normal()
      curvature[i * AXIS_SLOTS + j] = 1 + random.next()
    }
  }
  // Cells of missing values, which take no part.
  gradient[5 * AXIS_SLOTS + 15] = 1000
  curvature[5 * AXIS_SLOTS + 15] = 1
  return { gradient, curvature, weight: curvature }
}

/** What the best values of four parts take off the loss, less what the best row and column values take off. */
function gainBySweeps(g: readonly number[], h: readonly number[]): number {
  const rows = [0, 0]
  const columns = [0, 0]
  for (let sweep = 0; sweep < 500; sweep++) {
    for (const i of [0, 1]) {
      const at = [2 * i, 2 * i + 1]
      rows[i] =
        at.reduce((sum, part) => sum - g[part]! - h[part]! * columns[part % 2]!, 0) /
        (h[at[0]!]! + h[at[1]!]!)
    }
    for (const j of [0, 1]) {
      const at = [j, j + 2]
      columns[j] =
        at.reduce((sum, part) => sum - g[part]! - h[part]! * rows[Math.floor(part / 2)]!, 0) /
        (h[at[0]!]! + h[at[1]!]!)
    }
  }
  const alone = g.reduce((sum, slope, part) => {
    const value = rows[Math.floor(part / 2)]! + columns[part % 2]!
    return sum - 2 * slope * value - h[part]! * value * value
  }, 0)
  return g.reduce((sum, slope, part) => sum + (slope * slope) / h[part]!, 0) - alone
}

for (const isOrdered of [true, false]) {
  test(`the best cuts of ${isOrdered ? 'numbers' : 'a number and labels'} are those of the largest joint gain`, () => {
    const axes = [axis(6, true), axis(5, isOrdered)] as const
    const sums = randomSums(6, 5)
    let best = { first: -1, second: -1, gain: 0 }
    for (let first = 0; first < 5; first++) {
      for (let second = 0; second < (isOrdered ? 4 : 5); second++) {
        const g = [0, 0, 0, 0]
        const h = [0, 0, 0, 0]
        for (let i = 0; i < 6; i++) {
          for (let j = 0; j < 5; j++) {
            const part = (i <= first ? 0 : 2) + ((isOrdered ? j <= second : j === second) ? 0 : 1)
            g[part]! += sums.gradient[i * AXIS_SLOTS + j]!
            h[part]! += sums.curvature[i * AXIS_SLOTS + j]!
          }
        }
        const gain = gainBySweeps(g, h)
        if (gain > best.gain) best = { first, second, gain }
      }
    }
    const found = bestPairCut(sums, axes, options)!
    assert.deepEqual([found.first, found.second], [best.first, best.second])
    assert.ok(Math.abs(found.gain - best.gain) < 1e-9, `${found.gain} and ${best.gain}`)
  })
}

test('a step moves the four parts to where their loss is least, and leaves missing cells', () => {
  const axes = [axis(2, true), axis(2, false)] as const
  const sums = {
    gradient: new Float64Array(CELLS),
    curvature: new Float64Array(CELLS),
    weight: new Float64Array(CELLS),
  }
  const cells = [0, 1, AXIS_SLOTS, AXIS_SLOTS + 1]
  cells.forEach((cell, part) => {
    sums.gradient[cell] = [-2, 2, 4, -4][part]!
    sums.curvature[cell] = 2
    sums.weight[cell] = 5
  })
  const update = new Float64Array(CELLS).fill(9)
  stepPair(sums, axes, { update, options })
  assert.deepEqual(
    cells.map((cell) => update[cell]),
    [1, -1, -2, 2],
  )
  assert.equal(update.filter((value) => value !== 0).length, 4)
})

test('columns that act alone leave no cut to gain from', () => {
  const sums = {
    gradient: new Float64Array(CELLS),
    curvature: new Float64Array(CELLS),
    weight: new Float64Array(CELLS),
  }
  for (let i = 0; i < 4; i++) {
    for (let j = 0; j < 4; j++) {
      sums.gradient[i * AXIS_SLOTS + j] = i - 2 * j
      sums.curvature[i * AXIS_SLOTS + j] = 1
      sums.weight[i * AXIS_SLOTS + j] = 3
    }
  }
  assert.ok((bestPairCut(sums, [axis(4, true), axis(4, true)], options)?.gain ?? 0) < 1e-20)
})

test('purifying keeps every sum and leaves no mean along any line', () => {
  const random = createRandom(8)
  const values = Float64Array.from({ length: CELLS }, () => random.normal())
  const counts = Float64Array.from({ length: CELLS }, () => (random.next() < 0.2 ? 0 : random.integer(30)))
  const before = values.slice()
  const { first, second } = purifyPair(values, counts)
  before.forEach((value, cell) => {
    const [i, j] = [Math.floor(cell / AXIS_SLOTS), cell % AXIS_SLOTS]
    assert.ok(Math.abs(values[cell]! + first[i]! + second[j]! - value) < 1e-12)
  })
  for (let line = 0; line < AXIS_SLOTS; line++) {
    let [across, down] = [0, 0]
    for (let at = 0; at < AXIS_SLOTS; at++) {
      across += counts[line * AXIS_SLOTS + at]! * values[line * AXIS_SLOTS + at]!
      down += counts[at * AXIS_SLOTS + line]! * values[at * AXIS_SLOTS + line]!
    }
    assert.ok(Math.abs(across) < 1e-9 && Math.abs(down) < 1e-9, `line ${line}`)
  }
})
