import assert from 'node:assert/strict'
import { test } from 'node:test'
import { changeOf, overallScore, participation, standingOf, wavesOver } from './result-figures.ts'
import type { WaveResult } from './result-figures.ts'

const question = (questionId: string, score: number | null): WaveResult['questions'][number] => ({
  questionId,
  isHidden: score === null,
  answers: null,
  score,
  choices: [],
  groups: [],
})
const wave = (part: Partial<WaveResult>): WaveResult => ({
  waveId: 'wav_1',
  name: 'Spring',
  opensOn: '2026-04-01',
  closesOn: '2026-04-21',
  isOver: true,
  minimumGroup: 5,
  invited: 0,
  responses: null,
  groups: [],
  questions: [],
  ...part,
})

test('the overall score is the mean of the questions that are shown, and none when none is', () => {
  assert.equal(
    overallScore(wave({ questions: [question('a', 60), question('b', null), question('c', 71)] })),
    66,
  )
  assert.equal(overallScore(wave({ questions: [question('a', null)] })), null)
})

test('participation is a share of those asked, and unknown where counts are not shown', () => {
  assert.equal(participation(wave({ invited: 120, responses: 90 })), 0.75)
  assert.equal(participation(wave({ invited: 10, responses: 15 })), 1)
  assert.equal(participation(wave({ invited: 120 })), null)
})

test('a question is set against the same question of the wave before', () => {
  const before = wave({ questions: [question('a', 60), question('b', null)] })
  assert.equal(changeOf(question('a', 64), before), 4)
  assert.equal(changeOf(question('b', 64), before), null)
  assert.equal(changeOf(question('a', 64), undefined), null)
})

test('a group stands out from ten points on', () => {
  assert.equal(standingOf(70, 60), 'over')
  assert.equal(standingOf(51, 60), undefined)
  assert.equal(standingOf(50, 60), 'under')
  assert.equal(standingOf(null, 60), undefined)
})

test('waves that are not over have no results', () => {
  const results = { names: {}, waves: [wave({ isOver: false }), wave({})] }
  assert.equal(wavesOver(results).length, 1)
})
