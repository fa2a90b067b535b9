import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ParamDeclarations } from '../params/params.ts'
import { createPool } from '../parallel/index.ts'
import { gridConfigurations } from './grid-configurations.ts'
import { learnerNamed } from './learners.fixture.ts'
import { search } from './search.ts'
import { surfaceInput } from './surface.fixture.ts'

const { params } = learnerNamed('surface')

test('a grid visits the default and then exactly the product of its values', async () => {
  await using pool = createPool({ threads: 2 })
  const grid = { rate: [0.01, 0.1], depth: [3, 12, 20], kind: ['b', 'd'] }
  const { tried, params: chosen } = await search(
    surfaceInput(pool, { strategy: 'grid', grid, evaluations: 26 }),
  )
  const expected = grid.rate.flatMap((rate) =>
    grid.depth.flatMap((depth) => grid.kind.map((kind) => ({ rate, depth, kind }))),
  )
  assert.deepEqual(
    tried.map((each) => each.params),
    [{}, ...expected],
  )
  assert.deepEqual(chosen, { rate: 0.01, depth: 12, kind: 'b' })
})

test('a grid of the declared ranges grows with what can be afforded, never beyond', () => {
  let before = 0
  for (const most of [1, 2, 5, 33, 80, 300]) {
    const configurations = gridConfigurations(params, most, { fixed: {} })
    assert.ok(
      configurations.length <= most && configurations.length >= before,
      `${configurations.length} of ${most}`,
    )
    assert.deepEqual(configurations[0], {})
    before = configurations.length
  }
  assert.ok(before > 150, `${before} of 300`)
})

test('values of a grid lie in the middles of equal parts of the declared scale', () => {
  const declared = {
    rate: { kind: 'number', default: 1, min: 0, max: 9, scale: 'log', search: [0.01, 1], meaning: 'x' },
  } as const satisfies ParamDeclarations
  const rates = gridConfigurations(declared, 3, { fixed: {} }).map((each) => Number(each['rate'] ?? 1))
  assert.deepEqual(
    rates.map((rate) => Math.round(Math.log10(rate) * 1e9) / 1e9),
    [0, -1.5, -0.5],
  )
})

test('fixed parameters are not crossed, and the default comes once', () => {
  const fixed = { kind: 'c' }
  const configurations = gridConfigurations(params, 40, {
    fixed,
    grid: { isRough: [true, false], kind: ['a', 'b'] },
  })
  assert.deepEqual(configurations, [{ kind: 'c' }, { isRough: false, kind: 'c' }])
  assert.ok(gridConfigurations(params, 40, { fixed }).every(({ kind }) => kind === 'c'))
})

test('a grid that is too large, empty or out of range is refused', () => {
  const refused = (grid: Record<string, readonly (number | string)[]>, message: RegExp): void =>
    assert.throws(() => gridConfigurations(params, 3, { fixed: {}, grid }), {
      code: 'invalid-param',
      message,
    })
  refused({ depth: [1, 3, 4, 5] }, /5 configurations, and 3 can be afforded/)
  refused({ depth: [] }, /"depth" has no values/)
  refused({ depth: [0.5] }, /"depth" must be a whole number/)
  refused({ height: [1] }, /"height" is not a parameter/)
})
