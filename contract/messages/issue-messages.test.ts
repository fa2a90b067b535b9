import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { formOf } from '../forms/index.ts'
import { issueMessages, sentenceIn } from './issue-messages.ts'
import { ownSentences } from './own-sentences.ts'
import { messageLanguage } from './sentences.ts'

function saidOf(language: 'en' | 'es' | 'pt', values: Readonly<Record<string, unknown>>): string[] {
  const { error } = formOf('course').newValues.safeParse(values, { error: issueMessages(language) })
  return (error?.issues ?? []).map(({ path, message }) =>
    [...path, sentenceIn(language, message)].map(String).join(' '),
  )
}

test('a form says what is wrong in the words of its reader', () => {
  const wrong = { hours: -1, url: 'somewhere', code: 'x'.repeat(61), oddity: 1 }
  assert.deepEqual(saidOf('en', wrong), [
    'name is needed',
    'code must have at most 60 characters',
    'hours must be 0 or more',
    'url must begin with https:// or http://',
    'is not known: oddity',
  ])
  assert.deepEqual(saidOf('es', wrong), [
    'name hace falta',
    'code debe tener como máximo 60 caracteres',
    'hours debe ser 0 o más',
    'url debe empezar por https:// o http://',
    'no se conoce: oddity',
  ])
  assert.deepEqual(saidOf('pt', { name: '', hours: 'many' }), [
    'name é necessário',
    'hours deve ser um número',
  ])
})

test('the language is the first of those asked for that there is', () => {
  assert.equal(messageLanguage('fr-CH, es;q=0.9, pt;q=0.8'), 'es')
  assert.equal(messageLanguage('pt-BR'), 'pt')
  assert.equal(messageLanguage('xx'), 'en')
  assert.equal(messageLanguage(undefined), 'en')
})

test('every sentence that the fields of records say has its translations', () => {
  const folder = join(import.meta.dirname, '..')
  for (const file of globSync(['values-schema.ts', 'common.ts'], { cwd: folder })) {
    const said = [...readFileSync(join(folder, file), 'utf8').matchAll(/'(must [^']+)'/g)].map(
      ([, text]) => text!,
    )
    assert.ok(said.length > 0, file)
    for (const sentence of said) assert.ok(ownSentences[sentence], `${file}: ${sentence}`)
  }
})
