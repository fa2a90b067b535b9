import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { parsePlainNumber } from './plain-number.ts'

function parse(text: string): number {
  const bytes = new TextEncoder().encode(text)
  return parsePlainNumber(bytes, 0, bytes.length)
}

test('a number reads as Number reads it, to the bit', () => {
  const options = { seed: 1, numRuns: 2000 }
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) =>
      Object.is(parse(String(value)), Number(String(value))),
    ),
    options,
  )
  fc.assert(
    fc.property(
      fc.integer(),
      fc.nat(999_999),
      (whole, part) => parse(`${whole}.${part}`) === Number(`${whole}.${part}`),
    ),
    options,
  )
})

test('signs, bare points and exponents are read', () => {
  assert.deepEqual(['+5', '-0.5', '.5', '5.', '1e3', '-1.5E-2'].map(parse), [5, -0.5, 0.5, 5, 1000, -0.015])
})

test('what only looks like a number is none', () => {
  for (const text of ['', '-', '.', '+.', '1,5', '1 5', '0x1f', '1e', '1e5x', '1.2.3', 'Infinity', '١٢']) {
    assert.ok(Number.isNaN(parse(text)), text)
  }
})

test('a number past the largest double is infinite, for the caller to refuse', () => {
  assert.equal(parse('1e999'), Number.POSITIVE_INFINITY)
})
