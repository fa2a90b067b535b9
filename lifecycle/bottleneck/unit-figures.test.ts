import { createTable, numberColumn } from '@cadre/learn/table'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { summariseThemes, sumByTheme } from './sum-by-theme.ts'
import { partFigures, unitFigures } from './unit-figures.ts'

const themes = { load: ['a', 'b'], skills: ['c'] }

function present(units: readonly (string | undefined)[], headcount = 1) {
  const table = createTable([numberColumn('a', new Float64Array(units.length))])
  const level = new Float64Array(units.length).fill(0.1)
  const personIds = units.map((_, row) => `per_${row}`)
  return { table, level, personIds, units, headcount: new Float64Array(units.length).fill(headcount) }
}

test('contributions of features add up to those of their themes', () => {
  const { names, values } = sumByTheme(
    { names: ['a', 'c', 'b'], values: Float64Array.from([1, 2, 3, -1, -2, -3]) },
    themes,
  )
  assert.deepEqual(
    [names, [...values]],
    [
      ['load', 'skills'],
      [4, 2, -4, -2],
    ],
  )
  const [load] = summariseThemes({ names, values }, themes)
  assert.deepEqual([load!.theme, load!.size, load!.heldBack, load!.loss], ['load', 4, 0.5, 4])
})

test('a unit of four people is counted and not told, nor is one where four figures are known', () => {
  const units = [...'aaaa', ...'bbbbb', ...'ccccc']
  const who = present(units)
  who.level[units.indexOf('c')] = Number.NaN
  const map = unitFigures({ names: ['load'], values: Float64Array.from(units, () => 0.1) }, { present: who })
  assert.deepEqual(
    map.units.map(({ unit }) => unit),
    ['b'],
  )
  assert.equal(map.hidden, 2)
})

test('many days of a team of four are of four people still', () => {
  const units = Array.from({ length: 50 }, () => 'a')
  const values = new Float64Array(50)
  assert.equal(unitFigures({ names: ['load'], values }, { present: present(units, 4) }).hidden, 1)
  const [told] = unitFigures({ names: ['load'], values }, { present: present(units, 12) }).units
  assert.equal(told!.people, 12)
})

test('parts of the people may overlap, each is told beside everybody, and one of four is not', () => {
  const who = present(Array.from({ length: 12 }, () => undefined))
  const byTheme = {
    names: ['load'],
    values: Float64Array.from({ length: 12 }, (_, row) => (row < 6 ? -1 : 1)),
  }
  const part = (name: string, from: number, to: number) => ({
    about: 'line',
    name,
    personIds: who.personIds.slice(from, to),
  })
  const told = partFigures([part('a', 0, 6), part('b', 0, 12), part('c', 0, 4)], byTheme, { present: who })
  assert.deepEqual(
    told.map(({ name, people, themes: { load } }) => [name, people, load]),
    [
      ['a', 6, -1],
      ['b', 12, 0],
    ],
  )
})

test('one whose figures are not known is counted nowhere, and moves no theme of the others', () => {
  const who = present(Array.from({ length: 7 }, () => undefined))
  who.level[6] = Number.NaN
  const parts = [{ about: 'everybody', name: '', personIds: who.personIds }]
  const toldWith = (ofThat: number) =>
    partFigures(
      parts,
      { names: ['load'], values: Float64Array.from({ length: 7 }, (_, row) => (row === 6 ? ofThat : row)) },
      { present: who },
    )
  assert.equal(toldWith(0)[0]!.people, 6)
  assert.deepEqual(toldWith(0), toldWith(9))
})
