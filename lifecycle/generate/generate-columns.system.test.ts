import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createRandom } from '@cadre/learn'
import { numberColumn, createTable } from '@cadre/learn/table'
import type { RawCell } from '../ingest/index.ts'
import { createSigningKey } from '@cadre/core/signing'
import { openBundle } from '../register/index.ts'
import { memorySource } from '../study/memory-source.fixture.ts'
import { study } from '../study/study.ts'
import type { StudyOptions } from '../study/study-input.ts'
import { defineUseCase } from '../use-case.ts'

const useCase = defineUseCase({
  name: 'test',
  question: 'Who leaves?',
  subject: 'one person',
  candidates: {
    binary: ['gradient-boosting'],
    multiclass: ['gradient-boosting'],
    regression: ['gradient-boosting'],
  },
  limits: { minimumRows: 50, minimumPerClass: 10 },
  purposes: ['retention'],
  review: 'A person decides.',
  mustNever: ['Decide from the score alone.'],
  adverse: [],
})

const signingKey = createSigningKey()
const rows = 500

/** Three columns drawn apart; who leaves follows a rule of the first two. */
function people(
  names: readonly [string, string, string],
  rule: (a: number, b: number) => boolean,
): Record<string, RawCell[]> {
  const random = createRandom(9)
  const drawn = (): number[] =>
    Array.from({ length: rows }, () => Math.round(1000 * 30 ** random.next()) / 100)
  const [a, b, other] = [drawn(), drawn(), drawn()]
  const left = a.map((own, row) => random.next() < (rule(own, b[row]!) ? 0.92 : 0.08))
  return {
    [names[0]]: a,
    [names[1]]: b,
    [names[2]]: other,
    left: left.map((own) => (own ? 'Yes' : 'No')),
  }
}

function run(columns: Record<string, RawCell[]>, options: Partial<StudyOptions>) {
  return study({
    source: memorySource(columns),
    useCase,
    options: { target: 'left', useProtected: false, budget: 'fast', seed: 1, threads: 1, ...options },
    signingKey,
    cadreVersion: '0.0.0',
    createdAt: '2026-11-20T12:00:00.000Z',
  })
}

const nearMarket = (a: number, b: number): boolean => a > 0.6 * b && a < 1.5 * b

test('a planted ratio is made, told in words, explained by its columns, and scored from the bundle', async () => {
  const columns = people(['pay', 'market', 'commute'], nearMarket)
  const { result: plain } = await run(columns, {})
  const { result, files } = await run(columns, { generateFeatures: 4 })
  const { result: onTwo } = await run(columns, { generateFeatures: 4, threads: 2 })
  assert.deepEqual([onTwo.generated, onTwo.metrics], [result.generated, result.metrics])
  const { columns: made, finding, outerFolds } = result.generated!
  assert.deepEqual(
    made.map(({ formula, madeOf, folds }) => ({ formula, madeOf, isStable: folds >= outerFolds - 1 })),
    [{ formula: 'pay divided by market', madeOf: ['pay', 'market'], isStable: true }],
  )
  assert.match(finding, /lowers the loss by \d+\.\d % \(± \d+\.\d\); \d+ were tried/)
  assert.ok(result.metrics['auc']!.value > plain.metrics['auc']!.value)
  assert.ok(files.get('report.html')!.includes('pay divided by market'))
  assert.ok(
    result.explanation.importance.every(({ column }) => ['pay', 'market', 'commute'].includes(column)),
  )
  const bundle = [...files].flatMap(([name, text]) =>
    name.startsWith('bundle/') ? [[name.slice('bundle/'.length), Buffer.from(text)] as const] : [],
  )
  const { fitted } = openBundle('bundle', new Map(bundle))
  const asked = createTable([
    numberColumn('pay', [20, 200]),
    numberColumn('market', [20, 20]),
    numberColumn('commute', [30, 30]),
  ])
  const [near, above] = fitted.predict(asked)
  assert.ok(near! > 0.6 && above! < 0.4, `${near}, ${above}`)
})

test('where columns say all by themselves, none is made, and that is said', async () => {
  const { result } = await run(
    people(['pay', 'market', 'commute'], (a) => a < 50),
    { generateFeatures: 4 },
  )
  assert.deepEqual(result.generated!.columns, [])
  assert.match(result.validation, /No column made of others earned its place/)
})

test('nothing is made of a protected or a left-out column, however much it would bring', async () => {
  const columns = people(['pay', 'age', 'commute'], nearMarket)
  for (const options of [{}, { useProtected: true }]) {
    const { result } = await run(columns, { ...options, generateFeatures: 4 })
    assert.ok(
      result.columns.some(({ name, role }) => name === 'age' && role === 'protected') || options.useProtected,
    )
    assert.deepEqual(
      result.generated!.columns.filter(({ madeOf }) => madeOf.includes('age')),
      [],
    )
  }
  const { result } = await run(people(['pay', 'market', 'commute'], nearMarket), {
    drop: ['market'],
    generateFeatures: 4,
  })
  assert.deepEqual(
    result.generated!.columns.filter(({ madeOf }) => madeOf.includes('market')),
    [],
  )
})
