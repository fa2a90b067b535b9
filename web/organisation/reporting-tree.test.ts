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
  assert.deepEqual([first?.below, first?.all], [2, 3])
})

test('a search finds words without accents and opens the way to what it found', () => {
  assert.deepEqual([...matching(tree, 'ana').ids], ['a'])
  const found = matching(tree, 'title dora')
  assert.deepEqual([[...found.ids], [...found.opened].sort()], [['d'], ['a', 'b']])
})

test('people set above each other by mistake are each shown once, from the top and from one of them down', () => {
  const ring = treeOf([
    node('a', 'Ana', 'b'),
    node('b', 'Blas', 'a'),
    node('c', 'Celia', 'b'),
    node('o', 'Otto', 'o'),
    node('x', 'Xavier', null),
  ])
  const all = new Set(['a', 'b', 'c', 'o', 'x'])
  const seen = (from?: string) =>
    visibleLines(ring, all, from).map((line) => `${'-'.repeat(line.depth)}${line.id} ${line.all}`)
  assert.deepEqual(seen(), ['a 2', '-b 1', '--c 0', 'o 0', 'x 0'])
  assert.deepEqual(seen('a'), ['a 2', '-b 1', '--c 0'])
  assert.deepEqual(seen('b'), ['b 1', '-c 0'])
  const above = (id: string) => wayTo(ring, id).map((node) => node.id)
  assert.deepEqual([above('a'), above('b'), above('o')], [['b'], ['a'], []])
  assert.deepEqual([...matching(ring, 'celia').opened].toSorted(), ['a', 'b'])
})

test('a ring below which somebody is met first is cut inside the ring', () => {
  const ring = treeOf([node('c', 'Celia', 'm'), node('m', 'Marta', 'n'), node('n', 'Nora', 'm')])
  assert.deepEqual(
    visibleLines(ring, new Set(['m', 'n'])).map(({ id, depth }) => [id, depth]),
    [
      ['m', 0],
      ['c', 1],
      ['n', 1],
    ],
  )
})
