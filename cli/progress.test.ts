import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createProgressLine, durationText, progressText } from './progress.ts'

function screen(isTTY: boolean) {
  const written: string[] = []
  return { written, stream: { isTTY, columns: 60, write: (text: string) => written.push(text) } }
}

test('nothing is written where nobody looks', () => {
  const { written, stream } = screen(false)
  const line = createProgressLine(stream)
  line.update({ stage: 'Training', done: 0.5 })
  line.clear()
  assert.deepEqual(written, [])
})

test('a terminal has one line, redrawn at most ten times a second, cut to its width, and cleared', () => {
  const { written, stream } = screen(true)
  let now = 0
  const line = createProgressLine(stream, () => now)
  for (; now < 1000; now += 10)
    line.update({ stage: 'Training a learner with a very long name', done: now / 1000 })
  line.clear()
  assert.equal(written.length, 11)
  assert.equal(written.pop(), '\r\u001b[2K')
  for (const text of written) {
    assert.ok(text.startsWith('\r\u001b[2KTraining'))
    assert.ok(text.length <= '\r\u001b[2K'.length + 59)
  }
})

test('time left is told once it can be guessed', () => {
  assert.doesNotMatch(progressText({ stage: 'Reading', done: 0.01 }, 1000), /left/)
  assert.match(
    progressText({ stage: 'Training', done: 0.25 }, 30_000),
    /^Training █{6}░{18} 25 %, about 1 min 30 s left$/,
  )
  assert.match(progressText({ stage: 'Training', done: 1 }, 30_000), /100 %/)
  assert.equal(durationText(59_400), '59 s')
})
