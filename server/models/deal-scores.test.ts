import type { NewScore } from '@cadre/store'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dealScores } from './deal-scores.ts'

function scoreOf(personId: string, status: 'scored' | 'abstained' = 'scored'): NewScore {
  const given =
    status === 'scored'
      ? ({ status, score: 0.4, band: 'usual', because: null } as const)
      : ({ status, score: null, band: null, because: 'missing' } as const)
  return { personId, ...given, reasons: [], notes: [], likely: null, inputs: {} }
}
const champion = { versionId: 'a', scores: ['p1', 'p2', 'p3'].map((id) => scoreOf(id)) }
const challenger = {
  versionId: 'b',
  scores: [scoreOf('p1'), scoreOf('p2'), scoreOf('p3', 'abstained')],
}
const shownOf = (dealt: ReturnType<typeof dealScores>): string[] =>
  dealt
    .flatMap(({ versionId, isShown, scores }) =>
      isShown ? scores.map(({ personId }) => `${personId} ${versionId}`) : [],
    )
    .toSorted()

test('without a split the champion alone is shown, and what is tried is kept beside', () => {
  assert.deepEqual(shownOf(dealScores(champion, undefined, undefined)), ['p1 a', 'p2 a', 'p3 a'])
  const dealt = dealScores(champion, challenger, undefined)
  assert.deepEqual(shownOf(dealt), ['p1 a', 'p2 a', 'p3 a'])
  const beside = dealt.filter(({ isShown }) => !isShown).flatMap(({ scores }) => scores)
  assert.deepEqual(
    beside.map(({ personId }) => personId),
    ['p1', 'p2', 'p3'],
  )
})

test('in a split everybody is shown one score and has one beside; whom one version alone scores is not dealt', () => {
  const dealt = dealScores(champion, challenger, (id) => id !== 'p1')
  assert.deepEqual(shownOf(dealt), ['p1 a', 'p2 b', 'p3 a'])
  const all = dealt.flatMap(({ versionId, scores }) =>
    scores.map(({ personId }) => `${personId} ${versionId}`),
  )
  assert.deepEqual(all.toSorted(), ['p1 a', 'p1 b', 'p2 a', 'p2 b', 'p3 a', 'p3 b'])
})
