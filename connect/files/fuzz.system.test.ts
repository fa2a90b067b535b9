import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fuzzReader } from './fuzz.fixture.ts'
import type { FuzzedFormat } from './fuzz.fixture.ts'

// The same as fuzz.test.ts with many more files.

const cases: Readonly<Record<FuzzedFormat, number>> = {
  csv: 3000,
  'csv in UTF-16': 1000,
  tsv: 1000,
  jsonl: 2000,
  json: 2000,
  parquet: 600,
  xlsx: 60,
}

for (const [format, count] of Object.entries(cases) as [FuzzedFormat, number][]) {
  test(`${count} mutated files of ${format} each give a table or an AppError`, async () => {
    const { read, refused } = await fuzzReader(format, { cases: count, seed: 2 })
    assert.equal(read + refused, count)
    assert.ok(refused > 0)
  })
}
