import assert from 'node:assert/strict'
import { test } from 'node:test'
import { accessPage, writtenAccessPage } from './write-access-docs.ts'

test('docs/access.md tells who may see what as the rules have it', () => {
  assert.equal(writtenAccessPage(), accessPage(), 'run node scripts/write-access-docs.ts')
})
