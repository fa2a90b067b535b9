import assert from 'node:assert/strict'
import { test } from 'node:test'
import { oneOf, read, text } from './read-search.ts'

const readTab = read({ tab: oneOf('people', 'calibration'), q: text })

test('what an address says and a page knows is read', () => {
  assert.deepEqual(readTab({ tab: 'calibration', q: 7 }), { tab: 'calibration', q: '7' })
  assert.deepEqual(readTab({}), {})
})

test('what is not understood does not stand beside what was read', () => {
  const written = { tab: 'nonsense', q: 'ana' }
  assert.deepEqual({ ...written, ...readTab(written) }, { tab: undefined, q: 'ana' })
})
