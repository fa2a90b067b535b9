import assert from 'node:assert/strict'
import { test } from 'node:test'
import { broughtIn, centred, fitted, meets, sightOf, zoomed } from './camera.ts'
import type { Camera } from './camera.ts'
import type { Rect } from './place-boxes.ts'

const view = { width: 1000, height: 600 }
const seen = ({ x, y, scale }: Camera, rect: Rect): Rect => ({
  x: rect.x * scale + x,
  y: rect.y * scale + y,
  width: rect.width * scale,
  height: rect.height * scale,
})
const within = ({ x, y, width, height }: Rect): boolean =>
  x >= 0 && y >= 0 && x + width <= view.width && y + height <= view.height

test('what is zoomed stays below the pointer, within what can be zoomed', () => {
  const before = { x: 30, y: -50, scale: 0.5 }
  const point = { x: 400, y: 200 }
  const after = zoomed(before, 1.5, point)
  assert.equal(after.scale, 0.75)
  assert.ok(Math.abs((point.x - after.x) / after.scale - (point.x - before.x) / before.scale) < 1e-9)
  assert.equal(zoomed(before, 1000, point).scale, 2)
  assert.equal(zoomed(before, 0, point).scale, 0.01)
})

test('a whole drawing is seen at once where it is fitted, and is not enlarged', () => {
  const large = { x: 0, y: 0, width: 20_000, height: 9000 }
  assert.ok(within(seen(fitted(large, view), large)))
  assert.equal(fitted({ width: 100, height: 100 }, view).scale, 1)
  const least = fitted(large, view, 0.6)
  assert.deepEqual([least.scale, seen(least, { x: 10_000, y: 0, width: 0, height: 0 }).x], [0.6, 500])
})

test('somebody is brought in with as little movement as it takes, and is large enough to be read', () => {
  const box = { x: 3000, y: 100, width: 216, height: 74 }
  const camera = { x: 0, y: 0, scale: 1 }
  const moved = broughtIn(box, view, camera)
  assert.ok(within(seen(moved, box)))
  assert.equal(moved.y, 0, 'it was high enough')
  assert.deepEqual(broughtIn(box, view, moved), moved)
  const far = broughtIn(box, view, { x: 0, y: 0, scale: 0.05 })
  assert.ok(far.scale > 0.5)
  const { x, width } = seen(centred(box, view, camera), box)
  assert.equal(x + width / 2, view.width / 2)
})

test('what is drawn holds all that is seen, and stays the same for a little movement', () => {
  for (const scale of [0.013, 0.3, 1, 1.9]) {
    const camera = { x: -777 * scale, y: 33, scale }
    const corner = { x: -camera.x / scale, y: -camera.y / scale }
    const drawn = sightOf(camera, view)
    assert.ok(drawn.x <= corner.x && drawn.x + drawn.width >= corner.x + view.width / scale)
    assert.ok(drawn.y <= corner.y && drawn.y + drawn.height >= corner.y + view.height / scale)
    assert.ok(drawn.width < (2.2 * view.width) / scale)
    assert.deepEqual(sightOf({ ...camera, x: camera.x + 1 }, view), drawn)
  }
  assert.ok(meets({ x: 0, y: 0, width: 10, height: 10 }, { x: 9, y: 9, width: 10, height: 10 }))
  assert.ok(!meets({ x: 0, y: 0, width: 10, height: 10 }, { x: 10, y: 9, width: 10, height: 10 }))
})
