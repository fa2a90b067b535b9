import assert from 'node:assert/strict'
import { test } from 'node:test'
import { scoreSentiment } from './sentiment.ts'

test('praise is above 0 and complaint below it in three languages', () => {
  for (const praise of ['Good team, I enjoy the work.', 'Buen ambiente y apoyo.', 'Ótimo time, gosto daqui.'])
    assert.ok(scoreSentiment(praise) > 0, praise)
  for (const complaint of [
    'I am tired of the overtime.',
    'Mi jefe es injusto.',
    'Estou cansada, muita pressão.',
  ])
    assert.ok(scoreSentiment(complaint) < 0, complaint)
})

test('a word of denial shortly before turns a word round', () => {
  assert.equal(scoreSentiment('The plan is not clear.'), -1)
  assert.equal(scoreSentiment('No estoy cansado.'), 1)
  assert.equal(scoreSentiment('Não é justo.'), -1)
})

test('a text without any of the words says nothing', () => {
  assert.equal(scoreSentiment('We meet on Tuesday.'), 0)
  assert.equal(scoreSentiment(''), 0)
})

test('praise and complaint are weighed against each other', () => {
  assert.equal(scoreSentiment('Good people, good pay, bad coffee, poor tools.'), 0)
})
