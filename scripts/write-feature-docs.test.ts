import assert from 'node:assert/strict'
import { test } from 'node:test'
import { featurePage, writtenFeaturePage } from './write-feature-docs.ts'

test('docs/features.md tells what the catalogue declares', () => {
  assert.equal(writtenFeaturePage(), featurePage(), 'run node scripts/write-feature-docs.ts')
})
