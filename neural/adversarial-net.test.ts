import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createRandom } from '@cadre/learn'
import type { Target } from '@cadre/learn'
import { createTable, numberColumn } from '@cadre/learn/table'
import { createAdversary, awayFromAdversary } from './adversary.ts'
import { fitAdversarialNet } from './index.ts'

const rows = 1200
const random = createRandom(6)
const codes = Int32Array.from({ length: rows }, () => random.integer(2))
const merit = Float64Array.from({ length: rows }, () => random.normal())
const club = Float64Array.from(codes, (code) => code + 0.5 * random.normal())
const target: Target = {
  task: 'binary',
  classes: ['no', 'yes'],
  values: merit.map((own, row) => (own + 1.2 * codes[row]! + 0.7 * random.normal() > 0.6 ? 1 : 0)),
}
const table = createTable([numberColumn('merit', merit), numberColumn('club', club)])
const groups = { codes, names: ['first', 'second'] }
const quick = { seed: 1, hidden: [8], epochs: 10 }

/** How often each group is selected; among those with a label when one is given. */
function rates(scores: Float64Array, label?: number): number[] {
  return [0, 1].map((group) => {
    const own = scores.filter(
      (_, row) => codes[row] === group && (label === undefined || target.values[row] === label),
    )
    return own.reduce((sum, score) => sum + (score >= 0.5 ? 1 : 0), 0) / own.length
  })
}

const gap = ([first, second]: number[]): number => Math.abs(first! - second!)

test('the net that nobody watches selects one group more; watched, it selects both about as often', async () => {
  const parity = 'demographic-parity'
  const alone = await fitAdversarialNet(
    { table, target, groups: { ...groups, codes: shuffled() } },
    { ...quick, parity },
  )
  const watched = await fitAdversarialNet({ table, target, groups }, { ...quick, parity })
  assert.ok(gap(rates(alone.predict(table))) > 0.25, `${rates(alone.predict(table))}`)
  assert.ok(gap(rates(watched.predict(table))) < 0.1, `${rates(watched.predict(table))}`)
})

test('watched for equalized odds, its error rates come closer', async () => {
  const alone = await fitAdversarialNet({ table, target, groups: { ...groups, codes: shuffled() } }, quick)
  const watched = await fitAdversarialNet({ table, target, groups }, quick)
  const odds = (scores: Float64Array): number => (gap(rates(scores, 0)) + gap(rates(scores, 1))) / 2
  const [before, after] = [odds(alone.predict(table)), odds(watched.predict(table))]
  assert.ok(after < before / 2, `${before} before, ${after} after`)
})

test('the same seed gives the same bits, and the group is no input', async () => {
  const [first, second] = [
    await fitAdversarialNet({ table, target, groups }, quick),
    await fitAdversarialNet({ table, target, groups }, quick),
  ]
  assert.deepEqual(first.toJSON(), second.toJSON())
  assert.deepEqual(first.explain!(table).names, ['merit', 'club'])
})

test('three groups, and rows of no known group, are learned from', async () => {
  const three = {
    codes: codes.map((code, row) => (row % 7 === 0 ? -1 : row % 5 === 0 ? 2 : code)),
    names: ['a', 'b', 'c'],
  }
  const fitted = await fitAdversarialNet({ table, target, groups: three }, { ...quick, epochs: 2 })
  assert.ok(fitted.predict(table).every(Number.isFinite))
})

test('one group, more classes and groups that do not fit the rows are refused', async () => {
  const one = { codes: new Int32Array(rows), names: ['all'] }
  await assert.rejects(fitAdversarialNet({ table, target, groups: one }), { code: 'too-few-rows' })
  const few = { codes: codes.slice(1), names: groups.names }
  await assert.rejects(fitAdversarialNet({ table, target, groups: few }), { code: 'shape' })
  const regression = { ...target, task: 'regression' as const, classes: [] }
  await assert.rejects(fitAdversarialNet({ table, target: regression, groups }), { code: 'invalid-target' })
})

for (const parity of ['demographic-parity', 'equalized-odds'] as const) {
  test(`the adversary says how its loss rises with each margin, ${parity}`, () => {
    const margins = Float32Array.from({ length: 50 }, () => random.normal())
    const few = {
      values: target.values.subarray(0, 50),
      weights: new Float64Array(50).fill(1),
      codes: codes.subarray(0, 50),
    }
    const lossAt = (moved: Float32Array): number => trained().step(moved, few)!.loss
    const trained = () => {
      const adversary = createAdversary({ parity, groups: 2, learningRate: 0.05 })
      for (let step = 0; step < 20; step++) adversary.step(margins, few)
      return adversary
    }
    const { slopes } = trained().step(margins, few)!
    for (const row of [0, 7, 21]) {
      const [up, down] = [1e-2, -1e-2].map((change) => {
        const moved = margins.slice()
        moved[row]! += change
        return lossAt(moved)
      })
      assert.ok(Math.abs((up! - down!) / 2e-2 - slopes[row]!) < 1e-5, `row ${row}`)
    }
  })
}

test('a step away from the adversary goes down its own way and not the adversary’s', () => {
  const own = Float32Array.of(3, 1)
  const theirs = Float32Array.of(2, 0)
  assert.deepEqual([...awayFromAdversary(own, theirs, 0)], [0, 1])
  assert.deepEqual([...awayFromAdversary(own, theirs, 0.5)], [-1, 1])
  assert.deepEqual([...awayFromAdversary(own, Float32Array.of(0, 0), 0.5)], [3, 1])
})

/** Groups that have nothing to do with anything: an adversary that finds nothing. */
function shuffled(): Int32Array {
  return createRandom(9).shuffle(codes.slice())
}
