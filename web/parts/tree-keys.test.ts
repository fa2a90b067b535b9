import assert from 'node:assert/strict'
import { test } from 'node:test'
import { treeOf, visibleLines } from '../organisation/reporting-tree.ts'
import { treeAct, typedTo } from './tree-keys.ts'

const node = (id: string, name: string, managerId: string | null) => ({
  id,
  name,
  title: null,
  departmentId: null,
  managerId,
})
const tree = treeOf([
  node('a', 'Ána', null),
  node('b', 'Blas', 'a'),
  node('c', 'Celia', 'a'),
  node('d', 'Dora', 'b'),
  node('e', 'Abel', 'c'),
])
const press = (key: string, active: string, opened: readonly string[] = ['a']) => {
  const open = new Set(opened)
  return treeAct(key, { lines: visibleLines(tree, open), open, active })
}

test('arrows up and down, Home and End go along the lines in sight, and stop at the ends', () => {
  assert.deepEqual(press('ArrowDown', 'a'), { go: 'b' })
  assert.deepEqual(press('ArrowUp', 'c'), { go: 'b' })
  assert.deepEqual(press('Home', 'c'), { go: 'a' })
  assert.deepEqual(press('End', 'a', ['a', 'c']), { go: 'e' })
  assert.deepEqual([press('ArrowUp', 'a'), press('ArrowDown', 'c')], [undefined, undefined])
})

test('the arrow to the right opens a branch and then goes into it, and does nothing where nobody is below', () => {
  assert.deepEqual(press('ArrowRight', 'b'), { toggle: 'b' })
  assert.deepEqual(press('ArrowRight', 'b', ['a', 'b']), { go: 'd' })
  assert.equal(press('ArrowRight', 'd', ['a', 'b']), undefined)
})

test('the arrow to the left closes a branch, and from a closed one goes to the manager', () => {
  assert.deepEqual(press('ArrowLeft', 'b', ['a', 'b']), { toggle: 'b' })
  assert.deepEqual(press('ArrowLeft', 'c', ['a', 'b']), { go: 'a' })
  assert.deepEqual(press('ArrowLeft', 'd', ['a', 'b']), { go: 'b' })
  assert.equal(press('ArrowLeft', 'a', []), undefined)
})

test('Enter opens the person, Space the branch, and a star all branches beside each other', () => {
  assert.deepEqual(press('Enter', 'c'), { enter: 'c' })
  assert.deepEqual(press(' ', 'c'), { toggle: 'c' })
  assert.equal(press(' ', 'd', ['a', 'b']), undefined)
  assert.deepEqual(press('*', 'b'), { openAll: ['b', 'c'] })
  assert.deepEqual(press('*', 'c', ['a', 'b']), { openAll: ['b', 'c'] })
  assert.deepEqual(press('*', 'd', ['a', 'b']), { openAll: [] })
  assert.equal(press('x', 'c'), undefined)
})

test('typing goes to the next name in sight that begins so, around the end, without accents', () => {
  const lines = visibleLines(tree, new Set(['a', 'b', 'c']))
  assert.equal(typedTo(lines, 'a', 'a'), 'e')
  assert.equal(typedTo(lines, 'e', 'a'), 'a')
  assert.equal(typedTo(lines, 'a', 'aa'), 'e', 'the same letter again goes on')
  assert.equal(typedTo(lines, 'e', 'an'), 'a')
  assert.equal(typedTo(lines, 'a', 'an'), 'a', 'who is stood on may be meant')
  assert.equal(typedTo(lines, 'a', 'zz'), undefined)
})
