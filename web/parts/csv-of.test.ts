import assert from 'node:assert/strict'
import { test } from 'node:test'
import { csvOf } from './csv-of.ts'

test('a cell with commas, quotes or lines keeps them, and nothing known is left empty', () => {
  assert.equal(
    csvOf([
      ['A "b", c', 3, null],
      ['two\nlines', -4, ''],
    ]),
    '\uFEFF"A ""b"", c",3,\r\n"two\nlines",-4,\r\n',
  )
})

test('a text that a spreadsheet would calculate is made inert, a number is not touched', () => {
  assert.equal(csvOf([['=1+1', '@sum', -2]]), "\uFEFF'=1+1,'@sum,-2\r\n")
})
