import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readModel } from './model-json.ts'

const stored = {
  name: 'x',
  size: 2,
  isOpen: false,
  values: [1, 2.5],
  labels: ['a'],
  part: { name: 'inner' },
  parts: [{ name: 'one' }],
  none: null,
}

test('fields that are as they should be are read', () => {
  const reader = readModel(stored, 'a model')
  assert.equal(reader.string('name'), 'x')
  assert.equal(reader.number('size'), 2)
  assert.equal(reader.boolean('isOpen'), false)
  assert.deepEqual(reader.numbers('values', 2), [1, 2.5])
  assert.deepEqual(reader.strings('labels'), ['a'])
  assert.equal(reader.object('part').string('name'), 'inner')
  assert.equal(reader.objects('parts')[0]!.string('name'), 'one')
  assert.ok(reader.isNull('none') && reader.isString('name') && !reader.has('more'))
  assert.deepEqual(reader.whole(), stored)
})

test('a field that is not as it should be is refused by model and name', () => {
  const reader = readModel({ ...stored, endless: Infinity, holes: [1, null], parts: [1] }, 'a model')
  const reads: readonly [string, () => unknown][] = [
    ['size', () => reader.string('size')],
    ['name', () => reader.number('name')],
    ['endless', () => reader.number('endless')],
    ['name', () => reader.boolean('name')],
    ['holes', () => reader.numbers('holes')],
    ['values', () => reader.numbers('values', 3)],
    ['values', () => reader.strings('values')],
    ['none', () => reader.object('none')],
    ['labels', () => reader.object('labels')],
    ['parts', () => reader.objects('parts')],
    ['toString', () => reader.string('toString')],
  ]
  for (const [field, read] of reads)
    assert.throws(read, { code: 'invalid-model', message: new RegExp(`a model.*"${field}"`) })
})

test('what is not an object is refused', () => {
  for (const json of [null, undefined, 3, 'text', []])
    assert.throws(() => readModel(json, 'a model'), { code: 'invalid-model' })
})
