import assert from 'node:assert/strict'
import { test } from 'node:test'
import { countWordNgrams, openLexicon, repairText, tokenise } from './index.ts'

test('words are letters and digits of any script, in lower case', () => {
  assert.deepEqual(tokenise('Führt 12 Teams; спринты & 計画!'), ['fuhrt', '12', 'teams', 'спринты', '計画'])
})

test('accents are kept when asked', () => {
  assert.deepEqual(tokenise('Zürich ÉTÉ', { foldAccents: false }), ['zürich', 'été'])
})

test('languages that end in signs stay apart from each other', () => {
  assert.deepEqual(tokenise('C, C++ and C#; 1+1'), ['c', 'c++', 'and', 'c#', '1', '1'])
})

test('phrases are runs of words, counted by their number in a lexicon', () => {
  const lexicon = openLexicon()
  const { terms, counts } = countWordNgrams(['a', 'b', 'a', 'b'], 2, lexicon)
  const counted = [...terms].map((id, i) => [lexicon.terms[id], counts[i]])
  assert.deepEqual(counted, [
    ['a', 2],
    ['a b', 2],
    ['b', 2],
    ['b a', 1],
  ])
})

test('UTF-8 read as Windows-1252 is turned back, also twice over', () => {
  assert.equal(repairText('ZÃ¼rich â€¢ naÃ¯ve'), 'Zürich • naïve')
  assert.equal(repairText('ZÃƒÂ¼rich'), 'Zürich')
})

test('what cannot be mended becomes a space, and good text stays', () => {
  assert.equal(repairText('plans\ufffd\ufffdshifts\u0007daily'), 'plans shifts daily')
  assert.equal(repairText('GARÇÃO, Ångström, naïve, 10 €'), 'GARÇÃO, Ångström, naïve, 10 €')
})
