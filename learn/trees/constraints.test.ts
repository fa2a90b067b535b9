import assert from 'node:assert/strict'
import { test } from 'node:test'

import type { FittedJson, Target, Task } from '../estimator.ts'
import { gradientBoosting } from '../learners/index.ts'
import { isFittedPipeline } from '../pipeline.ts'
import { createRandom } from '../random.ts'
import { numberColumn } from '../table/column.ts'
import { columnNamed, createTable, takeRows, withColumns } from '../table/table.ts'
import { boosting } from './boosting.ts'
import { parseColumnGroups, parseDirections } from './constraint-text.ts'
import type { FittedTrees } from './fitted-trees.ts'
import type { TreeEnsemble } from './tree-ensemble.ts'
import { mixedRows } from './trees-fixture.ts'

const fast = { rounds: 40, learningRate: 0.2, maxLeaves: 12, minLeafWeight: 2, featureFraction: 0.8 }

async function fit(task: Task, params: object): Promise<FittedTrees> {
  const { table, target } = mixedRows(task, 600)
  return (await boosting.create({ ...fast, ...params }).fit(table, target, undefined, {
    seed: 2,
  })) as FittedTrees
}

/** Names of the columns on each path from a root to a leaf. */
function columnsOnPaths({ treeStart, feature, left, right, features }: TreeEnsemble): Set<string>[] {
  const paths: Set<string>[] = []
  const walk = (node: number, path: ReadonlySet<string>): void => {
    if (feature[node]! < 0) {
      paths.push(new Set(path))
      return
    }
    const longer = new Set([...path, features[feature[node]!]!.name])
    walk(left[node]!, longer)
    walk(right[node]!, longer)
  }
  for (const root of treeStart.subarray(0, -1)) walk(root, new Set())
  return paths
}

for (const task of ['binary', 'regression'] as const) {
  for (const growth of ['leaf-wise', 'depth-wise'] as const) {
    test(`predictions go with the columns they must go with, whatever the row (${task}, ${growth})`, async () => {
      const { table } = mixedRows(task, 600)
      // Against what the rows say, so that the constraint has work to do.
      const directions = { pay: -1, tenure: -1, remote: 1 }
      const fitted = await fit(task, { growth, monotone: 'pay=down,tenure=down,remote=up' })
      const free = await fit(task, { growth })
      let brokenWithout = 0
      for (const [name, direction] of Object.entries(directions)) {
        for (let row = 0; row < 60; row++) {
          const steps = name === 'remote' ? [0, 1] : Array.from({ length: 80 }, (_, i) => 2 * i - 80)
          const rows = takeRows(
            table,
            steps.map(() => row),
          )
          const column = columnNamed(rows, name)
          const changed =
            column.kind === 'boolean'
              ? { ...column, values: Uint8Array.from(steps), missing: undefined }
              : numberColumn(name, steps)
          const grid = withColumns(rows, [changed])
          const [kept, without] = [fitted.predictMargin(grid), free.predictMargin(grid)]
          for (let i = 1; i < steps.length; i++) {
            assert.ok(direction * (kept[i]! - kept[i - 1]!) >= 0, `${name} at row ${row}`)
            if (direction * (without[i]! - without[i - 1]!) < 0) brokenWithout++
          }
        }
      }
      assert.ok(brokenWithout > 100)
    })
  }
}

test('no path of a tree joins columns that no group holds together', async () => {
  const groups = [
    ['pay', 'tenure'],
    ['tenure', 'team', 'site'],
  ]
  const { ensemble } = await fit('multiclass', { interactions: 'pay,tenure;tenure,team,site' })
  const paths = columnsOnPaths(ensemble)
  for (const path of paths)
    assert.ok(path.size <= 1 || groups.some((group) => [...path].every((name) => group.includes(name))))
  assert.ok(paths.some((path) => path.size > 1))
  const free = columnsOnPaths((await fit('multiclass', {})).ensemble)
  assert.ok(free.some((path) => path.has('remote') && path.size > 1))
})

test('trees grown level by level are those grown leaf by leaf when no leaf is left out', async () => {
  const open = { maxDepth: 4, maxLeaves: 16 }
  const [level, leaf] = [
    await fit('binary', { ...open, growth: 'depth-wise' }),
    await fit('binary', { ...open, growth: 'leaf-wise' }),
  ]
  const { table } = mixedRows('binary', 600)
  const margins = leaf.predictMargin(table)
  assert.deepEqual(level.predictMargin(table), margins)
})

test('a tree grown level by level opens no level before the one above is full', async () => {
  const depths = ({ treeStart, feature, left, right }: TreeEnsemble, tree: number): number[] => {
    const found: number[] = []
    const walk = (node: number, depth: number): void => {
      if (feature[node]! < 0) {
        found.push(depth)
        return
      }
      walk(left[node]!, depth + 1)
      walk(right[node]!, depth + 1)
    }
    walk(treeStart[tree]!, 0)
    return found
  }
  const params = { maxLeaves: 6, minLeafWeight: 0, featureFraction: 1 }
  const spread = async (growth: string): Promise<number[]> => {
    const { ensemble } = await fit('regression', { ...params, growth })
    return Array.from({ length: 20 }, (_, tree) => {
      const found = depths(ensemble, tree)
      return Math.max(...found) - Math.min(...found)
    })
  }
  assert.ok((await spread('depth-wise')).every((difference) => difference <= 1))
  assert.ok((await spread('leaf-wise')).some((difference) => difference > 1))
})

test('contributions of a constrained model add up, and its JSON is read back to the bit', async () => {
  const fitted = await fit('binary', { growth: 'depth-wise', monotone: 'pay=up', interactions: 'pay,team' })
  const { table } = mixedRows('binary', 40)
  const { base, values, names } = fitted.explain!(table)
  fitted.predictMargin(table).forEach((margin, row) => {
    const own = values.subarray(row * names.length, (row + 1) * names.length)
    const sum = own.reduce((total, value) => total + value, base[0]!)
    assert.ok(Math.abs(sum - margin) < 1e-9)
  })
  const again = boosting.fromJson(JSON.parse(JSON.stringify(fitted)) as FittedJson)
  assert.deepEqual(again.predict(table), fitted.predict(table))
})

test('columns derived from a date are bound by the name of the date', async () => {
  const { table, target } = mixedRows('regression', 400)
  const fitted = await gradientBoosting
    .create({ ...fast, interactions: 'hired,pay' })
    .fit(table, target, undefined, { seed: 1 })
  assert.ok(isFittedPipeline(fitted))
  for (const path of columnsOnPaths((fitted.learner as FittedTrees).ensemble))
    assert.ok(path.size <= 1 || [...path].every((name) => name === 'pay' || name.startsWith('hired ')))
})

test('a column made of several is used only where all of them may meet', async () => {
  const { table, target } = mixedRows('regression', 400)
  const [pay, tenure] = [columnNamed(table, 'pay'), columnNamed(table, 'tenure')]
  assert.ok(pay.kind === 'number' && tenure.kind === 'number')
  const made = {
    ...numberColumn(
      'pay × tenure',
      pay.values.map((value, row) => value * tenure.values[row]!),
    ),
    source: ['pay', 'tenure'].map((name) => ({ name, share: 0.5 })),
  }
  const wider = withColumns(table, [made])
  const pathsWith = async (interactions: string) => {
    const fitted = await boosting.create({ ...fast, interactions }).fit(wider, target, undefined)
    return columnsOnPaths((fitted as FittedTrees).ensemble).filter((path) => path.has(made.name))
  }
  assert.equal((await pathsWith('pay,team')).length, 0)
  const together = await pathsWith('pay,tenure;team,site')
  assert.ok(together.length > 0 && together.every((path) => !path.has('team') && !path.has('site')))
})

test('constraints that make no sense are refused with what is wrong', async () => {
  const { table, target } = mixedRows('binary', 60)
  const fitWith = (params: object, of: Target = target) =>
    boosting.create({ rounds: 2, ...params }).fit(table, of, undefined)
  await assert.rejects(fitWith({ monotone: 'height=up' }), { code: 'column-missing', message: /"height"/ })
  await assert.rejects(fitWith({ interactions: 'pay,height' }), { code: 'column-missing' })
  await assert.rejects(fitWith({ monotone: 'team=up' }), { code: 'column-kind', message: /"team"/ })
  assert.throws(() => boosting.create({ monotone: 'pay=sideways' }), { code: 'invalid-param' })
  assert.throws(() => boosting.create({ monotone: 'pay=up,pay=down' }), /twice/)
  const three = mixedRows('multiclass', 60)
  await assert.rejects(
    boosting.create({ monotone: 'pay=up' }).fit(three.table, three.target, undefined),
    /two classes or a number/,
  )
  const number = { task: 'regression', values: target.values, classes: [] } as const
  await assert.rejects(fitWith({ monotone: 'pay=up', loss: 'absolute' }, number), /absolute loss/)
})

test('names may hold what separates them, with a backslash before it', () => {
  assert.deepEqual(
    parseDirections('pay\\, yearly=up, a\\=b = down'),
    new Map([
      ['pay, yearly', 'up'],
      ['a=b', 'down'],
    ]),
  )
  assert.deepEqual(parseColumnGroups('a\\;b, c; d'), [['a;b', 'c'], ['d']])
})

test('a constraint on a column that carries nothing changes nothing else', async () => {
  const random = createRandom(3)
  const values = Array.from({ length: 300 }, () => random.normal())
  const table = createTable([
    numberColumn('x', values),
    numberColumn(
      'noise',
      values.map(() => 4),
    ),
  ])
  const target: Target = { task: 'regression', values: Float64Array.from(values, (v) => v ** 2), classes: [] }
  const with_ = await boosting.create({ ...fast, monotone: 'noise=up' }).fit(table, target, undefined)
  const without = await boosting.create(fast).fit(table, target, undefined)
  const margins = without.predictMargin(table)
  with_.predictMargin(table).forEach((margin, row) => assert.ok(Math.abs(margin - margins[row]!) < 1e-9))
})
