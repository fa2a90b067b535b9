import { AppError } from '@cadre/core'
import { defineStrainUseCase } from '../use-case.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { groupStrain } from './group-strain.ts'
import { scoreStrain } from './score-strain.ts'

const useCase = defineStrainUseCase({
  name: 'trial',
  question: 'a trial',
  subject: 'a group',
  parts: {
    hours: [
      { feature: 'overtime', calm: 10, full: 30, because: 'a trial' },
      { feature: 'late', calm: 0, full: 1, because: 'a trial' },
    ],
    answers: [{ feature: 'answer', calm: 0.8, full: 0.4, because: 'a trial' }],
  },
  minimumParts: 2,
  strainedFrom: 50,
  purposes: ['wellbeing'],
  review: 'a person reads it',
  mustNever: ['anything'],
  adverse: [],
})

const strainOf = (overtime: number, answer = 0.6) => scoreStrain(useCase, { overtime, answer })!

test('a score is the mean of its parts, each the mean of the signs that are known', () => {
  const strain = scoreStrain(useCase, { overtime: 20, late: 1, answer: 0.7 })!
  assert.deepEqual(
    Object.entries(strain.parts).map(([part, value]) => [part, Math.round(value)]),
    [
      ['hours', 75],
      ['answers', 25],
    ],
  )
  assert.ok(Math.abs(strain.score - 50) < 1e-9)
  assert.equal(strain.signs.length, 3)
  assert.ok(
    Math.abs(scoreStrain(useCase, { overtime: 20, late: null, answer: 0.7 })!.parts['hours']! - 50) < 1e-9,
  )
})

test('below calm is nothing, beyond full is all, and the less of an answer the more strain', () => {
  assert.deepEqual([strainOf(0).parts['hours'], strainOf(99).parts['hours']], [0, 100])
  assert.ok(strainOf(20, 0.4).score > strainOf(20, 0.8).score)
})

test('of whom too little is known nothing is said', () => {
  assert.equal(scoreStrain(useCase, { overtime: 40, late: 1 }), undefined)
})

test('a group of four is counted and not told, and what is told of all leaves it out', () => {
  const people = [
    ...Array.from({ length: 5 }, () => ({ group: 'large', strain: strainOf(10) })),
    ...Array.from({ length: 4 }, () => ({ group: 'small', strain: strainOf(30) })),
  ]
  const map = groupStrain(useCase, people)
  assert.deepEqual([map.groups.map(({ group }) => group), map.hidden, map.told.people], [['large'], 1, 5])
  assert.equal(map.told.score, map.groups[0]!.score)
})

test('a share of the strained is told only where two are and two are not, or it would tell of each', () => {
  const shareOf = (strained: number, people: number) =>
    groupStrain(
      useCase,
      Array.from({ length: people }, (_, at) => ({
        group: 'a',
        strain: at < strained ? strainOf(30, 0.4) : strainOf(10, 0.8),
      })),
    ).told.strained
  assert.deepEqual(
    [0, 1, 2, 3, 4, 5].map((strained) => shareOf(strained, 5)),
    [null, null, 0.4, 0.6, null, null],
  )
  assert.deepEqual([shareOf(2, 50), shareOf(3, 50), shareOf(47, 50), shareOf(48, 50)], [null, 0.1, 0.9, null])
})

test('a part that four of a group have answered is not told', () => {
  const people = Array.from({ length: 6 }, (_, at) => ({
    group: 'a',
    strain: at < 4 ? strainOf(20) : { score: 30, parts: { hours: 30 }, signs: [] },
  }))
  assert.deepEqual(Object.keys(groupStrain(useCase, people).groups[0]!.parts), ['hours'])
})

test('without a group of five nothing is told at all', () => {
  const people = Array.from({ length: 4 }, () => ({ group: 'a', strain: strainOf(10) }))
  assert.throws(
    () => groupStrain(useCase, people),
    (error) =>
      error instanceof AppError && error.code === 'too-little-data' && /5 people/.test(error.message),
  )
})
