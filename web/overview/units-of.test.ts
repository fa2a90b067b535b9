import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Aggregate, Cell } from './overview-queries.ts'
import { unitsOf } from './units-of.ts'

const words = { whole: 'All', unknown: 'Not known' }
const cell = (department: string | null | undefined, people: number | null): Cell => ({
  group: department === undefined ? {} : { department },
  isHidden: people === null,
  people,
  value: people,
})
const figures = (...months: readonly (readonly Cell[])[]): Aggregate => ({
  measure: 'headcount',
  meaning: '',
  unit: 'people',
  isExact: true,
  names: { dep_a: 'Sales', dep_b: 'Support' },
  months: months.map((cells, index) => ({ month: `2026-0${index + 1}`, knownAt: null, cells: [...cells] })),
})

test('the unit that fell most stands first, the whole apart', () => {
  const headcount = figures(
    [cell(undefined, 30), cell('dep_a', 10), cell('dep_b', 20)],
    [cell(undefined, 27), cell('dep_a', 12), cell('dep_b', 15)],
  )
  const { whole, units } = unitsOf({ by: 'department', headcount, words })
  assert.equal(whole.change, -3)
  assert.deepEqual(
    units.map(({ name, change }) => [name, change]),
    [
      ['Support', -5],
      ['Sales', 2],
    ],
  )
})

test('who joined or left in the first month is not counted: its end is where one began', () => {
  const headcount = figures([cell('dep_a', 10)], [cell('dep_a', 9)], [cell('dep_a', 8)])
  const leavers = figures([cell('dep_a', 7)], [cell('dep_a', 1)], [cell('dep_a', 1)])
  assert.equal(unitsOf({ by: 'department', headcount, leavers, words }).units[0]?.left, 2)
})

test('what is withheld makes no sum and no change, and nobody is not the same as withheld', () => {
  const headcount = figures([cell('dep_a', null)], [cell('dep_a', 9), cell(null, 3)])
  const { units } = unitsOf({ by: 'department', headcount, words })
  assert.equal(units.find(({ name }) => name === 'Sales')?.change, null)
  assert.equal(units.find(({ name }) => name === 'Not known')?.change, 3)
})
