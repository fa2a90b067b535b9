import { test } from 'node:test'
import assert from 'node:assert/strict'
import { iconArraySvg } from './icon-array.ts'

function dotCounts(svg: string): number[] {
  return [...svg.matchAll(/<path class="is-\w+" d="([^"]*)"/g)].map(
    ([, path]) => path?.match(/M/g)?.length ?? 0,
  )
}

test('a hundred dots are drawn, as many filled as counted', () => {
  assert.deepEqual(dotCounts(iconArraySvg(55, { title: 't' })), [55, 45])
  assert.deepEqual(dotCounts(iconArraySvg(0, { title: 't' })), [0, 100])
  assert.deepEqual(dotCounts(iconArraySvg(120, { title: 't' })), [100, 0])
})

test('the picture says in words what it shows, escaped', () => {
  assert.match(iconArraySvg(1, { title: '1 of 100 "<x>"' }), /aria-label="1 of 100 &quot;&lt;x&gt;&quot;"/)
})
