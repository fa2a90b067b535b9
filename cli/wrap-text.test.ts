import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bulletList, pageWidth, wrapText } from './wrap-text.ts'

test('no line is longer than the width, and no word is lost', () => {
  const text =
    'The model would select fewer people of one group than of another, and chance would not explain it.'
  for (const width of [20, 33, 60, 200]) {
    const lines = wrapText(text, { width, first: '  - ', rest: '    ' }).split('\n')
    assert.ok(lines.every((line) => line.length <= width))
    assert.equal(lines.map((line) => line.slice(4)).join(' '), text)
  }
})

test('a word longer than the line stays whole', () => {
  assert.equal(
    wrapText('see /a/very/long/path/to/a/file now', { width: 10 }),
    'see\n/a/very/long/path/to/a/file\nnow',
  )
})

test('items of a list hang under their first line', () => {
  assert.equal(bulletList(['one two three', 'four'], 12), '  - one two\n    three\n  - four')
})

test('pages are neither too narrow nor too wide to read', () => {
  assert.deepEqual(
    [20, 80, 300, undefined].map((columns) => pageWidth({ columns })),
    [60, 80, 100, 100],
  )
})
