import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readColumns, readOrder, writeColumns } from './people-columns.ts'

test('columns that are chosen come back from the address, in the order of the list', () => {
  assert.equal(writeColumns(['email', 'number']), 'number,email')
  assert.deepEqual(readColumns('email,number'), ['number', 'email'])
})

test('the usual columns need nothing in the address, and columns that there are not are left out', () => {
  assert.equal(writeColumns(readColumns(undefined)), undefined)
  assert.deepEqual(readColumns('salary'), readColumns(undefined))
})

test('an order that the list does not have is not asked of the server', () => {
  assert.equal(readOrder('-department'), '-department')
  assert.equal(readOrder('salary'), undefined)
  assert.equal(readOrder(7), undefined)
})
