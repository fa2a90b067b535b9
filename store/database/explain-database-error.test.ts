import assert from 'node:assert/strict'
import { test } from 'node:test'
import { AppError } from '@cadre/core'
import { explainDatabaseError } from './explain-database-error.ts'

const withCode = (code: string): Error => Object.assign(new Error('x'), { code })

test('whatever way a connection is lost, it is said as a database that does not answer', () => {
  for (const error of [
    withCode('57P01'),
    withCode('57P03'),
    withCode('53300'),
    withCode('ECONNREFUSED'),
    withCode('EPIPE'),
    new Error('Connection terminated unexpectedly'),
    new Error('Connection terminated'),
    new Error('Client has encountered a connection error and is not queryable'),
    new Error('timeout exceeded when trying to connect'),
    new Error('Query read timeout'),
  ]) {
    const explained = explainDatabaseError(error)
    assert.ok(explained instanceof AppError, error.message)
    assert.equal(explained.code, 'store-unreachable')
  }
})

test('a disk that reports errors is a database that cannot be used, and a full one is said to be full', () => {
  const codeOf = (code: string): unknown => (explainDatabaseError(withCode(code)) as AppError).code
  assert.deepEqual(['58030', '53100'].map(codeOf), ['store-unreachable', 'store-disk-full'])
})

test('a fault of ours stays one', () => {
  for (const error of [new Error('x is not a function'), withCode('42601'), new TypeError('timeout'), 'text'])
    assert.equal(explainDatabaseError(error), error)
})
