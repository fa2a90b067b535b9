import type { PlaceOfPerson } from '@cadre/store'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { partsOfPeople } from './parts-of-people.ts'

let made = 0
const people = (
  count: number,
  departmentId: string | null,
  leaderIds: readonly string[] = [],
): PlaceOfPerson[] =>
  Array.from({ length: count }, () => ({
    personId: `per_${made++}`,
    departmentId,
    legalEntityId: 'lge_1',
    country: null,
    leaderIds,
  }))
const told = (places: readonly PlaceOfPerson[]): string[] =>
  partsOfPeople(places, new Set(places.map(({ personId }) => personId))).map(
    ({ about, name, personIds }) => `${about} ${name} ${personIds.length}`,
  )

test('only parts of five people or more are told of, and lines overlap', () => {
  const places = [
    ...people(8, 'dep_a', ['per_x']),
    ...people(6, 'dep_b', ['per_x', 'per_y']),
    ...people(4, 'dep_c', ['per_z']),
    ...people(3, null),
  ]
  assert.deepEqual(told(places), [
    'everybody  21',
    'department dep_a 8',
    'department dep_b 6',
    'legal entity lge_1 21',
    'line per_x 14',
    'line per_y 6',
  ])
})

test('who is not in the study is in no part of it', () => {
  const places = people(7, 'dep_a')
  const present = new Set(places.slice(0, 5).map(({ personId }) => personId))
  assert.deepEqual(
    partsOfPeople(places, present).map(({ personIds }) => personIds.length),
    [5, 5, 5],
  )
  assert.deepEqual(partsOfPeople(places, new Set(['per_0'])), [])
})
