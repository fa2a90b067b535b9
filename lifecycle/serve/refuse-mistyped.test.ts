import assert from 'node:assert/strict'
import { test } from 'node:test'
import { AppError } from '@cadre/core'
import { refuseMistyped } from './refuse-mistyped.ts'

const schema = [
  { kind: 'number', name: 'Pay', missing: [], decimal: '.' },
  { kind: 'date', name: 'Hired', missing: [], order: 'dmy', latestYear: 2030, earliest: 0, latest: 1e5 },
] as const

function report(
  counts: readonly (readonly [
    column: string,
    code: 'not-a-number' | 'not-a-date' | 'date-out-of-range',
    count: number,
  ])[],
) {
  return {
    rows: 100,
    issueCounts: counts.map(([column, code, count], index) => ({
      column,
      code,
      count,
      firstRow: 9 - index,
      example: 'x',
    })),
  }
}

test('up to half of the cells may not fit', () => {
  refuseMistyped(
    report([
      ['Pay', 'not-a-number', 50],
      ['Hired', 'not-a-date', 50],
    ]),
    { file: 'f.csv', schema },
  )
})

test('more are another column: file, column and first row are named', () => {
  assert.throws(
    () =>
      refuseMistyped(
        report([
          ['Hired', 'not-a-date', 30],
          ['Hired', 'date-out-of-range', 21],
        ]),
        { file: 'f.csv', schema },
      ),
    (error) => {
      assert.ok(error instanceof AppError && error.code === 'column-mistyped')
      assert.match(
        error.message,
        /^"Hired" of "f\.csv" does not hold dates.*51 of 100 cells.*first "x" in data row 8\./,
      )
      assert.deepEqual(error.details, { file: 'f.csv', column: 'Hired', row: 8, misfits: 51, rows: 100 })
      return true
    },
  )
})
