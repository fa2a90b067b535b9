import assert from 'node:assert/strict'
import { test } from 'node:test'
import { textTable } from './text-table.ts'

test('numbers and figures stand to the right with their heads, words to the left', () => {
  assert.equal(
    textTable([
      ['group', 'people', 'rate', 'note'],
      ['Female', 12, '7.5 %', ''],
      ['Male', 1300, '–', 'few'],
    ]),
    ['group   people   rate  note', 'Female      12  7.5 %', 'Male      1300      –  few'].join('\n'),
  )
})
