import { declaredNames } from '@cadre/contract/forms'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { wordsFor } from './words-for.ts'

test('every kind of record, field and choice that is declared has a word in each language', () => {
  assert.ok(declaredNames.length > 300)
  assert.deepEqual(
    declaredNames.filter((name) => wordsFor(name) === undefined),
    [],
  )
})

test('one word serves a kind by its name, its path and a field that refers to it', () => {
  assert.deepEqual(wordsFor('departmentId'), wordsFor('departments'))
  assert.deepEqual(wordsFor('job_assignment'), wordsFor('job-assignments'))
})

test('a kind of job has a word by its name', () => {
  assert.deepEqual(wordsFor('import_run'), ['Escritura de una importación', 'Escrita de uma importação'])
})
