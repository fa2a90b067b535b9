import { entityNamed } from '@cadre/people'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readDateCell, readFieldCell } from './read-cell.ts'

const read = (target: string, cell: string, format = {}): unknown => {
  const [entity = '', field = ''] = target.split('.')
  const reading = readFieldCell(cell, entityNamed(entity).fields[field]!, { target, format })
  return 'value' in reading ? reading.value : 'problem' in reading ? reading.code : undefined
}

test('words for choices are read in several languages, without regard to case and padding', () => {
  assert.equal(read('protected_profile.gender', ' M '), 'male')
  assert.equal(read('protected_profile.gender', 'mujer'), 'female')
  assert.equal(read('employment.type', 'Vollzeit'), 'full time')
  assert.equal(read('employment.type', 'sometimes'), 'choice_unknown')
})

test('amounts are read with their own marks and currency, exactly', () => {
  assert.deepEqual(read('pay.amount', '1.234,50 €', { decimal: ',', currency: 'EUR' }), {
    minor: 123_450,
    currency: 'EUR',
  })
  assert.deepEqual(read('pay.amount', '0.30', { currency: 'USD' }), { minor: 30, currency: 'USD' })
  assert.deepEqual(read('pay.amount', '5000', { currency: 'JPY' }), { minor: 5000, currency: 'JPY' })
  assert.equal(read('pay.amount', '0.001', { currency: 'USD' }), 'too_precise')
  assert.equal(read('pay.amount', '1e18', { currency: 'USD' }), 'out_of_range')
  assert.equal(read('pay.amount', '5000'), 'currency_missing')
  assert.equal(read('pay.amount', '5000', { currency: 'XYZ' }), 'currency_invalid')
})

test('a date of two digits for the year lies before the latest year, and days that do not exist are refused', () => {
  assert.deepEqual(readDateCell('07/10/83', { dateOrder: 'mdy', latestYear: 2026 }), { value: '1983-07-10' })
  assert.deepEqual(readDateCell('07/10/26', { dateOrder: 'dmy', latestYear: 2026 }), { value: '2026-10-07' })
  for (const text of ['2023-02-30', '29/02/2023', '0001-01-01', '31.04.2020'])
    assert.ok('problem' in readDateCell(text, {}), text)
})

test('people may be called Null, NA is a country, and "n/a" is nothing elsewhere', () => {
  assert.equal(read('person.lastName', 'Null'), 'Null')
  assert.equal(read('contact_details.country', 'na'), 'NA')
  assert.equal(read('employment.leavingReason', 'N/A'), undefined)
})

test('the apostrophe that an export puts before a formula is taken off again', () => {
  assert.equal(read('person.workPhone', "'+51 1 234 5678"), '+51 1 234 5678')
  assert.equal(read('person.lastName', "'t Hooft"), "'t Hooft")
})
