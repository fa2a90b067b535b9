import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { civilDays, dateDays, isoDate, readDateText } from './date-text.ts'
import type { DateOrder } from './date-text.ts'

function read(text: string, order: DateOrder = 'dmy', latestYear = 2036): string | undefined {
  const date = readDateText(text)
  const days = date && dateDays(date, { order, latestYear })
  return days === undefined ? undefined : isoDate(days)
}

test('dates are read however they are written', () => {
  for (const text of [
    '2024-02-29',
    '2024/2/29',
    '29.02.2024',
    '29/2/2024',
    '29 Feb 2024',
    '29-Feb-24',
    '29th of February, 2024',
    'Feb 29, 2024',
    'Thursday, February 29, 2024',
    '29. Februar 2024',
    '29 février 2024',
    '29 de febrero de 2024',
    '2024-02-29T23:59:59Z',
    '2024-02-29 08:15',
    '29/02/2024 8:15 pm',
  ]) {
    assert.equal(read(text), '2024-02-29', text)
  }
})

test('the order of day and month is the column’s, not the cell’s', () => {
  assert.equal(read('3/4/2024', 'dmy'), '2024-04-03')
  assert.equal(read('3/4/2024', 'mdy'), '2024-03-04')
  assert.equal(read('13/4/2024', 'mdy'), undefined)
})

test('days that do not exist are no dates', () => {
  for (const text of [
    '2023-02-30',
    '2023-02-29',
    '1900-02-29',
    '2024-13-01',
    '2024-00-10',
    '31/4/2024',
    '2024-01-01 25:00',
  ]) {
    assert.equal(read(text), undefined, text)
  }
  assert.equal(read('2000-02-29'), '2000-02-29')
})

test('a year of two digits is the last such year up to the limit', () => {
  assert.equal(read('07/10/83'), '1983-10-07')
  assert.equal(read('07/10/36', 'dmy', 2036), '2036-10-07')
  assert.equal(read('07/10/37', 'dmy', 2036), '1937-10-07')
})

test('times are parts of the day, moved to UTC where a zone is named', () => {
  const days = (text: string) => dateDays(readDateText(text)!, { order: 'dmy', latestYear: 2036 })!
  assert.equal(days('2024-01-01 06:00') % 1, 0.25)
  assert.equal(days('2024-01-01T01:00:00+02:00'), civilDays(2023, 12, 31) + 23 / 24)
  assert.ok(Math.abs((days('1/1/2024 12:30 am') % 1) - 0.5 / 24) < 1e-9)
})

test('civil days agree with the calendar of the machine', () => {
  fc.assert(
    fc.property(fc.integer({ min: -500_000, max: 500_000 }), (days) => {
      const date = new Date(days * 86_400_000)
      return civilDays(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()) === days
    }),
    { seed: 1, numRuns: 500 },
  )
})

test('labels that hold numbers are no dates', () => {
  for (const text of [
    '1-2-3',
    'Level 3',
    '11-1011.00',
    '12 months',
    '1.2.3.4',
    'Room 12 2024',
    '555-12-1234',
  ]) {
    assert.equal(readDateText(text), undefined, text)
  }
})
