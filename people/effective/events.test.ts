import assert from 'node:assert/strict'
import { test } from 'node:test'
import { changesBetween, eventsOfVersions } from './events.ts'

const version = (validFrom: string, validTo: string | null, title: string) => ({
  id: 'asg_1',
  validFrom,
  validTo,
  values: { title },
  custom: {},
})

test('versions tell beginnings, changes, gaps and ends, and nothing where nothing differs', () => {
  const events = eventsOfVersions(
    [
      version('2020-01-01', '2021-01-01', 'Clerk'),
      version('2021-01-01', '2022-01-01', 'Analyst'),
      version('2022-01-01', '2023-01-01', 'Analyst'),
      version('2024-01-01', null, 'Lead'),
    ],
    { time: 'period' },
  )
  assert.deepEqual(
    events.map(({ on, what }) => [on, what]),
    [
      ['2020-01-01', 'began'],
      ['2021-01-01', 'changed'],
      ['2023-01-01', 'ended'],
      ['2024-01-01', 'began'],
    ],
  )
  assert.deepEqual(events[1]?.changes, [{ field: 'title', before: 'Clerk', after: 'Analyst' }])
})

test('what happened once is one event', () => {
  const events = eventsOfVersions([version('2020-01-01', null, 'x')], { time: 'event' })
  assert.deepEqual(
    events.map(({ what }) => what),
    ['happened'],
  )
})

test('a record that was not there yet differs from nothing in every value it has', () => {
  const after = { values: { title: 'Clerk' }, custom: { badge: 7 } }
  assert.deepEqual(changesBetween(null, after), [
    { field: 'title', before: null, after: 'Clerk' },
    { field: 'custom.badge', before: null, after: 7 },
  ])
})
