import assert from 'node:assert/strict'
import { test } from 'node:test'
import { numberEvidence, readNumberText } from './number-text.ts'

test('money, percent, signs and parentheses become numbers', () => {
  const cases: readonly [string, number][] = [
    ['$1,234.56', 1234.56],
    ['USD 1,200', 1200],
    ['1,200 USD', 1200],
    ['£30k', 30_000],
    ['€1.5M', 1_500_000],
    ['45%', 45],
    ['(1,234)', -1234],
    ['-$5', -5],
    ['$-5', -5],
    ['5-', -5],
    ['−7', -7],
    ["1'234'567", 1_234_567],
    ['1 234.5', 1234.5],
    ['12,34,567', 1_234_567],
  ]
  for (const [text, value] of cases) assert.equal(readNumberText(text, '.'), value, text)
})

test('with a decimal comma, points group thousands', () => {
  assert.equal(readNumberText('1.234,50 €', ','), 1234.5)
  assert.equal(readNumberText('0,25', ','), 0.25)
  assert.equal(readNumberText('1.234.567', ','), 1_234_567)
  assert.equal(readNumberText('12.5', ','), undefined)
})

test('text that is no number is none', () => {
  for (const text of ['abc', '12 Main St', '1-2', '(5', '5)', '$', '1,2,3', '5 abc', '$5 €', '30m']) {
    assert.equal(readNumberText(text, '.'), undefined, text)
  }
})

test('a cell says which sign parts its fraction, or that it could be either', () => {
  assert.equal(numberEvidence('1,5')?.decimal, ',')
  assert.equal(numberEvidence('1,234.5')?.decimal, '.')
  assert.equal(numberEvidence('1,234')?.decimal, 'either')
  assert.equal(numberEvidence('0,234')?.decimal, ',')
  assert.equal(numberEvidence('€5')?.unit, '€')
  assert.equal(numberEvidence('XYZ 5'), undefined)
})

test('a long cell of digits and separators is answered at once', () => {
  const started = performance.now()
  numberEvidence(`${'1 '.repeat(5000)}x`)
  numberEvidence(`${'1,'.repeat(29)}x`)
  assert.ok(performance.now() - started < 100)
})
