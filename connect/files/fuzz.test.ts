import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fuzzReader } from './fuzz.fixture.ts'

const seed = 1

test('mutated CSV gives a table or an AppError', async () => {
  const { read, refused } = await fuzzReader('csv', { cases: 150, seed })
  assert.ok(read > 10 && refused > 10)
  await fuzzReader('csv in UTF-16', { cases: 50, seed })
  const tsv = await fuzzReader('tsv', { cases: 50, seed })
  assert.ok(tsv.read > 0 && tsv.refused > 0)
})

test('mutated JSON and JSON lines give a table or an AppError', async () => {
  const { read, refused } = await fuzzReader('jsonl', { cases: 100, seed })
  assert.ok(read > 0 && refused > 10)
  await fuzzReader('json', { cases: 100, seed })
})

test('mutated Parquet gives a table or an AppError', async () => {
  const { refused } = await fuzzReader('parquet', { cases: 40, seed })
  assert.ok(refused > 0)
})

test('mutated workbooks give a table or an AppError', async () => {
  const { refused } = await fuzzReader('xlsx', { cases: 6, seed })
  assert.ok(refused > 0)
})
