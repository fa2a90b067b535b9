import assert from 'node:assert/strict'
import { test } from 'node:test'
import { recognisePersonal } from './recognise-personal.ts'

function kindOf(name: string, values: readonly string[] = []): string | undefined {
  return recognisePersonal(name, values)?.kind
}

test('names of columns say personal data in several languages', () => {
  assert.equal(kindOf('Employee_Name'), 'name')
  assert.equal(kindOf('ManagerName'), 'name')
  assert.equal(kindOf('apellidos'), 'name')
  assert.equal(kindOf('Vorname'), 'name')
  assert.equal(kindOf('Correo electrónico'), 'e-mail')
  assert.equal(kindOf('teléfono'), 'phone')
  assert.equal(kindOf('SSN'), 'national id')
  assert.equal(kindOf('CPF'), 'national id')
  assert.equal(kindOf('IBAN'), 'bank account')
  assert.equal(kindOf('Zip'), 'postal code')
  assert.equal(kindOf('home_address'), 'address')
})

test('names of things are not names of people', () => {
  for (const name of [
    'department_name',
    'store_name',
    'JobRole',
    'course name',
    'NameOfProject',
    'city_name',
    'Position',
    'phone_calls',
  ]) {
    assert.equal(kindOf(name), undefined, name)
  }
})

test('cells tell when the name does not', () => {
  assert.equal(
    kindOf(
      'c1',
      Array.from({ length: 8 }, (_, i) => `person${i}@example.org`),
    ),
    'e-mail',
  )
  assert.equal(
    kindOf(
      'c2',
      Array.from({ length: 8 }, (_, i) => `+34 600 123 45${i}`),
    ),
    'phone',
  )
  assert.equal(
    kindOf(
      'c3',
      Array.from({ length: 8 }, (_, i) => `123-45-678${i}`),
    ),
    'national id',
  )
  assert.equal(
    kindOf('c4', ['Adams, Mary J', 'Brown, Li', 'Chan, Amy', "O'Hara, Tim  K", 'Ait Sidi, Karim', 'Doe, J']),
    'name',
  )
})

test('dates, amounts and ratings are not phones or ids', () => {
  for (const cells of [
    ['2019-01-17', '2019-02-17', '2018-01-17', '2019-01-19', '2019-01-20'],
    ['1,200.50', '1300', '12000', '99', '5'],
    ['1', '2', '3', '4', '5'],
    ['10-20', '20-30', '30-40', '40-50', '50-60'],
  ]) {
    assert.equal(kindOf('c5', cells), undefined)
  }
})

test('a yes/no column about phones is not a phone', () => {
  assert.equal(kindOf('has_phone', ['yes', 'no']), undefined)
  assert.equal(kindOf('company_phone', ['yes', 'no', 'yes']), undefined)
})
