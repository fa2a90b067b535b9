import assert from 'node:assert/strict'
import type { Fitted } from '../estimator.ts'
import { LearnError } from '../learn-error.ts'
import {
  categoryColumn,
  columnOfKind,
  createTable,
  dropColumns,
  numberColumn,
  selectColumns,
  sliceRows,
  takeRows,
  textColumn,
  withColumns,
} from '../table/index.ts'
import type { Column, Table } from '../table/index.ts'
import { assertCode, assertFinite, assertSameBits, resultOrLearnError } from './subject.ts'
import type { Case, Subject } from './subject.ts'

/** Data as they come: missing, constant, empty, of one class. */
export const dataCases: readonly Case[] = [
  {
    name: 'rows whose every cell is missing are predicted',
    async run({ fit, unseen }) {
      assertFinite((await fit()).predict(blank(unseen)), 'predictions')
    },
  },
  {
    name: 'columns that are missing throughout, or constant, do no harm',
    async run({ fit, table, unseen }) {
      const withIdle = (to: Table): Table => withColumns(to, [...idleColumns(to.rowCount)])
      const fitted = await fit({ table: withIdle(table) })
      assertFinite(fitted.predict(withIdle(unseen)), 'predictions')
    },
  },
  {
    name: 'constant columns alone give the same prediction for every row',
    async run({ fit, table, unseen }) {
      const fitted = await fit({ table: createTable([...idleColumns(table.rowCount)]) })
      assertAlike(fitted, createTable([...idleColumns(unseen.rowCount)]))
    },
  },
  {
    name: 'no columns at all give one prediction for all, or a LearnError',
    async run({ fit, table, unseen }) {
      const fitted = await resultOrLearnError(() => fit({ table: selectColumns(table, []) }))
      if (!(fitted instanceof LearnError)) assertAlike(fitted, selectColumns(unseen, []))
    },
  },
  {
    name: 'a table without rows is refused, and predicting none gives none',
    async run({ fit, table, target, unseen }) {
      const none = { ...target, values: new Float64Array(0) }
      const result = await resultOrLearnError(() => fit({ table: sliceRows(table, 0, 0), target: none }))
      assertCode(result, ['too-few-rows'], 'a table without rows')
      const fitted = await fit()
      assert.equal(fitted.predict(sliceRows(unseen, 0, 0)).length, 0)
      assert.equal(fitted.explain?.(sliceRows(unseen, 0, 0)).values.length ?? 0, 0)
    },
  },
  {
    name: 'a target of one value is learned as such or refused as one class',
    async run(subject) {
      const { fit, definition, target, unseen, task } = subject
      const values = new Float64Array(target.values.length).fill(1)
      const fitted = await resultOrLearnError(() => fit({ target: { ...target, values } }))
      if (fitted instanceof LearnError) return assertCode(fitted, ['one-class'], 'one class')
      const predictions = fitted.predict(unseen)
      assertFinite(predictions, 'predictions')
      if (task === 'regression' && !definition.ranks)
        assert.ok(predictions.every((value) => Math.abs(value - 1) < 1e-6))
    },
  },
  {
    name: 'a class without rows is predicted with a probability near nothing, or refused as one class',
    async run({ fit, target, unseen, task }) {
      if (task !== 'multiclass') return
      const values = target.values.map((value) => (value === 2 ? 1 : value))
      const fitted = await resultOrLearnError(() => fit({ target: { ...target, values } }))
      if (fitted instanceof LearnError) return assertCode(fitted, ['one-class'], 'an absent class')
      const predictions = fitted.predict(unseen)
      assertFinite(predictions, 'predictions')
      for (let row = 0; row < unseen.rowCount; row++) assert.ok(predictions[row * 3 + 2]! < 0.2)
    },
  },
  {
    name: 'a target or weights that do not fit the table are refused',
    async run({ fit, table, target }) {
      const short = { ...target, values: target.values.slice(1) }
      assertCode(await resultOrLearnError(() => fit({ target: short })), ['shape'], 'a short target')
      const few = new Float64Array(3).fill(1)
      assertCode(await resultOrLearnError(() => fit({ weights: few })), ['shape'], 'too few weights')
      for (const bad of [-1, Number.NaN, Infinity]) {
        const weights = new Float64Array(table.rowCount).fill(1)
        weights[7] = bad
        assertCode(
          await resultOrLearnError(() => fit({ weights })),
          ['invalid-weights'],
          `a weight of ${bad}`,
        )
      }
    },
  },
]

/** Tables at prediction that are not quite those of training. */
export const columnCases: readonly Case[] = [
  {
    name: 'categories never seen in training are predicted',
    async run({ fit, unseen }) {
      const strange = categoryColumn(
        'team',
        Array.from({ length: unseen.rowCount }, () => 'a team nobody knew'),
      )
      assertFinite((await fit()).predict(withColumns(unseen, [strange])), 'predictions')
    },
  },
  {
    name: 'categories are known by their level, whatever its code',
    async run({ fit, unseen }) {
      const fitted = await fit()
      assertSameBits(fitted.predict(recoded(unseen)), fitted.predict(unseen), 'predictions with other codes')
      if (!fitted.explain) return
      assertSameBits(fitted.explain(recoded(unseen)).values, fitted.explain(unseen).values, 'contributions')
    },
  },
  {
    name: 'columns that were not in training, and their order, do not matter',
    async run({ fit, unseen }) {
      const fitted = await fit()
      const wider = withColumns(unseen, [numberColumn('more', new Float64Array(unseen.rowCount))])
      assertSameBits(fitted.predict(wider), fitted.predict(unseen), 'predictions with a column more')
      const reversed = createTable([...unseen.columns].reverse(), unseen.rowCount)
      assertSameBits(fitted.predict(reversed), fitted.predict(unseen), 'predictions with columns reversed')
    },
  },
  {
    name: 'a column that is not there is named, unless the model does without it',
    async run(subject) {
      await eachColumn(subject, (unseen, name) => dropColumns(unseen, [name]), 'column-missing')
    },
  },
  {
    name: 'a column of another kind is named, unless the model does without it',
    async run(subject) {
      const asOther = (unseen: Table, name: string): Table => {
        const cells = Array.from({ length: unseen.rowCount }, () => '7')
        const isText = unseen.columns.some((column) => column.name === name && column.kind === 'text')
        return withColumns(unseen, [isText ? numberColumn(name, cells.map(Number)) : textColumn(name, cells)])
      }
      await eachColumn(subject, asOther, 'column-kind')
    },
  },
]

/** Predicts with one column changed at a time: an error that names it, or the same predictions. */
async function eachColumn(
  { fit, unseen, definition }: Subject,
  change: (table: Table, name: string) => Table,
  code: 'column-missing' | 'column-kind',
): Promise<void> {
  const fitted = await fit()
  const expected = fitted.predict(unseen)
  const named: string[] = []
  for (const { name } of unseen.columns) {
    const result = await resultOrLearnError(() => fitted.predict(change(unseen, name)))
    if (!(result instanceof LearnError)) {
      assertSameBits(result, expected, `predictions without "${name}"`)
      continue
    }
    assertCode(result, [code], `"${name}"`)
    assert.match(result.message, new RegExp(`"${name}"`), `the message names "${name}"`)
    assert.equal(result.details['name'], name)
    named.push(name)
  }
  if (definition.complexity > 0) assert.ok(named.length > 0, 'the model rests on some column')
}

function blank(table: Table): Table {
  const none = {
    ...table,
    columns: table.columns.map((column) => takeRows(missingRow(column), [0]).columns[0]!),
  }
  return { rowCount: table.rowCount, columns: none.columns.map((column) => spread(column, table.rowCount)) }
}

/** A table of one row, in which the cell is missing. */
function missingRow(column: Column): Table {
  const missing = Uint8Array.of(1)
  const { name } = column
  switch (column.kind) {
    case 'number':
      return createTable([{ kind: 'number', name, missing, values: Float64Array.of(Number.NaN) }])
    case 'date':
      return createTable([{ kind: 'date', name, missing, days: Float64Array.of(Number.NaN) }])
    case 'boolean':
      return createTable([{ kind: 'boolean', name, missing, values: Uint8Array.of(0) }])
    case 'category':
      return createTable([{ ...column, missing, codes: Int32Array.of(-1) }])
    case 'text':
      return createTable([textColumn(name, [null])])
  }
}

function spread(column: Column, rowCount: number): Column {
  return takeRows(createTable([column]), new Int32Array(rowCount)).columns[0]!
}

function idleColumns(rowCount: number): readonly Column[] {
  const empty = Array.from({ length: rowCount }, () => null)
  return [
    numberColumn('always 3', new Float64Array(rowCount).fill(3)),
    categoryColumn(
      'always x',
      Array.from({ length: rowCount }, () => 'x'),
    ),
    numberColumn('no number', empty),
    categoryColumn('no category', empty),
    textColumn('no text', empty),
  ]
}

function assertAlike(fitted: Fitted, table: Table): void {
  const predictions = fitted.predict(table)
  const first = predictions.slice(0, fitted.outputs)
  assertFinite(first, 'prediction')
  for (let row = 0; row < table.rowCount; row++)
    assertSameBits(predictions.slice(row * fitted.outputs, (row + 1) * fitted.outputs), first, `row ${row}`)
}

/** The same cells with the levels of `team` in another order, and one more. */
function recoded(table: Table): Table {
  const column = columnOfKind(table, 'team', 'category')
  const cells = Array.from(column.codes, (code) => (code < 0 ? null : column.levels[code]!))
  const others = categoryColumn('team', cells, ['new', ...[...column.levels].reverse()])
  return { ...table, columns: table.columns.map((each) => (each === column ? others : each)) }
}
