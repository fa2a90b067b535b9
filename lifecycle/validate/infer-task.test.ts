import assert from 'node:assert/strict'
import { test } from 'node:test'
import { AppError } from '@cadre/core'
import {
  booleanColumn,
  categoryColumn,
  createTable,
  dateColumn,
  numberColumn,
  textColumn,
} from '@cadre/learn/table'
import type { Column } from '@cadre/learn/table'
import { findColumn } from './find-column.ts'
import { inferTask } from './infer-task.ts'
import type { InferTaskOptions } from './infer-task.ts'

function cycle<T>(cells: readonly T[], length = 120): T[] {
  return Array.from({ length }, (_, row) => cells[row % cells.length]!)
}

function refusal(column: Column, options: InferTaskOptions = {}): AppError {
  try {
    inferTask(column, options)
  } catch (error) {
    assert.ok(error instanceof AppError)
    return error
  }
  return assert.fail('it was not refused')
}

test('two labels are binary with the word a person means as the positive class', () => {
  for (const [labels, positive] of [
    [['No', 'Yes'], 'Yes'],
    [['Yes', 'No'], 'Yes'],
    [['<=50K', '>50K'], '>50K'],
    [['Left', 'Stayed'], 'Left'],
    [['Active', 'Terminated'], 'Terminated'],
    [['Placed', 'Not Placed'], 'Placed'],
    [['Sí', 'No'], 'Sí'],
    [['Ja', 'Nein'], 'Ja'],
  ] as const) {
    const { target, positive: found, warnings } = inferTask(categoryColumn('outcome', cycle(labels)))
    assert.equal(target.task, 'binary')
    assert.equal(found, positive)
    assert.equal(target.classes[1], positive)
    assert.equal(target.values[labels.indexOf(positive as never)], 1)
    assert.deepEqual(warnings, [])
  }
})

test('0 and 1 are binary, and so are true and false', () => {
  assert.equal(inferTask(numberColumn('left', cycle([0, 1, 0]))).positive, '1')
  assert.equal(inferTask(booleanColumn('left', cycle([true, false]))).positive, 'true')
  assert.equal(inferTask(booleanColumn('left', cycle([true, false])), { positive: 'No' }).positive, 'false')
})

test('words that do not tell give the rarer class, and say so', () => {
  const { positive, warnings } = inferTask(categoryColumn('site', cycle(['North', 'North', 'South'])))
  assert.equal(positive, 'South')
  assert.equal(warnings[0]?.code, 'positive-guessed')
})

test('few whole numbers are classes, more or broken ones a quantity', () => {
  const rating = inferTask(numberColumn('rating', cycle([2, 3, 4])))
  assert.equal(rating.target.task, 'multiclass')
  assert.deepEqual(rating.target.classes, ['2', '3', '4'])
  assert.equal(rating.warnings[0]?.code, 'numbers-as-classes')
  assert.equal(
    inferTask(numberColumn('rating', cycle([2, 3, 4])), { task: 'regression' }).target.task,
    'regression',
  )
  assert.equal(inferTask(numberColumn('pay', cycle([1.5, 2.5, 3.5]))).target.task, 'regression')
  assert.equal(
    inferTask(
      numberColumn(
        'days',
        Array.from({ length: 120 }, (_, i) => i % 30),
      ),
    ).target.task,
    'regression',
  )
})

test('a class named as positive is predicted against the rest', () => {
  const { target, warnings } = inferTask(categoryColumn('grade', cycle(['A', 'B', 'C'])), { positive: 'c' })
  assert.deepEqual(target.classes, ['not C', 'C'])
  assert.equal(
    target.values.reduce((sum, value) => sum + value, 0),
    40,
  )
  assert.equal(warnings[0]?.code, 'one-against-rest')
})

test('rows without a target are left out and said', () => {
  const { rows, target, warnings } = inferTask(categoryColumn('left', cycle(['Yes', 'No', null])))
  assert.equal(rows.length, 80)
  assert.deepEqual(Array.from(rows.subarray(0, 4)), [0, 1, 3, 4])
  assert.equal(target.values.length, 80)
  assert.match(warnings[0]!.message, /40 rows/)
})

test('spellings of one class are one class', () => {
  const { target, warnings } = inferTask(
    categoryColumn('left', cycle(['Yes', 'No', 'yes ', 'NO', 'No', 'Yes'])),
  )
  assert.deepEqual(target.classes, ['No', 'Yes'])
  assert.equal(warnings.filter(({ code }) => code === 'labels-merged').length, 2)
})

test('a class under five rows is left out and said, one of thirteen is kept', () => {
  const cells = [...cycle(['Fully', 'Exceeds'], 280), ...cycle(['PIP'], 13), 'Odd', 'Odd']
  const { target, rows, warnings } = inferTask(categoryColumn('score', cells))
  assert.deepEqual(target.classes, ['Fully', 'Exceeds', 'PIP'])
  assert.equal(rows.length, 293)
  assert.equal(warnings[0]?.code, 'class-too-rare')
})

test('what cannot be learned is refused with a reason and a way out', () => {
  const texts = Array.from({ length: 200 }, (_, i) => `reason number ${i}`)
  const cases: readonly (readonly [Column, string, RegExp])[] = [
    [categoryColumn('left', cycle(['Yes'])), 'target-unusable', /one class only, "Yes"/],
    [numberColumn('pay', cycle([5])), 'target-unusable', /one (class|value) only/],
    [numberColumn('pay', cycle([null])), 'target-unusable', /Every cell/],
    [categoryColumn('why', texts), 'target-unusable', /200 different labels/],
    [categoryColumn('why', cycle(texts, 40000)), 'target-unusable', /200 different labels/],
    [textColumn('why', texts), 'target-unusable', /free text/],
    [dateColumn('day', cycle([1, 2, 3])), 'target-unusable', /dates/],
    [numberColumn('pay', cycle([1.5, Infinity, 3])), 'target-unusable', /infinite in data row 2/],
    [categoryColumn('left', cycle(['Yes', 'No'], 12)), 'too-little-data', /12 rows.*at least 50/],
    [categoryColumn('left', [...cycle(['No'], 100), 'Yes']), 'too-little-data', /Only 1 rows.*"Yes"/],
  ]
  for (const [column, code, message] of cases) {
    const error = refusal(column)
    assert.equal(error.code, code, error.message)
    assert.match(error.message, message)
  }
})

test('wrong wishes are refused', () => {
  const grades = categoryColumn('grade', cycle(['A', 'B', 'C']))
  assert.match(refusal(grades, { positive: 'D' }).message, /no class "D"/)
  assert.equal(refusal(grades, { positive: 'D' }).code, 'usage')
  assert.match(refusal(grades, { task: 'binary' }).message, /3 classes, not two/)
  assert.match(refusal(grades, { task: 'regression' }).message, /holds labels/)
})

test('a target that is not there names the nearest column', () => {
  const table = createTable([numberColumn('Attrition', [1]), numberColumn('Age', [2])])
  assert.throws(() => findColumn(table, 'Atrition', 'target'), {
    code: 'column-unknown',
    message: 'There is no target "Atrition". Did you mean "Attrition"?',
  })
  assert.equal(findColumn(table, 'attrition').name, 'Attrition')
})
