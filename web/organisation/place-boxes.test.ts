import assert from 'node:assert/strict'
import { test } from 'node:test'
import { box, placeBoxes } from './place-boxes.ts'
import type { Box } from './place-boxes.ts'
import { treeOf, visibleLines } from './reporting-tree.ts'

/** A company in which everybody has so many reports, level below level. */
function company(...spans: readonly number[]) {
  const nodes: { id: string; name: string; title: null; departmentId: null; managerId: string | null }[] = []
  const add = (id: string, managerId: string | null, depth: number): void => {
    nodes.push({ id, name: id, title: null, departmentId: null, managerId })
    for (let count = 0; count < (spans[depth] ?? 0); count++)
      add(`${id}.${String(count).padStart(3, '0')}`, id, depth + 1)
  }
  add('a', null, 0)
  return visibleLines(treeOf(nodes), new Set(nodes.map(({ id }) => id)))
}

const overlap = (a: Box, b: Box): boolean =>
  Math.abs(a.x - b.x) < box.width && Math.abs(a.y - b.y) < box.height

test('no two boxes lie on each other, and all lie within the drawing', () => {
  for (const lines of [company(3), company(40), company(5, 7, 3), company(1, 1, 30)]) {
    const { boxes, width, height } = placeBoxes(lines, { breadth: 1000, shape: 1.6 })
    assert.equal(boxes.length, lines.length)
    for (const [index, one] of boxes.entries()) {
      assert.ok(one.x >= 0 && one.x + box.width <= width && one.y >= 0 && one.y + box.height <= height)
      assert.ok(!boxes.slice(index + 1).some((other) => overlap(one, other)))
    }
  }
})

test('a manager stands above the reports, who stand in their order, beside each other as far as can be read at once', () => {
  const { boxes } = placeBoxes(company(4), { breadth: 1000, shape: 1.6 })
  const [manager, ...reports] = boxes
  assert.ok(reports.every(({ y }) => y > manager!.y + box.height))
  assert.equal(new Set(reports.map(({ y }) => y)).size, 1)
  assert.deepEqual(
    reports.toSorted((one, other) => one.x - other.x).map(({ id }) => id),
    reports.map(({ id }) => id),
  )
  assert.equal((reports[0]!.x + reports[3]!.x) / 2, manager!.x)
  const narrow = placeBoxes(company(4), { breadth: 300, shape: 1.6 }).boxes.slice(1)
  assert.ok(new Set(narrow.map(({ y }) => y)).size > 1)
})

test('the way from a manager touches the manager and every report', () => {
  const { boxes, ways } = placeBoxes(company(9, 2), { breadth: 700, shape: 1.6 })
  assert.equal(ways.length, 10)
  const [manager] = boxes
  const [way] = ways.filter(({ y }) => y === manager!.y + box.height)
  assert.deepEqual(way!.lines[0]![0], { x: manager!.x + box.width / 2, y: manager!.y + box.height })
  const ends = new Set(way!.lines.map(([, { x, y }]) => `${x} ${y}`))
  for (const { x, y } of boxes.filter(({ depth }) => depth === 1))
    assert.ok(ends.has(`${x + box.width / 2} ${y}`))
  assert.ok(ways.every(({ lines }) => lines.every(([from, to]) => from.x === to.x || from.y === to.y)))
})

test('10,000 people are no strip: they are placed about as wide as high, in little time', () => {
  const lines = company(10, 10, 10, 9)
  assert.ok(lines.length > 10_000)
  const begin = process.cpuUsage()
  const { width, height } = placeBoxes(lines, { breadth: 1200, shape: 1.6 })
  const { user } = process.cpuUsage(begin)
  assert.ok(width / height > 0.7 && width / height < 4, `${width} × ${height}`)
  assert.ok(user < 500_000, `${user} µs`)
})

test('of people who stand below nobody each has a place, with no line to it', () => {
  const nodes = ['a', 'b', 'c'].map((id) => ({
    id,
    name: id,
    title: null,
    departmentId: null,
    managerId: null,
  }))
  const { boxes, ways } = placeBoxes(visibleLines(treeOf(nodes), new Set()), { breadth: 1000, shape: 1.6 })
  assert.equal(boxes.length, 3)
  assert.deepEqual(ways, [])
  assert.deepEqual(placeBoxes([], { breadth: 1000, shape: 1.6 }), {
    boxes: [],
    ways: [],
    width: 216,
    height: 0,
  })
})
