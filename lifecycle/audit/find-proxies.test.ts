import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { createRandom } from '@cadre/learn'
import { categoryColumn, createTable, numberColumn, textColumn } from '@cadre/learn/table'
import { findProxies } from './index.ts'

const rows = 800
const random = createRandom(1)
const gender = Array.from({ length: rows }, () => (random.next() < 0.4 ? 'Female' : 'Male'))
const age = Array.from({ length: rows }, () => 20 + random.integer(45))

test('columns that tell a group apart are named, strongest first, and noise is not', () => {
  const features = createTable([
    numberColumn(
      'noise',
      Array.from({ length: rows }, () => random.normal()),
    ),
    numberColumn(
      'years_worked',
      age.map((years) => years - 20 + 3 * random.normal()),
    ),
    categoryColumn(
      'title',
      gender.map((group) => (random.next() < 0.9 ? (group === 'Female' ? 'Ms' : 'Mr') : 'Dr')),
    ),
    categoryColumn(
      'badge',
      Array.from({ length: rows }, (_, row) => `badge ${row}`),
    ),
    textColumn('note', gender),
  ])
  const protectedColumns = createTable([categoryColumn('Gender', gender), numberColumn('Age', age)])
  const found = findProxies({ features, protectedColumns })
  assert.deepEqual(
    found.map(({ column, attribute }) => [column, attribute]),
    [
      ['title', 'Gender'],
      ['years_worked', 'Age'],
    ],
  )
  assert.ok(found[0]!.auc > found[1]!.auc)
  for (const { auc, interval, pValue, message, column } of found) {
    assert.ok(auc > 0.9 && interval.low < auc && auc <= interval.high && pValue < 0.001)
    assert.match(message, new RegExp(`^"${column}" alone tells ".+" from the rest of ".+" \\w+`))
  }
})

test('forty columns of noise on few people name no proxy', () => {
  const few = 70
  const columns = Array.from({ length: 40 }, (_, index) =>
    categoryColumn(
      `noise ${index}`,
      Array.from({ length: few }, () => `level ${random.integer(8)}`),
    ),
  )
  const protectedColumns = createTable([
    categoryColumn(
      'Gender',
      gender.slice(0, few).map((_, row) => `${row % 2}`),
    ),
  ])
  assert.deepEqual(findProxies({ features: createTable(columns), protectedColumns }), [])
})

const adult = join(
  process.env['CADRE_REAL_DATA'] ?? join(import.meta.dirname, '../../../shared/data'),
  'adult.data',
)

test(
  'in the census income file "relationship" is named as a proxy for sex',
  { skip: !existsSync(adult) && `needs ${adult}` },
  () => {
    const names =
      'age,workclass,weight,education,education_years,marital_status,occupation,relationship,race,sex'.split(
        ',',
      )
    const lines = readFileSync(adult, 'utf8').trim().split('\n')
    const cells = lines.map((line) => line.split(', '))
    const column = (name: string) =>
      categoryColumn(
        name,
        cells.map((row) => (row[names.indexOf(name)] === '?' ? null : row[names.indexOf(name)])),
      )
    const found = findProxies({
      features: createTable(['workclass', 'education', 'occupation', 'relationship'].map(column)),
      protectedColumns: createTable(['sex', 'race'].map(column)),
    })
    assert.equal(found[0]?.column, 'relationship')
    assert.equal(found[0]?.attribute, 'sex')
    assert.ok(found[0].auc > 0.85)
  },
)
