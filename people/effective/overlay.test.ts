import assert from 'node:assert/strict'
import { test } from 'node:test'
import { endOn, intersect, overlay } from './overlay.ts'
import type { Version } from './overlay.ts'

const versions: readonly Version<string>[] = [
  { from: '2020-01-01', to: '2022-01-01', values: 'a' },
  { from: '2022-01-01', values: 'b' },
]
const upper = (values: string): string => values.toUpperCase()

test('a change inside one version splits it in three', () => {
  const { superseded, replacements } = overlay(versions, { from: '2020-06-01', to: '2020-09-01' }, upper)
  assert.deepEqual(superseded, [versions[0]])
  assert.deepEqual(replacements, [
    { from: '2020-01-01', to: '2020-06-01', values: 'a' },
    { from: '2020-06-01', to: '2020-09-01', values: 'A' },
    { from: '2020-09-01', to: '2022-01-01', values: 'a' },
  ])
})

test('a change over several versions keeps what each had otherwise', () => {
  const { replacements } = overlay(versions, { from: '2021-01-01' }, upper)
  assert.deepEqual(replacements, [
    { from: '2020-01-01', to: '2021-01-01', values: 'a' },
    { from: '2021-01-01', to: '2022-01-01', values: 'A' },
    { from: '2022-01-01', values: 'B' },
  ])
})

test('a change where nothing holds changes nothing', () => {
  assert.deepEqual(overlay(versions, { from: '2010-01-01', to: '2020-01-01' }, upper), {
    superseded: [],
    replacements: [],
  })
})

test('an end cuts the version that holds and drops the later ones', () => {
  const { superseded, replacements } = endOn(versions, '2021-05-01')
  assert.equal(superseded.length, 2)
  assert.deepEqual(replacements, [{ from: '2020-01-01', to: '2021-05-01', values: 'a' }])
})

test('periods that only touch share no day', () => {
  assert.equal(intersect({ from: '2020-01-01', to: '2020-02-01' }, { from: '2020-02-01' }), undefined)
  assert.deepEqual(intersect({ from: '2020-01-01' }, { from: '2020-02-01' }), { from: '2020-02-01' })
})
