import { strToU8, unzipSync } from 'fflate'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { zipOf } from './write-zip.ts'

test('files come out of the archive as they went in, and the same files give the same bytes', () => {
  const files = new Map([
    ['model.json', strToU8('{"a":1}'.repeat(1000))],
    ['SHA256SUMS', strToU8('no such sum')],
  ])
  const zipped = zipOf(files)
  assert.ok(zipped.length < 1000)
  assert.deepEqual(new Map(Object.entries(unzipSync(zipped))), files)
  assert.deepEqual(zipOf(files), zipped)
})
