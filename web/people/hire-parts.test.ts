import { formOf } from '@cadre/contract/forms'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hireParts, partNames, valuesOfPart } from './hire-parts.ts'

test('what is left out of a hire is not sent, and what nobody is asked for is', () => {
  assert.equal(valuesOfPart('line', {}), undefined)
  assert.equal(valuesOfPart('pay', { period: 'year', amount: null }), undefined)
  assert.deepEqual(valuesOfPart('line', { managerId: 'per_1' }), { kind: 'line', managerId: 'per_1' })
  assert.deepEqual(valuesOfPart('person', { firstName: 'Nora', preferredName: '' }), { firstName: 'Nora' })
})

test('whatever a kind of record of a hire requires is asked for or fixed', () => {
  for (const part of partNames) {
    const { kind, fields, fixed } = hireParts[part]
    for (const { name, isRequired } of formOf(kind).fields)
      assert.ok(!isRequired || [...fields, ...Object.keys(fixed)].includes(name), `${kind}.${name}`)
  }
})
