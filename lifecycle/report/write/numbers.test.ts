import { test } from 'node:test'
import assert from 'node:assert/strict'
import {
  perHundred,
  writeCount,
  writeGap,
  writeInterval,
  writeNumber,
  writePoints,
  writePValue,
  writeRough,
  writeScore,
  writeShare,
  writeTick,
} from './numbers.ts'

/** Narrow spaces as plain ones, to be read here. */
function plain(text: string): string {
  return text.replaceAll('\u202f', ' ')
}

test('shares never claim a false nothing or everything', () => {
  const written = [0, 0.0004, 0.004, 0.073, 0.0996, 0.162, 0.995, 0.9996, 1, -0.035].map((share) =>
    plain(writeShare(share)),
  )
  assert.deepEqual(written, [
    '0 %',
    '<0.1 %',
    '0.4 %',
    '7.3 %',
    '10 %',
    '16 %',
    '99.5 %',
    '>99.9 %',
    '100 %',
    '−3.5 %',
  ])
})

test('counts of a hundred are 0 or 100 only when they are', () => {
  assert.deepEqual([0, 0.001, 0.162, 0.999, 1].map(perHundred), [0, 1, 16, 99, 100])
})

test('numbers of the data keep four digits, with a true minus and thousands apart', () => {
  assert.deepEqual([1240, 0.083_21, -12.3456, 1e15, 0.000_012, -0].map(writeNumber), [
    '1,240',
    '0.08321',
    '−12.35',
    '1.00e+15',
    '1.20e−5',
    '0',
  ])
})

test('effects and errors keep three digits', () => {
  assert.deepEqual([0.129_71, 12_919.4, 2.5].map(writeRough), ['0.13', '12,919', '2.5'])
})

test('ticks are short', () => {
  assert.deepEqual([0, 250, 12_500, 1_200_000, -0.25].map(writeTick), ['0', '250', '12.5k', '1.2m', '−0.25'])
})

test('intervals say the sign once and use "to" beside a minus', () => {
  assert.equal(writeInterval({ value: 0.836, low: 0.805, high: 0.867 }, writeScore), '0.836 (0.805–0.867)')
  assert.equal(plain(writeInterval({ value: 0.55, low: 0.48, high: 0.61 }, writeShare)), '55 % (48–61 %)')
  assert.equal(
    writeInterval({ value: 0.005, low: -0.007, high: 0.017 }, writeScore),
    '0.005 (−0.007 to 0.017)',
  )
  assert.equal(writeGap({ value: 0.035, low: -0.006, high: 0.076 }), '3.5 points (−0.6 to 7.6)')
})

test('points carry their sign, and zero carries none', () => {
  assert.deepEqual([0.166, -0.0351, 0, -0.0001].map(writePoints), ['+17', '−3.5', '0', '0'])
})

test('chance is written to what it can bear', () => {
  assert.deepEqual([0.000_02, 0.0312, 0.114, 1].map(writePValue), [
    'p < 0.001',
    'p = 0.031',
    'p = 0.11',
    'p = 1.00',
  ])
})

test('what is not a number is written as a dash', () => {
  for (const write of [writeCount, writeShare, writeScore, writeNumber, writeRough, writePoints, writePValue])
    assert.equal(write(Number.NaN), '–')
})
