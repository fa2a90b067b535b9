import { createRandom } from '@cadre/learn'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { RowReading, WishedValue } from '../record-value.ts'
import type { BatchFigures, Expectation } from './batch-figures.ts'
import { compareBatches } from './compare-batches.ts'
import { judgeBatch } from './judge-batch.ts'
import { createBatchMeter } from './measure-batch.ts'

type Values = Readonly<Record<string, Readonly<Record<string, WishedValue>>>>

const reading = (values: Values): RowReading => ({
  row: 1,
  key: undefined,
  at: '2026-01-01',
  issues: [],
  wishes: Object.entries(values).map(([entity, of]) => ({ entity, values: of, columns: {} })),
})

interface Batch {
  readonly rows?: number
  readonly seed?: number
  readonly raise?: number
  readonly spain?: number
  readonly silent?: number
}

function measured({ rows = 400, seed = 1, raise = 0, spain = 0.5, silent = 0 }: Batch = {}): BatchFigures {
  const random = createRandom(seed)
  const meter = createBatchMeter([])
  for (let row = 0; row < rows; row++) {
    const minor = Math.round(3_000_000 * Math.exp(raise + 0.3 * random.normal()))
    const text = random.next() < spain ? 'Madrid' : 'Lima'
    const isSilent = random.next() < silent
    meter.add(
      reading({
        person: { firstName: `Name ${row}` },
        work_terms: { fte: 1 },
        job_assignment: { locationId: { lookUp: ['location'], text } },
        protected_profile: { gender: 'female' },
        ...(!isSilent && { pay: { amount: { minor, currency: 'EUR' } } }),
      }),
    )
  }
  return meter.figures()
}

const of = (figures: BatchFigures, target: string) => figures.fields.find((field) => field.target === target)!

test('the figures of a batch tell of no single row, and nothing of names or protected attributes', () => {
  const figures = measured({ rows: 400 })
  assert.equal(figures.rows, 400)
  assert.deepEqual(of(figures, 'person.firstName'), { target: 'person.firstName', present: 400 })
  assert.deepEqual(Object.keys(of(figures, 'protected_profile.gender')), ['target', 'present'])
  assert.equal(of(figures, 'pay.amount').quantiles?.length, 19)
  assert.equal(of(measured({ rows: 12 }), 'pay.amount').quantiles, undefined)
  const rare = createBatchMeter([])
  for (let row = 0; row < 40; row++)
    rare.add(reading({ employment: { type: row < 3 ? 'intern' : 'full time' } }))
  assert.deepEqual(of(rare.figures(), 'employment.type').words, { 'full time': 37 })
})

test('quantiles of many rows are those of all of them, as far as a sample can tell', () => {
  const { quantiles } = of(measured({ rows: 30_000 }), 'pay.amount')
  assert.ok(Math.abs(quantiles![9]! - 30_000) < 800, `${quantiles![9]}`)
  assert.ok(Math.abs(Math.log(quantiles![17]! / 30_000) - 0.3 * 1.2816) < 0.04)
})

test('a batch like the one before is met with silence, whatever the chance', () => {
  for (let seed = 2; seed < 40; seed++) {
    assert.deepEqual(compareBatches(measured({ seed }), measured({ seed: seed + 100 })), [], `seed ${seed}`)
  }
})

test('what differs from the batch before is said, with how much', () => {
  const messages = (batch: Batch): string =>
    compareBatches(measured({ seed: 7, ...batch }), measured())
      .map(({ target, message }) => `${target}: ${message}`)
      .join('; ')
  assert.match(messages({ raise: 0.4 }), /^pay\.amount: values are higher: .*apart$/)
  assert.match(messages({ spain: 0.9 }), /locationId: the share of "\w+" (rose|fell) from 5\d/)
  assert.match(messages({ silent: 0.5 }), /pay\.amount: 4\d.*% of the rows say it, 100 % did before/)
  assert.match(messages({ rows: 200 }), /^null: 200 rows, 50 % fewer than the 400 before$/)
  assert.match(messages({ spain: 1 }), /share of "Madrid" rose|"Lima" fell/)
})

test('expectations are judged by row and by batch', () => {
  const expectations: Expectation[] = [
    { kind: 'rows', atLeast: 10 },
    { kind: 'rejected', shareAtMost: 0.05 },
    { kind: 'present', target: 'pay.amount', share: 1 },
    { kind: 'between', target: 'pay.amount', low: 15_000, high: 200_000 },
    { kind: 'among', target: 'employment.type', words: ['Full time'] },
    { kind: 'between', target: 'employment.validFrom', low: '2000-01-01' },
  ]
  const meter = createBatchMeter(expectations)
  for (let row = 0; row < 19; row++) {
    const amount = { minor: row === 0 ? 100 : 3_000_000, currency: 'EUR' }
    const employment = { entity: 'employment', from: row < 2 ? '1999-12-31' : '2020-01-01', columns: {} }
    const { wishes, ...rest } = reading(row === 5 ? {} : { pay: { amount } })
    meter.add({
      ...rest,
      wishes: [...wishes, { ...employment, values: { type: row < 3 ? 'intern' : 'full time' } }],
    })
  }
  const batch = { figures: meter.figures(), rows: 20, rejected: 1, outside: meter.outside }
  const findings = judgeBatch(batch, expectations)
  assert.deepEqual(
    findings.map(({ isMet, message }) => [isMet, message]),
    [
      [true, '19 rows can be taken; at least 10 are expected'],
      [true, '5 % of the rows are rejected; at most 5 % are expected'],
      [false, '94.7 % of the rows say it; at least 100 % are expected'],
      [false, '1 row outside 15000 to 200000'],
      [false, '3 rows said something else than Full time'],
      [false, '2 rows outside 2000-01-01 to …'],
    ],
  )
})
