import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hash } from '@node-rs/argon2'
import { checkNewPassword } from './check-new-password.ts'
import { hashPassword, isOutdated, verifyPassword } from './password-hash.ts'

const context = ['maria.quispe@norte.example', 'María Quispe']

test('a passphrase of any kind is taken: no rule of composition', () => {
  for (const password of [
    'seven quiet harbours',
    'correct horse battery staple',
    'ñandú ñandú tres tristes',
    '素晴らしい山の上の小さな家です',
    'aVeryLongOne'.repeat(3).concat(' with a tail'),
    '    spaces    count    ',
  ]) {
    assert.doesNotThrow(() => checkNewPassword(password, context), password)
  }
})

test('what is guessed first is refused', () => {
  for (const password of [
    'administrator',
    'Administrator',
    'password1234',
    '!!password2026!!',
    '1qaz2wsx3edc',
    'aaaaaaaaaaaaaa',
    'abcabcabcabcabc',
    'dragondragon',
    'qwertyuiopasdf',
    '123456789012',
    'mariaquispe2026',
    'Maria.Quispe!!',
    'cadre-cadre-1',
  ]) {
    assert.throws(() => checkNewPassword(password, context), /This password/, password)
  }
})

test('a hash is argon2id with the present parameters, and weaker ones are known as outdated', async () => {
  const made = await hashPassword('seven quiet harbours')
  assert.match(made, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  assert.equal(isOutdated(made), false)
  assert.equal(isOutdated(await hash('x', { memoryCost: 8192, timeCost: 2 })), true)
  assert.notEqual(made, await hashPassword('seven quiet harbours'))
})

test('the same characters in another Unicode form are the same password, and nothing is cut off', async () => {
  const made = await hashPassword('ñandú ñandú ñandú')
  assert.equal(await verifyPassword(made, 'ñandú ñandú ñandú'.normalize('NFD')), true)
  const long = 'a long one '.repeat(18)
  const hashed = await hashPassword(`${long}x`)
  assert.equal(await verifyPassword(hashed, `${long}y`), false)
})

test('without a hash nothing is right', async () => {
  assert.equal(await verifyPassword(null, 'nobody has this password'), false)
})
