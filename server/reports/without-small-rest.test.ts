import type { ReportPart } from '@cadre/store'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkFound } from './found.ts'
import { withoutSmallRest } from './without-small-rest.ts'

const part = (about: ReportPart['about'], name: string, people: number) => ({ about, name, people })
const named = (parts: readonly { readonly name: string }[]): string => parts.map(({ name }) => name).join(' ')

test('where departments leave out fewer than five people, the smallest of them is not told, and legal entities are untouched', () => {
  const parts = [
    part('everybody', '', 17),
    part('department', 'dep_a', 9),
    part('department', 'dep_b', 5),
    part('legal entity', 'lge_1', 17),
    part('line', 'per_x', 16),
  ]
  assert.equal(named(withoutSmallRest(parts)), ' dep_a lge_1 per_x')
  const told = withoutSmallRest(parts)
  assert.deepEqual(withoutSmallRest(told), told)
})

test('where nobody is left out, or five are, all are told', () => {
  for (const everybody of [14, 19]) {
    const parts = [
      part('everybody', '', everybody),
      part('department', 'dep_a', 9),
      part('department', 'dep_b', 5),
    ]
    assert.deepEqual(withoutSmallRest(parts), parts)
  }
})

test('who is the only one a study knows of a department cannot be worked out from everybody and the others', () => {
  const told = (about: 'everybody' | 'department', name: string, people: number, value: number) => ({
    ...part(about, name, people),
    value,
    low: null,
    high: null,
    figures: { themes: {} },
  })
  const method = {
    review: 'a person reads it',
    mustNever: [],
    rows: 21,
    people: 21,
    days: 1,
    judgedRows: 21,
    judged: [],
    recommended: 'linear',
    isBetter: false,
    themes: [],
    drivers: [],
    shifts: [],
  }
  // Of department b five are there and something is known of one: it is no part of what was found.
  const found = checkFound('productivity', {
    asOf: '2026-10-31',
    data: null,
    method,
    parts: [told('everybody', '', 21, 0.02), told('department', 'dep_a', 20, 0.01)],
  })
  assert.equal(named(found.parts), '')
})
