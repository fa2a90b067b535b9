import assert from 'node:assert/strict'
import { test } from 'node:test'
import { matching, treeOf, visibleLines, wayTo } from './reporting-tree.ts'

const node = (id: string, name: string, managerId: string | null) => ({
  id,
  name,
  title: `Title of ${name}`,
  departmentId: null,
  managerId,
})
const tree = treeOf([
  node('d', 'Dora', 'b'),
  node('a', 'Ána', null),
  node('c', 'Celia', 'a'),
  node('b', 'Blas', 'a'),
  node('x', 'Xavier', 'out of reach'),
])
const shown = (open: readonly string[]) =>
  visibleLines(tree, new Set(open)).map(({ id, depth }) => `${'-'.repeat(depth)}${id}`)

test('the tree opens level by level, by name, and who has no manager within reach stands at the top', () => {
  assert.deepEqual(shown([]), ['a', 'x'])
  assert.deepEqual(shown(['a']), ['a', '-b', '-c', 'x'])
  assert.deepEqual(shown(['a', 'b']), ['a', '-b', '--d', '-c', 'x'])
  assert.deepEqual([...tree.firstLevels], ['a'])
})

test('one branch is shown alone, and the way to it from the top is known', () => {
  assert.deepEqual(
    visibleLines(tree, new Set(['b']), 'b').map(({ id, depth }) => [id, depth]),
    [
      ['b', 0],
      ['d', 1],
    ],
  )
  assert.deepEqual(
    wayTo(tree, 'd').map(({ id }) => id),
    ['a', 'b'],
  )
  assert.deepEqual(wayTo(tree, 'x'), [])
  assert.deepEqual(
    visibleLines(tree, new Set(), 'nobody').map(({ id }) => id),
    ['a', 'x'],
  )
})

test('counts are of direct reports and of all below', () => {
  const [first] = visibleLines(tree, new Set())
  assert.deepEqual([first?.reports, first?.all], [2, 3])
})

test('a search finds words without accents and opens the way to what it found', () => {
  assert.deepEqual([...matching(tree, 'ana').ids], ['a'])
  const found = matching(tree, 'title dora')
  assert.deepEqual([[...found.ids], [...found.opened].sort()], [['d'], ['a', 'b']])
})
