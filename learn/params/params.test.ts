import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { LearnError } from '../learn-error.ts'
import { createRandom } from '../random.ts'
import { checkParams, resolveParams, sampleParams } from './index.ts'
import type { ParamDeclarations } from './index.ts'

const declared = {
  rounds: {
    kind: 'number',
    default: 100,
    min: 1,
    max: 1000,
    integer: true,
    search: [10, 500],
    scale: 'log',
    meaning: 'rounds',
  },
  rate: { kind: 'number', default: 0.1, min: 0, max: 1, search: [0.01, 0.3], scale: 'log', meaning: 'rate' },
  share: { kind: 'number', default: 1, min: 0, max: 1, search: [0.25, 0.75], meaning: 'share' },
  depth: { kind: 'number', default: 6, min: 1, max: 20, integer: true, meaning: 'depth' },
  penalty: {
    kind: 'choice',
    default: 'l2',
    options: ['l1', 'l2', 'none'],
    search: ['l1', 'l2'],
    meaning: 'penalty',
  },
  isFair: { kind: 'boolean', default: false, search: [true, false], meaning: 'fair' },
} as const satisfies ParamDeclarations

const defaults = { rounds: 100, rate: 0.1, share: 1, depth: 6, penalty: 'l2', isFair: false }

test('what is not given takes its default', () => {
  assert.deepEqual(resolveParams(declared), defaults)
  assert.deepEqual(resolveParams(declared, { rounds: 5, isFair: true }), {
    ...defaults,
    rounds: 5,
    isFair: true,
  })
})

test('limits of a range are part of it', () => {
  for (const given of [{ rounds: 1 }, { rounds: 1000 }, { rate: 0 }, { rate: 1 }]) {
    assert.deepEqual(checkParams(declared, given), [])
  }
})

test('each wrong value is an issue that names the parameter and what is allowed', () => {
  const wrong: readonly [Record<string, unknown>, RegExp][] = [
    [{ rounds: 0 }, /"rounds" must be a whole number from 1 to 1000, not 0/],
    [{ rounds: 1001 }, /"rounds"/],
    [{ rounds: 2.5 }, /whole number/],
    [{ rounds: '5' }, /not "5"/],
    [{ rate: Number.NaN }, /"rate" must be a number from 0 to 1/],
    [{ rate: Infinity }, /"rate"/],
    [{ penalty: 'l3' }, /one of l1, l2, none, not "l3"/],
    [{ isFair: 1 }, /true or false/],
    [{ roundz: 5 }, /"roundz" is not a parameter; known are rounds, rate/],
    [{ constructor: 5 }, /"constructor" is not a parameter/],
    [{ rounds: null }, /"rounds"/],
  ]
  for (const [given, message] of wrong) {
    const issues = checkParams(declared, given)
    assert.equal(issues.length, 1)
    assert.equal(issues[0]!.param, Object.keys(given)[0])
    assert.match(issues[0]!.message, message)
  }
})

test('resolving wrong values throws one error that lists them all', () => {
  assert.throws(
    () => resolveParams(declared, { rounds: 0, penalty: 'l3', other: 1 }),
    (error) => {
      assert.ok(error instanceof LearnError)
      assert.equal(error.code, 'invalid-param')
      assert.deepEqual(
        (error.details['issues'] as { param: string }[]).map(({ param }) => param),
        ['rounds', 'penalty', 'other'],
      )
      return true
    },
  )
})

test('draws are valid, inside the searched range, and leave out what is not searched', () => {
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      const drawn = sampleParams(declared, createRandom(seed))
      assert.deepEqual(Object.keys(drawn), ['rounds', 'rate', 'share', 'penalty', 'isFair'])
      assert.deepEqual(checkParams(declared, drawn), [])
      assert.ok(Number(drawn['rounds']) >= 10 && Number(drawn['rounds']) <= 500)
      assert.ok(Number(drawn['rate']) >= 0.01 && Number(drawn['rate']) <= 0.3)
      assert.ok(Number(drawn['share']) >= 0.25 && Number(drawn['share']) <= 0.75)
      assert.notEqual(drawn['penalty'], 'none')
    }),
  )
})

test('a log scale draws as often below its geometric middle as above', () => {
  const random = createRandom(1)
  const draws = Array.from({ length: 4000 }, () => Number(sampleParams(declared, random)['rate']))
  const below = draws.filter((rate) => rate < Math.sqrt(0.01 * 0.3)).length
  assert.ok(Math.abs(below - 2000) < 110, `${below} of 4000`)
})
