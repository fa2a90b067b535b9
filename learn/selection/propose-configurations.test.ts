import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ParamDeclarations } from '../params/params.ts'
import { checkParams } from '../params/params.ts'
import { createPool } from '../parallel/index.ts'
import { createRandom } from '../random.ts'
import { createDensity } from './configuration-density.ts'
import { learnerNamed } from './learners.fixture.ts'
import { proposeConfigurations } from './propose-configurations.ts'
import { search } from './search.ts'
import type { SearchStrategy } from './rungs.ts'
import { surfaceInput } from './surface.fixture.ts'

const { params } = learnerNamed('surface')

test('a model-based search comes lower than a random one, given the same fits, in the mean over 20 seeds', async () => {
  await using pool = createPool({ threads: 1 })
  const lowest = async (strategy: SearchStrategy): Promise<number> => {
    let sum = 0
    for (let seed = 1; seed <= 20; seed++) {
      const { loss } = await search(surfaceInput(pool, { strategy, seed, standardErrors: 0 }))
      sum += loss / 20
    }
    return sum
  }
  const [random, tpe] = [await lowest('random'), await lowest('tpe')]
  // The surface is 0.1 at its lowest.
  assert.ok(tpe - 0.1 < 0.5 * (random - 0.1), `tpe ${tpe}, random ${random}`)
})

test('proposals keep to the declared ranges, to what is fixed, and are never twice the same', () => {
  const random = createRandom(1)
  const tried = [{ params: { depth: 3 }, loss: Infinity }]
  for (let round = 0; round < 15; round++) {
    const proposed = proposeConfigurations(params, tried, { count: 4, fixed: { kind: 'd' }, seed: 1 })
    tried.push(...proposed.map((each) => ({ params: each as { depth: number }, loss: random.next() })))
  }
  const proposed = tried.slice(1).map((each) => each.params as Record<string, unknown>)
  assert.equal(proposed.length, 60)
  assert.equal(new Set(proposed.map((each) => JSON.stringify(each))).size, 60)
  for (const each of proposed) {
    assert.deepEqual(checkParams(params, each), [])
    assert.equal(each['kind'], 'd')
    assert.ok(each['rate'] === undefined || Number(each['rate']) >= 0.001)
  }
})

test('when the ranges are used up, proposals end', async () => {
  await using pool = createPool({ threads: 1 })
  const declared = {
    steps: { kind: 'number', default: 1, min: 0, max: 9, integer: true, search: [1, 9], meaning: 'x' },
  } as const satisfies ParamDeclarations
  const tried = Array.from({ length: 7 }, (_, steps) => ({ params: { steps: steps + 1 }, loss: steps }))
  const proposed = proposeConfigurations(declared, tried, { count: 5, fixed: {}, seed: 1 })
  assert.deepEqual(new Set(proposed.map(({ steps }) => steps)), new Set([8, 9]))

  const seen: number[] = []
  const fixed = { rate: 0.01, share: 0.5, kind: 'b', isRough: false }
  const onProgress = (done: number, total: number): void => void seen.push(done / total)
  const { tried: all } = await search(surfaceInput(pool, { strategy: 'tpe', fixed, onProgress }))
  assert.equal(all.length, 20)
  assert.equal(seen.at(-1), 1)
})

test('a density adds up to one over all it can draw', () => {
  const declared = {
    steps: { kind: 'number', default: 1, min: 0, max: 9, search: [2, 4], meaning: 'x' },
    kind: { kind: 'choice', default: 'a', options: ['a', 'b', 'c'], search: ['b', 'c'], meaning: 'x' },
  } as const satisfies ParamDeclarations
  const density = createDensity(declared, [{ steps: 2.1 }, { steps: 3, kind: 'b' }, { kind: 'c' }])
  const cells = 2000
  let sum = 0
  for (const kind of [{}, { kind: 'b' }, { kind: 'c' }]) {
    sum += Math.exp(density.logDensity(kind))
    for (let cell = 0; cell < cells; cell++) {
      const steps = 2 + (2 * (cell + 0.5)) / cells
      sum += Math.exp(density.logDensity({ ...kind, steps })) / cells
    }
  }
  assert.ok(Math.abs(sum - 1) < 1e-6, `sum ${sum}`)
})
