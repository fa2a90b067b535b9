import { namedRoutes, routes } from '@cadre/contract'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { errorWords, refusalIn } from './error-words.ts'

const message = 'The record was changed by somebody else.'

test('every refusal that a route declares has words in each language', () => {
  const declared = new Set([...routes, ...Object.values(namedRoutes)].flatMap(({ errors }) => errors))
  assert.ok(declared.size > 20)
  assert.deepEqual(
    [...declared].filter((code) => errorWords[code] === undefined),
    [],
  )
})

test('in English a refusal stays as it was answered', () => {
  assert.equal(refusalIn('en', { code: 'version-stale', message }), message)
})

test('where the meaning is all there is to say it is said in the language of the reader', () => {
  assert.equal(
    refusalIn('es', { code: 'version-stale', message }),
    'El registro cambió entretanto; cárguelo de nuevo.',
  )
})

test('what exactly is wrong follows the meaning, and an unknown refusal stays as it was answered', () => {
  assert.equal(
    refusalIn('pt', { code: 'record-conflict', message: 'There is one already.' }),
    'O registo contradiz outro: There is one already.',
  )
  assert.equal(refusalIn('pt', { code: 'store-newer', message }), message)
})
