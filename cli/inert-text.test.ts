import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inertText } from './inert-text.ts'

test('control characters are shown, line feeds kept, letters of any script untouched', () => {
  assert.equal(
    inertText('a\u001b[31mb\r\n\u0007\u009bc\tZürich 東京'),
    'a\\x1b[31mb\\x0d\n\\x07\\x9bc\\x09Zürich 東京',
  )
})
