import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ModelFault } from '../model-node.ts'
import { decodeUbjson } from './ubjson.ts'

function bytes(...parts: readonly (string | number)[]): Uint8Array {
  return Uint8Array.from(
    parts.flatMap((part) => (typeof part === 'string' ? [...Buffer.from(part)] : [part])),
  )
}

test('values of every kind are decoded', () => {
  const given = bytes(
    '{',
    'i',
    1,
    'a',
    '[',
    'Z',
    'T',
    'F',
    'i',
    255,
    'U',
    255,
    'I',
    1,
    0,
    'C',
    'x',
    ']',
    'i',
    1,
    'b',
  )
  const rest = bytes('[$d#U', 2, 0x3f, 0x80, 0, 0, 0xc0, 0, 0, 0, '}')
  assert.deepEqual(decodeUbjson(Uint8Array.of(...given, ...rest)), {
    a: [null, true, false, -1, 255, 256, 'x'],
    b: [1, -2],
  })
})

test('counted lists of mixed kinds and texts beyond ASCII are decoded', () => {
  assert.deepEqual(decodeUbjson(bytes('[#i', 2, 'S', 'i', 2, 'é', 'l', 0, 0, 1, 0)), ['é', 256])
})

test('a large count in a small file is refused before anything is made', () => {
  for (const count of [bytes('[$i#l', 0x7f, 0xff, 0xff, 0xff), bytes('S', 'l', 0x7f, 0xff, 0xff, 0xff)])
    assert.throws(() => decodeUbjson(count), ModelFault)
})

test('endless nesting is refused', () => {
  assert.throws(() => decodeUbjson(bytes('['.repeat(100_000))), ModelFault)
})

test('a file that ends anywhere is refused', () => {
  const whole = bytes('{', 'i', 1, 'a', '[$d#U', 1, 0x3f, 0x80, 0, 0, '}')
  for (let end = 0; end < whole.length; end++)
    assert.throws(() => decodeUbjson(whole.subarray(0, end)), ModelFault, `${end}`)
})
