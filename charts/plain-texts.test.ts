import assert from 'node:assert/strict'
import { test } from 'node:test'
import { rankedBars } from './ranked-bars.ts'
import { renderSvg } from './svg/render-svg.ts'

test('a column of any name is drawn, and leaves objects as they were', () => {
  const names = [...Object.getOwnPropertyNames(Object.prototype), 'pay']
  const before = Reflect.ownKeys(Object.prototype)
  const svg = renderSvg(rankedBars(names.map((name, value) => ({ label: name, value }))), {
    id: 'names',
    title: 'Names',
  })
  assert.deepEqual(Reflect.ownKeys(Object.prototype), before)
  for (const name of names) assert.ok(svg.includes(name), name)
  assert.ok(!svg.includes('NaN'))
})
