import assert from 'node:assert/strict'
import { test } from 'node:test'
import { recogniseAdverse, recogniseGroup } from './recognise-adverse.ts'

test('what is done against a person is recognised in three languages, what is offered is not', () => {
  for (const text of [
    'dismissal',
    'a formal warning',
    'pay cut',
    'Recorte salarial',
    'despido',
    'demissão',
    'no bonus this year',
    'let go',
    'end the contract',
    'no pay rise',
    'cut hours',
    'fire safety course, then fire them',
    'fire',
    'replacement',
  ])
    assert.ok(recogniseAdverse(text), text)
  for (const text of [
    'stay interview',
    'pay review',
    'training',
    'another manager',
    'less overtime, and leave that is taken',
    'revisión del salario',
    'fire safety course',
    'replacement cover for leave',
  ])
    assert.equal(recogniseAdverse(text), undefined, text)
})

test('choosing people by a protected attribute is recognised by a word for the attribute or the group', () => {
  for (const text of [
    'training for women',
    'no travel for mothers',
    'talk about retirement age group',
    'curso para mujeres',
    'gender coaching',
    'apoio a grávidas',
    'training for young managers',
    'white paper writing for white staff',
    'curso para mayores',
  ])
    assert.ok(recogniseGroup(text), text)
  for (const text of [
    'training',
    'days away from the office',
    'support for the manager, or another manager',
    'mentoring',
    'white paper writing',
    'mayores beneficios',
  ])
    assert.equal(recogniseGroup(text), undefined, text)
})
