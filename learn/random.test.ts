import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { createRandom, deriveSeed } from './random.ts'
import golden from './random.golden.json' with { type: 'json' }

test('uniform numbers are those of the reference implementation', () => {
  for (const { seed, next } of golden.seeds) {
    const random = createRandom(seed)
    assert.deepEqual(
      next.map(() => random.next()),
      next,
    )
  }
})

test('normal numbers are those of the reference to the last digits', () => {
  for (const { seed, normal } of golden.seeds) {
    const random = createRandom(seed)
    for (const expected of normal) assert.ok(Math.abs(random.normal() - expected) < 1e-14)
  }
})

test('whole numbers stay below their bound and reach every value evenly', () => {
  const random = createRandom(1)
  const counts = new Int32Array(7)
  for (let draw = 0; draw < 70_000; draw++) counts[random.integer(7)]!++
  // Chi-square with 6 degrees of freedom: above 22.5 once in a thousand.
  const statistic = counts.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0)
  assert.ok(statistic < 22.5, `${statistic}`)
})

test('normal numbers have mean 0, variance 1 and no skew', () => {
  const random = createRandom(2)
  const draws = Float64Array.from({ length: 100_000 }, () => random.normal())
  const moment = (power: number): number => draws.reduce((sum, draw) => sum + draw ** power, 0) / draws.length
  assert.ok(Math.abs(moment(1)) < 0.015)
  assert.ok(Math.abs(moment(2) - 1) < 0.02)
  assert.ok(Math.abs(moment(3)) < 0.05)
  assert.ok(Math.abs(moment(4) - 3) < 0.15)
})

test('a shuffle keeps what it shuffles', () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), fc.nat(), (items, seed) => {
      const shuffled = createRandom(seed).shuffle([...items])
      assert.deepEqual(
        shuffled.sort((a, b) => a - b),
        [...items].sort((a, b) => a - b),
      )
    }),
  )
})

test('a shuffle brings every order about equally often', () => {
  const random = createRandom(3)
  const counts = new Map<string, number>()
  for (let draw = 0; draw < 24_000; draw++) {
    const order = random.shuffle([0, 1, 2, 3]).join('')
    counts.set(order, (counts.get(order) ?? 0) + 1)
  }
  assert.equal(counts.size, 24)
  // Chi-square with 23 degrees of freedom: above 49.7 once in a thousand.
  const statistic = [...counts.values()].reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0)
  assert.ok(statistic < 49.7, `${statistic}`)
})

test('derived seeds are 32-bit, depend on each label and its place, and rarely meet', () => {
  const seeds = new Set<number>()
  for (let seed = 0; seed < 100; seed++) {
    for (let label = 0; label < 100; label++) seeds.add(deriveSeed(seed, 'fold', label))
  }
  // Among 10,000 of 2^32 one expects 0.01 meetings.
  assert.ok(seeds.size >= 9_999)
  assert.ok([...seeds].every((seed) => Number.isInteger(seed) && seed >= 0 && seed < 2 ** 32))
  assert.notEqual(deriveSeed(1, 'a', 'b'), deriveSeed(1, 'b', 'a'))
  assert.notEqual(deriveSeed(1, 'ab'), deriveSeed(1, 'a', 'b'))
  assert.notEqual(deriveSeed(1, 'a'), deriveSeed(1))
})
