import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createRandom } from '../random.ts'
import { shareOf, startKernelCrew } from './kernel-crew.ts'
import { acquireWorkspace } from './workspace.ts'

test('shares lie side by side, begin at a step and cover everything', () => {
  for (const [count, shares, step] of [
    [10, 3, 1],
    [1001, 4, 4],
    [3, 5, 2],
    [0, 2, 1],
  ] as const) {
    let end = 0
    for (let share = 0; share < shares; share++) {
      const [from, to] = shareOf(count, { share, shares, step })
      assert.equal(from, end)
      assert.ok(from % step === 0 || from === count)
      end = to
    }
    assert.equal(end, count)
  }
})

test('a kernel run by three threads writes the bits that one writes, time after time', () => {
  const workspace = acquireWorkspace()
  const random = createRandom(5)
  const rows = 2000
  const margins = workspace.float64(rows).map(() => 0)
  const inPlace = workspace.float64(rows)
  const labels = workspace.float64(rows)
  const [shared, alone] = [workspace.float64(2 * rows), workspace.float64(2 * rows)]
  const crew = workspace.crew(3, { isAwaited: true })
  assert.equal(crew.shares, 3)
  for (let time = 0; time < 50; time++) {
    inPlace.set(margins.map(() => random.normal()))
    labels.set(margins.map(() => random.integer(2)))
    crew.run('logisticPairs', (share, shares) => {
      const [from, to] = shareOf(rows, { share, shares, step: 4 })
      const first = 8 * from
      return [
        inPlace.byteOffset + first,
        labels.byteOffset + first,
        0,
        to - from,
        shared.byteOffset + 2 * first,
      ]
    })
    workspace.kernels.logisticPairs(inPlace.byteOffset, labels.byteOffset, 0, rows, alone.byteOffset)
    assert.deepEqual(shared, alone)
  }
  workspace.release()
})

test('a workspace used again still has its threads; alone, a kernel runs in the calling one', () => {
  const workspace = acquireWorkspace()
  const crew = workspace.crew(2)
  workspace.release()
  const again = acquireWorkspace()
  assert.equal(again, workspace)
  assert.equal(again.crew(2), crew)
  assert.equal(again.crew(1).shares, 1)
  again.release()
})

test('what a thread fails of is an error of the caller', () => {
  const workspace = acquireWorkspace()
  const crew = startKernelCrew(workspace, 3)
  crew.waitUntilReady()
  const beyondMemory = 2 ** 32 - 64
  assert.throws(() => crew.run('packPairs', () => [0, 0, 1000, 1, 1, beyondMemory]))
  crew.stop()
  workspace.release()
})
