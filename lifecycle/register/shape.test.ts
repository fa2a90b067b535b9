import assert from 'node:assert/strict'
import { test } from 'node:test'
import { count, entries, fields, figure, finite, kinds, list, oneOf, ShapeFault, text } from './shape.ts'
import type { Shape } from './shape.ts'

const person = fields({ name: text, tags: list(text) }, { age: count })

function faultOf(shape: Shape<unknown>, value: unknown): string {
  try {
    shape(value, 'part')
  } catch (error) {
    assert.ok(error instanceof ShapeFault)
    return error.message
  }
  return 'none'
}

test('what fits comes back as it is, unknown fields included', () => {
  const value = { name: 'A', tags: [], extra: 1 }
  assert.equal(person(value, 'part'), value)
})

test('a fault names the place', () => {
  assert.equal(faultOf(person, { tags: [] }), 'part.name is not text')
  assert.equal(faultOf(person, { name: 'A', tags: ['x', 2] }), 'part.tags[1] is not text')
  assert.equal(faultOf(person, { name: 'A', tags: [], age: -1 }), 'part.age is not a whole number from 0 on')
  assert.equal(faultOf(list(person), {}), 'part is not a list')
  assert.equal(faultOf(entries(finite), { 'a b': null }), 'part["a b"] is not a number')
  assert.equal(faultOf(oneOf('a', 'b'), 'c'), 'part is not one of a, b')
  for (const value of [null, [], 'x', 1]) assert.equal(faultOf(person, value), 'part is not an object')
})

test('null is a figure that could not be had, and nothing else', () => {
  assert.equal(faultOf(figure, null), 'none')
  assert.equal(faultOf(finite, null), 'part is not a number')
})

test('kinds are told apart by their name, whatever objects inherit', () => {
  const shape = kinds({ a: fields({ x: finite }), b: fields({}) })
  assert.equal(faultOf(shape, { kind: 'b' }), 'none')
  assert.equal(faultOf(shape, { kind: 'a' }), 'part.x is not a number')
  for (const kind of ['c', 'toString', '__proto__', ''])
    assert.equal(faultOf(shape, { kind }), 'part.kind is not one of a, b')
})

test('inherited fields do not count as given', () => {
  assert.equal(faultOf(fields({ constructor: text }), {}), 'part.constructor is not text')
  assert.equal(faultOf(fields({}, { toString: text }), {}), 'none')
  const own: unknown = JSON.parse('{"__proto__": 3}')
  assert.equal(faultOf(entries(text), own), 'part["__proto__"] is not text')
})
