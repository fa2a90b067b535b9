import assert from 'node:assert/strict'
import type { Target, Task } from '../estimator.ts'
import { LearnError } from '../learn-error.ts'
import { createRandom } from '../random.ts'
import {
  categoryColumn,
  columnOfKind,
  contentHash,
  createTable,
  dropColumns,
  numberColumn,
  shareTable,
  sliceRows,
  takeRows,
  withColumns,
} from '../table/index.ts'
import { sourceShares } from '../table/source-shares.ts'
import type { Table } from '../table/index.ts'
import type { FittedTransformer, TransformOptions, TransformerDefinition } from '../transformer.ts'
import { assertRanges } from './param-cases.ts'
import { sampleData } from './sample-data.ts'
import { assertCode, resultOrLearnError } from './subject.ts'

/** A step under test, with rows to learn from and other rows to transform. */
export interface StepSubject {
  readonly definition: TransformerDefinition
  readonly table: Table
  readonly target: Target
  readonly unseen: Table
  fitTransform(
    table?: Table,
    options?: TransformOptions,
  ): { readonly fitted: FittedTransformer; readonly table: Table }
}

export interface StepCase {
  readonly name: string
  run(subject: StepSubject): Promise<void> | void
}

export function createStepSubject(definition: TransformerDefinition, task: Task): StepSubject {
  const { table, target } = sampleData(task, 160, 1)
  return {
    definition,
    table,
    target,
    unseen: sampleData(task, 60, 2).table,
    fitTransform: (given = table, options = { seed: 1 }) =>
      definition
        .create()
        .fitTransform(given, { ...target, values: target.values.slice(0, given.rowCount) }, options),
  }
}

export const stepCases: readonly StepCase[] = [
  {
    name: 'the same seed gives the same step and rows',
    run({ fitTransform, unseen }) {
      const [first, second] = [fitTransform(), fitTransform()]
      assertSameTable(second.table, first.table)
      assertSameTable(second.fitted.transform(unseen), first.fitted.transform(unseen))
      assert.deepEqual(second.fitted.toJSON(), first.fitted.toJSON())
    },
  },
  {
    name: 'rows are kept, each transformed without regard to the others or their order',
    run({ fitTransform, unseen }) {
      const { fitted } = fitTransform()
      const all = fitted.transform(unseen)
      assert.equal(all.rowCount, unseen.rowCount)
      const order = createRandom(3).shuffle(Int32Array.from({ length: unseen.rowCount }, (_, row) => row))
      assertSameTable(fitted.transform(takeRows(unseen, order)), takeRows(all, order))
      for (const row of [0, 17, 59])
        assertSameTable(fitted.transform(sliceRows(unseen, row, row + 1)), sliceRows(all, row, row + 1))
    },
  },
  {
    name: 'training rows come out with the names and kinds of any other rows',
    run({ fitTransform, unseen }) {
      const { fitted, table } = fitTransform()
      assert.deepEqual(shapeOf(table), shapeOf(fitted.transform(unseen)))
      assert.equal(table.rowCount, 160)
    },
  },
  {
    name: 'every new column names the given column it comes from',
    run({ fitTransform, unseen }) {
      const given = new Set(unseen.columns.map(({ name }) => name))
      for (const column of fitTransform().fitted.transform(unseen).columns) {
        const shares = sourceShares(column)
        for (const { name } of shares) assert.ok(given.has(name), `"${column.name}" comes from "${name}"`)
        const sum = shares.reduce((total, { share }) => total + share, 0)
        assert.ok(Math.abs(sum - 1) < 1e-12, `the shares in "${column.name}" add up to ${sum}`)
      }
    },
  },
  {
    name: 'a step read back from JSON transforms to the same bits',
    run({ fitTransform, definition, unseen }) {
      const { fitted } = fitTransform()
      const text = JSON.stringify(fitted.toJSON())
      const read = definition.fromJson(JSON.parse(text) as ReturnType<typeof fitted.toJSON>)
      assertSameTable(read.transform(unseen), fitted.transform(unseen))
      assert.equal(JSON.stringify(read.toJSON()), text)
    },
  },
  {
    name: 'nothing that is given is changed, and shared memory makes no difference',
    run({ fitTransform, table, target, unseen }) {
      const before = [contentHash(table), contentHash(unseen), target.values.join()]
      const { fitted } = fitTransform()
      const transformed = fitted.transform(unseen)
      assert.deepEqual([contentHash(table), contentHash(unseen), target.values.join()], before)
      const shared = fitTransform(shareTable(table))
      assert.deepEqual(shared.fitted.toJSON(), fitted.toJSON())
      assertSameTable(fitted.transform(shareTable(unseen)), transformed)
    },
  },
  {
    name: 'levels never seen, and known levels under other codes, are taken in',
    run({ fitTransform, unseen }) {
      const { fitted } = fitTransform()
      const strange = categoryColumn(
        'team',
        Array.from({ length: unseen.rowCount }, () => 'a team nobody knew'),
      )
      assert.equal(fitted.transform(withColumns(unseen, [strange])).rowCount, unseen.rowCount)
      const column = columnOfKind(unseen, 'team', 'category')
      const cells = Array.from(column.codes, (code) => (code < 0 ? null : column.levels[code]!))
      const others = categoryColumn('team', cells, ['new', ...[...column.levels].reverse()])
      const recoded = { ...unseen, columns: unseen.columns.map((each) => (each === column ? others : each)) }
      const asNumbers = ({ columns }: Table): Table =>
        createTable(columns.filter(({ kind }) => kind === 'number'))
      assertSameTable(asNumbers(fitted.transform(recoded)), asNumbers(fitted.transform(unseen)))
    },
  },
  {
    name: 'tables without rows, without columns, and with constant or empty columns go through',
    run({ fitTransform, table, unseen }) {
      const { fitted } = fitTransform()
      assert.equal(fitted.transform(sliceRows(unseen, 0, 0)).rowCount, 0)
      const bare = createTable([], table.rowCount)
      assert.equal(fitTransform(bare).fitted.transform(createTable([], 5)).rowCount, 5)
      const idle = (rowCount: number): Table =>
        createTable([
          numberColumn('always 3', new Float64Array(rowCount).fill(3)),
          numberColumn(
            'no number',
            Array.from({ length: rowCount }, () => null),
          ),
          categoryColumn(
            'no category',
            Array.from({ length: rowCount }, () => null),
          ),
        ])
      const through = fitTransform(idle(160)).fitted.transform(idle(5))
      assert.equal(through.rowCount, 5)
      for (const column of through.columns)
        if (column.kind === 'number')
          assert.ok(
            column.values.every((value, row) => Number.isFinite(value) || column.missing?.[row] === 1),
          )
    },
  },
  {
    name: 'a column that is not there is named, or was none of the step’s business',
    async run({ fitTransform, unseen }) {
      const { fitted } = fitTransform()
      const all = fitted.transform(unseen)
      for (const { name } of unseen.columns) {
        const result = await resultOrLearnError(() => fitted.transform(dropColumns(unseen, [name])))
        if (result instanceof LearnError) {
          assertCode(result, ['column-missing'], `"${name}"`)
          assert.equal(result.details['name'], name)
          continue
        }
        const others = all.columns.filter((column) =>
          sourceShares(column).every((from) => from.name !== name),
        )
        assertSameTable(result, createTable(others, all.rowCount))
      }
    },
  },
  {
    name: 'parameters are accepted at the limits of their ranges and refused outside',
    run: ({ definition }) => assertRanges(definition as unknown as Parameters<typeof assertRanges>[0]),
  },
]

function shapeOf({ columns }: Table): readonly string[] {
  return columns.map(({ kind, name, source }) => `${kind} ${name} ${JSON.stringify(source)}`)
}

function assertSameTable(actual: Table, expected: Table): void {
  assert.deepEqual(shapeOf(actual), shapeOf(expected))
  assert.equal(contentHash(actual), contentHash(expected))
}
