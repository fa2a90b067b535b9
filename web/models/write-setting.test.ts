import assert from 'node:assert/strict'
import { test } from 'node:test'
import { writeSetting } from './write-setting.ts'

test('a setting is written as it was given', () => {
  assert.equal(writeSetting(['as_of', 'known_at']), 'as_of, known_at')
  assert.equal(writeSetting(0.05), '0.05')
  assert.equal(writeSetting(false), 'false')
  assert.equal(writeSetting({ low: 1 }), '{"low":1}')
})
