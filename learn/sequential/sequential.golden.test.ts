import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mixtureBoundary } from './mixture-boundary.ts'
import golden from './sequential.golden.json' with { type: 'json' }

test('boundaries are those of scipy from the formula, and of confseq', () => {
  for (const [squares, alpha, tightAt, reach, bound] of golden.bounds as number[][]) {
    const boundary = mixtureBoundary({ alpha: alpha!, reach: reach!, tightAt: tightAt! })
    const actual = boundary.at(squares!)
    assert.ok(Math.abs(actual / bound! - 1) < 1e-7, `${actual} is not ${bound} at ${squares}`)
    assert.ok(boundary.isPassed(bound! * 1.0001, squares!) && !boundary.isPassed(bound! * 0.9999, squares!))
  }
})
