import assert from 'node:assert/strict'
import { test } from 'node:test'

import { createRandom } from '../random.ts'
import { exponential } from './exponential.ts'
import { blockRows, fixedPointScales, packedRows } from './fixed-point.ts'
import {
  absolutePairTwin,
  classPairTwin,
  logisticPairTwin,
  softmaxTwin,
  squaredPairTwin,
} from './gradients-twin.ts'
import type { Pair } from './gradients-twin.ts'
import { buildHistogramTwin } from './histogram-twin.ts'
import { partitionRowsTwin } from './partition-twin.ts'
import { acquireWorkspace } from './workspace.ts'
import type { Workspace } from './workspace.ts'

function withWorkspace(run: (workspace: Workspace) => void): void {
  const workspace = acquireWorkspace()
  try {
    run(workspace)
  } finally {
    workspace.release()
  }
}

/** Packed pairs of whole numbers in the workspace, and the numbers themselves. */
function packedPairs(
  workspace: Workspace,
  rowCount: number,
  draw: () => Pair,
): { packed: number; gradients: Float64Array; hessians: Float64Array } {
  const pairs = workspace.float64(2 * rowCount)
  for (let row = 0; row < rowCount; row++) pairs.set(draw(), 2 * row)
  const packed = workspace.int64(rowCount)
  workspace.kernels.packPairs(pairs.byteOffset, 0, rowCount, 1, 1, packed)
  return {
    packed,
    gradients: pairs.filter((_, i) => i % 2 === 0),
    hessians: pairs.filter((_, i) => i % 2 === 1),
  }
}

for (const rowCount of [1, 2, 7, 1000, blockRows + 1, 3 * blockRows - 5]) {
  test(`the histogram kernel equals its twin to the bit on ${rowCount} rows`, () => {
    withWorkspace((workspace) => {
      const random = createRandom(rowCount)
      const features = 5
      const wanted = [0, 2, 3]
      const columns = Array.from({ length: features }, () =>
        Uint8Array.from({ length: rowCount }, () => random.integer(256)),
      )
      const bins = workspace.uint8(features * rowCount)
      columns.forEach((column, f) => column.forEach((bin, row) => (bins[row * features + f] = bin)))
      const rows = workspace.int32(rowCount)
      const listed = rows.map(() => random.integer(rowCount))
      rows.set(listed)
      // The largest whole numbers that the scales allow: sums reach the edge of their half.
      const { packed, gradients, hessians } = packedPairs(workspace, rowCount, () => [
        -(Math.floor((2 ** 31 - 1) / Math.min(rowCount, blockRows)) - 1),
        Math.floor((2 ** 32 - 1) / Math.min(rowCount, blockRows)) - 1,
      ])
      const plan = workspace.int32(2 * wanted.length)
      wanted.forEach((f, i) => plan.set([f, i * 256 * 8], 2 * i))
      const scratch = workspace.int64(256 * wanted.length)
      const histogram = workspace.float64(512 * wanted.length)
      workspace.kernels.buildHistogram(
        bins.byteOffset,
        features,
        rows.byteOffset,
        rowCount,
        packed,
        plan.byteOffset,
        wanted.length,
        scratch,
        256 * wanted.length,
        histogram.byteOffset,
      )
      const expected = buildHistogramTwin(
        wanted.map((f) => columns[f]!),
        rows,
        gradients,
        hessians,
      )
      expected.forEach((sums, i) => assert.deepEqual(histogram.slice(512 * i, 512 * (i + 1)), sums))
    })
  })
}

test('subtracting a part and adding it again gives the histogram back', () => {
  withWorkspace((workspace) => {
    const whole = workspace
      .float64(64)
      .fill(0)
      .map((_, i) => i * i)
    const a = workspace.float64(64)
    const b = workspace.float64(64)
    a.set(whole)
    b.set(whole.map((value, i) => value - 3 * i))
    workspace.kernels.subtractHistogram(a.byteOffset, b.byteOffset, 32)
    assert.deepEqual(
      Float64Array.from(a),
      Float64Array.from(whole, (_, i) => 3 * i),
    )
    workspace.kernels.addHistogram(a.byteOffset, b.byteOffset, 32)
    assert.deepEqual(Float64Array.from(a), Float64Array.from(whole))
  })
})

test('the partition kernel equals its twin', () => {
  withWorkspace((workspace) => {
    const random = createRandom(9)
    for (const rowCount of [0, 1, 2, 999]) {
      const column = workspace.uint8(1000).map(() => random.integer(256))
      const columnInPlace = workspace.uint8(1000)
      columnInPlace.set(column)
      const goesLeft = workspace.uint8(256)
      goesLeft.set(goesLeft.map(() => random.integer(2)))
      const rows = workspace.int32(rowCount)
      rows.set(rows.map(() => random.integer(1000)))
      const expected = partitionRowsTwin(column, rows.slice(), goesLeft)
      const leftCount = workspace.kernels.partitionRows(
        columnInPlace.byteOffset,
        rows.byteOffset,
        rowCount,
        goesLeft.byteOffset,
        workspace.int32(rowCount).byteOffset,
      )
      assert.equal(leftCount, expected.leftCount)
      assert.deepEqual(rows.slice(), expected.rows)
    }
  })
})

const losses = [
  { name: 'logistic', kernel: 'logisticPairs', twin: logisticPairTwin },
  { name: 'squared', kernel: 'squaredPairs', twin: squaredPairTwin },
  { name: 'absolute', kernel: 'absolutePairs', twin: absolutePairTwin },
] as const

for (const { name, kernel, twin } of losses) {
  test(`the ${name} gradients equal their twin to the bit`, () => {
    withWorkspace((workspace) => {
      const random = createRandom(11)
      const rowCount = 501
      const margins = workspace.float64(rowCount)
      const labels = workspace.float64(rowCount)
      const weights = workspace.float64(rowCount)
      const pairs = workspace.float64(2 * rowCount)
      for (let row = 0; row < rowCount; row++) {
        margins[row] = row < 4 ? (row - 1.5) * 1000 : 8 * random.normal()
        labels[row] = row % 5 === 0 ? margins[row]! : random.integer(2)
        weights[row] = random.next()
      }
      for (const isWeighted of [false, true]) {
        workspace.kernels[kernel](
          margins.byteOffset,
          labels.byteOffset,
          isWeighted ? weights.byteOffset : 0,
          rowCount,
          pairs.byteOffset,
        )
        for (let row = 0; row < rowCount; row++) {
          const expected = twin(margins[row]!, labels[row]!, isWeighted ? weights[row]! : 1)
          assert.deepEqual([pairs[2 * row]! + 0, pairs[2 * row + 1]!], [expected[0] + 0, expected[1]])
        }
      }
    })
  })
}

test('the softmax and its gradients equal their twins to the bit', () => {
  withWorkspace((workspace) => {
    const random = createRandom(12)
    const [rowCount, classes] = [77, 4]
    const stride = rowCount + 1
    const margins = workspace.float64(stride * classes)
    const probabilities = workspace.float64(stride * classes)
    const labels = workspace.float64(rowCount)
    const pairs = workspace.float64(2 * rowCount)
    for (let i = 0; i < margins.length; i++) margins[i] = 5 * random.normal()
    for (let row = 0; row < rowCount; row++) labels[row] = random.integer(classes)
    workspace.kernels.softmax(margins.byteOffset, classes, stride, rowCount, probabilities.byteOffset)
    workspace.kernels.classPairs(
      probabilities.byteOffset + 8 * stride,
      labels.byteOffset,
      0,
      rowCount,
      pairs.byteOffset,
      1,
      2,
    )
    for (let row = 0; row < rowCount; row++) {
      const expected = softmaxTwin([0, 1, 2, 3].map((k) => margins[k * stride + row]!))
      assert.deepEqual(
        expected,
        [0, 1, 2, 3].map((k) => probabilities[k * stride + row]!),
      )
      assert.deepEqual(
        [pairs[2 * row]!, pairs[2 * row + 1]!],
        classPairTwin(expected[1]!, labels[row] === 1, 2, 1),
      )
    }
  })
})

test('packing whole weights gives exactly so many times the row, others the nearest whole number', () => {
  withWorkspace((workspace) => {
    const random = createRandom(14)
    const rowCount = 50
    const pairs = workspace.float64(2 * rowCount)
    const weights = workspace.float64(rowCount)
    const scale = 2 ** 20
    const packed = workspace.int64(rowCount)
    const words = new Int32Array(workspace.memory.buffer, packed, 2 * rowCount)
    const drawn = Array.from({ length: rowCount }, (): Pair => [random.normal(), random.next()])
    for (const isWhole of [true, false]) {
      for (let row = 0; row < rowCount; row++) {
        weights[row] = isWhole ? random.integer(4) : random.next()
        pairs.set(
          drawn[row]!.map((value) => value * weights[row]!),
          2 * row,
        )
      }
      workspace.kernels.packPairs(
        pairs.byteOffset,
        isWhole ? weights.byteOffset : 0,
        rowCount,
        scale,
        scale,
        packed,
      )
      drawn.forEach(([gradient, hessian], row) => {
        const weight = weights[row]!
        const pack = (value: number): number =>
          isWhole ? weight * Math.round(value * scale) : Math.round(value * weight * scale)
        assert.deepEqual([words[2 * row + 1]! + 0, words[2 * row]!], [pack(gradient) + 0, pack(hessian) + 0])
      })
    }
  })
})

test('own exponential is within two units in the last place of Math.exp', () => {
  const random = createRandom(13)
  for (let i = 0; i < 20000; i++) {
    const x = 1400 * (random.next() - 0.5)
    assert.ok(Math.abs(exponential(x) / Math.exp(x) - 1) < 4.5e-16, `at ${x}`)
  }
  assert.equal(exponential(0), 1)
  assert.ok(exponential(-1e9) > 0 && exponential(1e9) < Infinity)
})

test('fixed-point sums over a block cannot leave their half of the packed number', () => {
  for (const rowCount of [1, 10, 1470, 32561, 10_000_000]) {
    for (const largest of [1e-12, 0.25, 1, 3e7]) {
      const scales = fixedPointScales(rowCount, { gradient: largest, hessian: largest })
      const rows = rowCount <= packedRows ? rowCount : blockRows
      assert.ok(Math.ceil(largest * scales.gradient) * rows < 2 ** 31)
      assert.ok(Math.ceil(largest * scales.hessian) * rows < 2 ** 32)
      assert.ok(largest * scales.gradient * 2 * rows >= 2 ** 31 - 3 * rows)
    }
  }
})

test('a released workspace is used again without growing', () => {
  const first = acquireWorkspace()
  first.float64(200_000)
  const bytes = first.memory.buffer.byteLength
  first.release()
  for (let fit = 0; fit < 100; fit++) {
    const again = acquireWorkspace()
    again.float64(200_000)
    assert.equal(again.memory, first.memory)
    assert.equal(again.memory.buffer.byteLength, bytes)
    again.release()
  }
})
