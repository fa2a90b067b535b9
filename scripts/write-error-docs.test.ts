import assert from 'node:assert/strict'
import { test } from 'node:test'
import { errorPage, writtenErrorPage } from './write-error-docs.ts'

test('docs/errors.md lists every error code as the registry has it', () => {
  assert.equal(writtenErrorPage(), errorPage())
})
