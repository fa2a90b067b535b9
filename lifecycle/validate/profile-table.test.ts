import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createRandom } from '@cadre/learn'
import { categoryColumn, createTable, dateColumn, numberColumn, textColumn } from '@cadre/learn/table'
import type { Column } from '@cadre/learn/table'
import { profileTable } from './profile-table.ts'
import type { DataProfile } from './profile.ts'

const rows = 200
const now = (): number => Date.UTC(2026, 0, 1)
const random = createRandom(4)
const cells = <T>(make: (row: number) => T): T[] => Array.from({ length: rows }, (_, row) => make(row))
const clean = numberColumn(
  'pay',
  cells((row) => 1000 + ((row * 37) % rows)),
)

function profileOf(...columns: readonly Column[]): DataProfile {
  return profileTable(createTable([clean, ...columns]), { now })
}

function codesFor(column: Column): string[] {
  return profileOf(column)
    .issues.filter(({ column: name }) => name === column.name)
    .map(({ code }) => code)
}

test('a clean column has no issue and a full score', () => {
  const profile = profileOf()
  assert.deepEqual(profile.issues, [])
  assert.equal(profile.qualityScore, 100)
  assert.deepEqual(profile.scoreParts, [])
  const [pay] = profile.columns
  assert.equal(pay!.distinct, 200)
  assert.equal(pay!.summary!.median, 1099.5)
  assert.equal(
    pay!.histogram!.reduce((sum, count) => sum + count, 0),
    rows,
  )
})

test('the most frequent values come first, with their counts', () => {
  const profile = profileOf(
    categoryColumn(
      'site',
      cells((row) => (row % 4 === 0 ? 'North' : 'South')),
    ),
  )
  assert.deepEqual(profile.columns[1]!.top, [
    { value: 'South', count: 150 },
    { value: 'North', count: 50 },
  ])
})

test('dates are summarised as days and written as dates', () => {
  const [, day] = profileOf(
    dateColumn(
      'day',
      cells((row) => 19_000 + (row % 2)),
    ),
  ).columns
  assert.deepEqual(day!.top![0], { value: '2022-01-08', count: 100 })
  assert.equal(day!.summary!.min, 19_000)
})

test('texts are counted without being kept', () => {
  const [, text] = profileOf(
    textColumn(
      'note',
      cells((row) => `note ${row % 3}`),
    ),
  ).columns
  assert.equal(text!.distinct, 3)
  assert.equal(text!.top![0]!.count, 67)
})

const oddities: readonly (readonly [string, Column])[] = [
  [
    'missing-cells',
    numberColumn(
      'x',
      cells((row) => (row % 3 === 0 ? null : (row * 7) % 101)),
    ),
  ],
  [
    'empty-column',
    numberColumn(
      'x',
      cells(() => null),
    ),
  ],
  [
    'constant-column',
    numberColumn(
      'x',
      cells(() => 1),
    ),
  ],
  [
    'near-constant-column',
    categoryColumn(
      'x',
      cells((row) => (row === 0 ? 'a' : 'b')),
    ),
  ],
  [
    'high-cardinality',
    categoryColumn(
      'x',
      cells((row) => `label ${row % 120}`),
    ),
  ],
  [
    'infinite-values',
    numberColumn(
      'x',
      cells((row) => (row === 3 ? Infinity : row % 50)),
    ),
  ],
  [
    'outliers',
    numberColumn(
      'x',
      cells((row) => (row < 3 ? 9_000 + row : random.normal())),
    ),
  ],
  [
    'skewed',
    numberColumn(
      'x',
      cells(() => Math.exp(2 * random.normal())),
    ),
  ],
  [
    'future-dates',
    dateColumn(
      'x',
      cells((row) => (row === 5 ? 38_000 : 15_000 + row)),
    ),
  ],
  [
    'early-dates',
    dateColumn(
      'x',
      cells((row) => (row === 5 ? -40_000 : 15_000 + row)),
    ),
  ],
  [
    'placeholders',
    numberColumn(
      'x',
      cells((row) => (row % 20 === 0 ? -1 : row % 41)),
    ),
  ],
  [
    'placeholders',
    numberColumn(
      'x',
      cells((row) => (row % 20 === 0 ? 9999 : row % 41)),
    ),
  ],
  [
    'placeholders',
    dateColumn(
      'x',
      cells((row) => (row % 9 === 0 ? -25_567 : 15_000 + row)),
    ),
  ],
  [
    'placeholders',
    categoryColumn(
      'x',
      cells((row) => (row % 9 === 0 ? 'unknown' : 'known')),
    ),
  ],
  [
    'near-equal-labels',
    categoryColumn(
      'x',
      cells((row) => (row % 9 === 0 ? 'Sales ' : row % 2 ? 'Sales' : 'Finance')),
    ),
  ],
  [
    'mixed-types',
    categoryColumn(
      'x',
      cells((row) => (row % 4 === 0 ? String(row % 12) : 'many')),
    ),
  ],
  [
    'same-information',
    numberColumn(
      'x',
      cells((row) => (1000 + ((row * 37) % rows)) * 12),
    ),
  ],
]

for (const [code, column] of oddities) {
  test(`${column.kind} cells of that kind are told as ${code}`, () =>
    assert.ok(codesFor(column).includes(code), codesFor(column).join()))
}

test('ordinary columns are not called odd', () => {
  assert.deepEqual(
    codesFor(
      numberColumn(
        'grade',
        cells((row) => row % 5),
      ),
    ),
    [],
  )
  assert.deepEqual(
    codesFor(
      numberColumn(
        'ages',
        cells((row) => 20 + (row % 45)),
      ),
    ),
    [],
  )
  assert.deepEqual(
    codesFor(
      numberColumn(
        'change',
        cells((row) => (row % 21) - 10),
      ),
    ),
    [],
  )
  assert.deepEqual(
    codesFor(
      dateColumn(
        'hired',
        cells((row) => 15_000 + row),
      ),
    ),
    [],
  )
  assert.deepEqual(
    codesFor(
      categoryColumn(
        'level',
        cells((row) => `Level ${row % 9}`),
      ),
    ),
    [],
  )
})

test('repeated rows are counted and cost points', () => {
  const profile = profileTable(
    createTable([
      numberColumn(
        'a',
        cells((row) => row % 100),
      ),
      numberColumn(
        'b',
        cells((row) => (row % 100) * 3 + 0.5),
      ),
    ]),
  )
  assert.equal(profile.duplicateRows, 100)
  assert.ok(profile.issues.some(({ code }) => code === 'duplicate-rows'))
  assert.ok(profile.scoreParts.some(({ part, penalty }) => part === 'duplicate rows' && penalty === 15))
})

test('the score is 100 less its parts, and serious issues come first', () => {
  const profile = profileOf(...oddities.map(([, column], index) => ({ ...column, name: `x${index}` })))
  const lost = profile.scoreParts.reduce((sum, { penalty }) => sum + penalty, 0)
  assert.ok(Math.abs(profile.qualityScore - (100 - lost)) < 0.11)
  assert.ok(profile.qualityScore >= 0 && profile.qualityScore < 80)
  assert.equal(profile.issues[0]!.severity, 'serious')
})

test('what the reader noted is told with the issues', () => {
  const notes = [{ code: 'encoding', message: 'Read as Windows-1252.' }]
  const profile = profileTable(createTable([clean]), { now, notes })
  assert.deepEqual(profile.issues, [{ ...notes[0], severity: 'note' }])
})

test('a table without rows has a profile', () => {
  const profile = profileTable(createTable([numberColumn('a', []), categoryColumn('b', [])]))
  assert.equal(profile.rows, 0)
  assert.equal(profile.columns.length, 2)
})
