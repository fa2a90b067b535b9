import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { sampleCsv } from './sample-csv.ts'
import { shippedSample, shippedSampleFile } from './write-sample.ts'

test('the shipped sample is what its generator makes', () => {
  assert.equal(readFileSync(shippedSampleFile, 'utf8'), sampleCsv(shippedSample))
})
