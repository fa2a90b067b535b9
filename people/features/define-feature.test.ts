import assert from 'node:assert/strict'
import { test } from 'node:test'
import { featureCatalogue } from './catalogue/catalogue.ts'
import { defineFeature } from './define-feature.ts'
import { among, add, earlier, equal, field, held, latest, meanOf, own, within } from './expression/build.ts'
import type { Expression } from './expression/expression.ts'

const define = (compute: Expression) =>
  defineFeature({
    name: 'emp_tried',
    meaning: 'a try',
    unit: 'none',
    owner: 'nobody',
    purposes: ['planning'],
    compute,
  })

test('no feature is made of protected attributes, however it gets at them', () => {
  assert.throws(() => define(latest(held('protected_profile'), field('gender'))), /protected/)
  assert.throws(() => define(latest(held('contact_details'), field('birthDate'))), /protected/)
  const byGender = equal(latest(held('protected_profile'), field('gender')), 'female')
  assert.throws(
    () => define(among('mean', meanOf(within(30, 'workload'), field('hours')), byGender)),
    /protected/,
  )
})

test('what names people or does not exist is refused with its place', () => {
  assert.throws(() => define(latest(held('person'), field('lastName'))), /person\.lastName names people/)
  assert.throws(() => define(latest(held('pay'), field('ammount'))), /no field pay\.ammount/)
  assert.throws(() => define(latest(held('pay'), field('amount'))), /pay\.amount of type money/)
})

test('operands of other types are refused', () => {
  const type = latest(held('employment'), field('type'))
  assert.throws(() => define(add(type, 1)), /a number is needed, not a category/)
  assert.throws(() => define(meanOf(held('employment'), field('type'))), /a number is needed/)
  assert.throws(() => define(field('hours')), /belongs within/)
  assert.throws(() => define(own(type)), /belongs within/)
})

test('an earlier value is of the person alone', () => {
  const size = among(
    'count',
    latest(held('team_membership'), field('teamId')),
    latest(held('team_membership'), field('teamId')),
  )
  assert.throws(() => define(earlier(6, size)), /not of a group/)
})

test('sources, window and classes of data are read off the expression', () => {
  const { sources, window, sensitivity, type } = define(
    earlier(12, meanOf(within(92, 'workload'), field('hours'))),
  )
  assert.deepEqual(
    { sources, window, sensitivity, type },
    { sources: ['workload'], window: '457 days', sensitivity: ['work'], type: 'number' },
  )
})

test('illness is a matter of wellbeing alone', () => {
  const ofIllness = featureCatalogue.filter(({ compute }) =>
    /"sick"|"parental"/.test(JSON.stringify(compute)),
  )
  assert.ok(ofIllness.length > 0)
  for (const { name, purposes } of ofIllness) assert.deepEqual(purposes, ['wellbeing'], name)
})
