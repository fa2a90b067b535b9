import assert from 'node:assert/strict'
import { test } from 'node:test'
import { linesToldAbove } from './lines-told-above.ts'

const line = (name: string, people: number) => ({ about: 'line' as const, name, people })
const place = (personId: string, ...leaderIds: string[]) => ({ personId, leaderIds })
const places = [place('a', 'top'), place('b', 'top'), place('aa', 'a', 'top'), place('ab', 'a', 'top')]

test('lines in a line are told above where nobody or five and more remain', () => {
  assert.deepEqual([...linesToldAbove([line('top', 30), line('a', 12), line('b', 10)], places)], ['a', 'b'])
  assert.deepEqual([...linesToldAbove([line('top', 22), line('a', 12), line('b', 10)], places)], ['a', 'b'])
})

test('where fewer remain the smallest is not told, so that nobody can reckon those who remain', () => {
  assert.deepEqual([...linesToldAbove([line('top', 24), line('a', 12), line('b', 10)], places)], ['a'])
})

test('lines in a line that is not told stand in its place, and leave no few either', () => {
  const parts = [line('top', 25), line('a', 22), line('aa', 10), line('ab', 11)]
  // Of the 25 a leaves 3, so a is left out; of a itself aa and ab leave 1, so the smaller goes too.
  assert.deepEqual([...linesToldAbove(parts, places)], ['ab'])
})

test('who leads everybody has nobody above to be told', () => {
  assert.deepEqual([...linesToldAbove([line('top', 30)], places)], [])
})
