import assert from 'node:assert/strict'
import { test } from 'node:test'
import { booleanColumn, categoryColumn, dateColumn, numberColumn } from '@cadre/learn/table'
import type { Column } from '@cadre/learn/table'
import { groupViews } from './group-views.ts'
import { keepLargest, mergeSmallGroups } from './merge-small-groups.ts'

const day = (date: string): number => Date.parse(date) / 86_400_000

/** The group of each row by name, of the view at this place. */
function groupNames(
  column: Column,
  { view = 0, referenceDate }: { view?: number; referenceDate?: number } = {},
): (string | undefined)[] {
  const { groups } = groupViews(column, referenceDate)[view]!
  return Array.from(groups.codes, (code) => groups.names[code])
}

test('ages are cut at 40, and once more by decade', () => {
  const ages = numberColumn('Age', [39, 40, null, 18, 67])
  assert.deepEqual(groupNames(ages), ['under 40', '40 and over', undefined, 'under 40', '40 and over'])
  assert.deepEqual(groupNames(ages, { view: 1 }), [
    '30 to 39',
    '40 to 49',
    undefined,
    'under 20',
    '60 and over',
  ])
  assert.deepEqual(
    groupViews(ages).map(({ attribute, isMain }) => [attribute, isMain]),
    [
      ['Age', true],
      ['Age (by decade)', false],
    ],
  )
})

test('birth dates and birth years turn into ages on the day given', () => {
  const referenceDate = day('2026-06-01')
  const births = dateColumn('DOB', [day('1986-06-02'), day('1986-05-31'), null, day('2068-01-01')])
  assert.deepEqual(groupNames(births, { referenceDate }), ['under 40', '40 and over', undefined, undefined])
  const years = numberColumn('birth_year', [1990, 1980])
  assert.deepEqual(groupNames(years, { referenceDate }), ['under 40', '40 and over'])
})

test('birth dates without a day to take ages at are cut by decade of birth', () => {
  assert.deepEqual(groupNames(dateColumn('DOB', [day('1986-06-02'), day('1979-12-31')])), [
    '1980 to 1989',
    '1970 to 1979',
  ])
})

test('categories, yes and no, and few numbers are taken as they are', () => {
  assert.deepEqual(groupNames(categoryColumn('Sex', ['F', 'M', null])), ['F', 'M', undefined])
  assert.deepEqual(groupNames(booleanColumn('disabled', [true, false, null])), ['yes', 'no', undefined])
  assert.deepEqual(groupNames(numberColumn('hispanic', [1, 0, null])), ['1', '0', undefined])
})

test('a number with many values is cut into quarters', () => {
  const column = numberColumn(
    'children_index',
    Array.from({ length: 100 }, (_, row) => row),
  )
  const { names, codes } = groupViews(column)[0]!.groups
  assert.deepEqual(names, ['under 25', '25 to under 50', '50 to under 75', '75 and over'])
  for (const code of [0, 1, 2, 3]) assert.equal(codes.filter((each) => each === code).length, 25)
})

test('groups of fewer than five people become one row, last; the largest comes first', () => {
  const codes = Int32Array.from([0, 1, 1, 1, 1, 1, 2, 2, 3, 3, 3, 3, 3, 3, -1])
  assert.deepEqual(mergeSmallGroups({ codes, names: ['a', 'b', 'c', 'd', 'nobody'] }, 5), {
    codes: Int32Array.from([2, 1, 1, 1, 1, 1, 2, 2, 0, 0, 0, 0, 0, 0, -1]),
    names: ['d', 'b', 'groups of fewer than 5 people'],
  })
})

test('the largest groups are kept and the others put together', () => {
  const { codes, names } = keepLargest(
    { codes: Int32Array.of(0, 1, 1, 2, 2, 2, -1), names: ['a', 'b', 'c'] },
    2,
  )
  assert.deepEqual(names, ['c', 'other'])
  assert.deepEqual(codes, Int32Array.of(1, 1, 1, 0, 0, 0, -1))
})
