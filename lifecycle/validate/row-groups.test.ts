import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createRandom } from '@cadre/learn'
import {
  booleanColumn,
  categoryColumn,
  createTable,
  numberColumn,
  takeRows,
  textColumn,
} from '@cadre/learn/table'
import type { Table } from '@cadre/learn/table'
import { countGroups, findRowGroups } from './row-groups.ts'

function measurements(rows: number, columns: number, seed = 1): Table {
  const random = createRandom(seed)
  return createTable(
    Array.from({ length: columns }, (_, index) =>
      numberColumn(
        `measure ${index}`,
        Array.from({ length: rows }, () => Math.round(random.normal() * 1000)),
      ),
    ),
  )
}

function withCell(
  table: Table,
  { row, column, value }: { row: number; column: number; value: number },
): Table {
  return createTable(
    table.columns.map((each, index) => {
      if (index !== column || each.kind !== 'number') return each
      return numberColumn(each.name, each.values.with(row, value))
    }),
  )
}

const words =
  'plan lead team sales report client budget train hire coach review design build test ship data model cost people work'.split(
    ' ',
  )

function prose(length: number, seed: number): string {
  const random = createRandom(seed)
  return Array.from({ length }, () => `${words[random.integer(words.length)]}${random.integer(50)}`).join(' ')
}

test('rows that differ are groups of their own, numbered in order', () => {
  const groups = findRowGroups(measurements(200, 5))
  assert.deepEqual(
    [...groups],
    Array.from({ length: 200 }, (_, row) => row),
  )
})

test('equal rows share a group', () => {
  const table = takeRows(measurements(100, 5), [...Array.from({ length: 100 }, (_, row) => row), 3, 3, 7])
  const groups = findRowGroups(table)
  assert.equal(countGroups(groups), 100)
  assert.deepEqual([groups[100], groups[101], groups[102]], [groups[3], groups[3], groups[7]])
})

test('-0 equals 0, and missing equals missing', () => {
  const base = measurements(60, 6)
  const table = createTable([
    ...takeRows(base, [...Array.from({ length: 60 }, (_, row) => row), 5]).columns,
    numberColumn('sign', [...Array<number>(60).fill(0), -0]),
    categoryColumn('gap', [...Array<string | null>(60).fill(null), null]),
  ])
  assert.equal(countGroups(findRowGroups(table)), 60)
})

test('rows that differ in one of many telling columns share a group', () => {
  const doubled = takeRows(measurements(100, 8), [...Array.from({ length: 100 }, (_, row) => row), 11])
  const groups = findRowGroups(withCell(doubled, { row: 100, column: 2, value: 123456 }))
  assert.equal(groups[100], groups[11])
  assert.equal(countGroups(groups), 100)
})

test('rows that differ in one of few columns do not', () => {
  const doubled = takeRows(measurements(100, 3), [...Array.from({ length: 100 }, (_, row) => row), 11])
  assert.equal(countGroups(findRowGroups(withCell(doubled, { row: 100, column: 2, value: 123456 }))), 101)
})

test('in a table of a few yes/no columns equal rows are alike by chance and stay apart', () => {
  const random = createRandom(5)
  const table = createTable(
    ['a', 'b', 'c'].map((name) =>
      booleanColumn(
        name,
        Array.from({ length: 500 }, () => random.next() < 0.5),
      ),
    ),
  )
  assert.equal(countGroups(findRowGroups(table)), 500)
})

test('long texts over 90 % alike share a group, others and short ones do not', () => {
  const texts = Array.from({ length: 40 }, (_, i) => prose(200, i))
  const nearCopy = `${texts[4]} and one more`
  const half = texts[5]!.split(' ').slice(0, 100).join(' ') + ' ' + prose(100, 99)
  const groups = findRowGroups(
    createTable([textColumn('note', [...texts, nearCopy, half, 'no comment', 'no comment!'])]),
  )
  assert.equal(groups[40], groups[4])
  assert.equal(countGroups(groups), 43)
})

test('rows with the same person stay together, rows without one apart', () => {
  const people = categoryColumn('person', ['a', 'b', 'a', null, null, 'b', 'c'])
  const groups = findRowGroups(measurements(7, 4), { sameGroup: people })
  assert.deepEqual([...groups], [0, 1, 0, 2, 3, 1, 4])
})

test('the order of columns does not matter', () => {
  const table = takeRows(measurements(50, 6), [...Array.from({ length: 50 }, (_, row) => row), 1, 2, 2])
  const turned = { ...table, columns: table.columns.toReversed() }
  assert.deepEqual(findRowGroups(turned), findRowGroups(table))
})
