import { AppError } from '@cadre/core'
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { test } from 'node:test'
import { readSettings } from './settings.ts'

test('without any setting Cadre listens on loopback over the embedded database', () => {
  const { host, port, folder, databaseUrl, publicUrl } = readSettings({ TZ: 'UTC' })
  assert.deepEqual(
    { host, port, folder, databaseUrl, publicUrl },
    {
      host: '127.0.0.1',
      port: 3000,
      folder: resolve('.cadre'),
      databaseUrl: undefined,
      publicUrl: undefined,
    },
  )
})

test('the command line goes before the environment, and an empty variable counts as not set', () => {
  const settings = readSettings(
    { CADRE_PORT: '4000', CADRE_KEY_FILE: '', DATABASE_URL: ' ' },
    { port: '5000' },
  )
  assert.equal(settings.port, 5000)
  assert.equal(settings.keyFile, resolve('.cadre/field-keys.json'))
  assert.equal(settings.checkpoints, resolve('.cadre/checkpoints'))
  assert.equal(settings.databaseUrl, undefined)
})

test('every setting is told with where it comes from, and no secret of it', () => {
  const token = '7c1f0a9be25d4c83a6f7e0d1b2c3948576a1b2c3d4e5f607'
  const { inForce } = readSettings(
    {
      TZ: 'UTC',
      CADRE_METRICS_TOKEN: token,
      DATABASE_URL: 'postgres://cadre:Xq7-w9z@db.example.org:5432/people?password=hidden',
      CADRE_LINEAGE: 'https://lineage.example.org/api/v1/lineage',
      CADRE_LINEAGE_TOKEN: `${token}2`,
      CADRE_PORT: '4000',
    },
    { port: '5000' },
  )
  const found = new Map(inForce.map(({ name, ...rest }) => [name, rest]))
  assert.deepEqual(found.get('CADRE_PORT'), { value: '5000', from: 'command line', isSecret: false })
  assert.deepEqual(found.get('CADRE_HOST'), { value: '127.0.0.1', from: 'default', isSecret: false })
  assert.deepEqual(found.get('CADRE_METRICS_TOKEN'), { value: null, from: 'environment', isSecret: true })
  assert.deepEqual(found.get('DATABASE_URL'), {
    value: 'postgres://db.example.org:5432/people',
    from: 'environment',
    isSecret: false,
  })
  const told = JSON.stringify(inForce)
  for (const secret of [token, 'Xq7-w9z', 'hidden']) assert.ok(!told.includes(secret), secret)
  // None that is read is left out.
  const names = readFileSync(new URL('settings.ts', import.meta.url), 'utf8').matchAll(
    /^ {2}((?:CADRE|DATABASE)_[A-Z_]+):/gm,
  )
  assert.deepEqual(new Set(found.keys()), new Set([...names].map(([, name]) => name)))
})

const refused: readonly (readonly [name: string, value: string, says: RegExp])[] = [
  ['CADRE_PORT', '80000', /CADRE_PORT must be a number from 0 to 65535/],
  ['CADRE_PORT', '-1', /CADRE_PORT/],
  ['CADRE_PORT', '3e3', /CADRE_PORT/],
  ['CADRE_HOST', 'example.org', /CADRE_HOST must be an address/],
  ['CADRE_HOST', '0.0.0.0', /CADRE_HOST lets other machines in/],
  ['CADRE_HOST', '::', /CADRE_HOST lets other machines in/],
  ['CADRE_TRUSTED_PROXIES', '10.0.0.0/99', /CADRE_TRUSTED_PROXIES must be addresses or networks/],
  ['CADRE_TRUSTED_PROXIES', 'everybody', /CADRE_TRUSTED_PROXIES/],
  ['CADRE_REQUESTS_PER_MINUTE', '0', /CADRE_REQUESTS_PER_MINUTE must be a number/],
  ['CADRE_PUBLIC_URL', 'http://people.example.org', /CADRE_PUBLIC_URL must be https/],
  ['CADRE_METRICS_TOKEN', 'abc', /CADRE_METRICS_TOKEN is shorter than 32 characters/],
  ['CADRE_METRICS_TOKEN', 'changeme'.repeat(8), /CADRE_METRICS_TOKEN looks like a sample/],
  ['CADRE_METRICS_TOKEN', 'ab'.repeat(32), /CADRE_METRICS_TOKEN repeats itself/],
  ['CADRE_LOG_LEVEL', 'loud', /CADRE_LOG_LEVEL must be one of error, warn, info, silent/],
  ['CADRE_DRAIN_SECONDS', 'soon', /CADRE_DRAIN_SECONDS must be a number/],
  ['CADRE_TIME_ZONE', 'Mars/Olympus', /CADRE_TIME_ZONE must be a time zone/],
  ['DATABASE_URL', 'mysql://u:p@h/d', /DATABASE_URL must be a URL such as postgres/],
  ['DATABASE_URL', 'postgres://cadre:postgres@db.internal/cadre', /DATABASE_URL has a sample password/],
]

for (const [name, value, says] of refused) {
  test(`${name}=${value} is refused in words, without repeating a password`, () => {
    assert.throws(
      () => readSettings({ [name]: value }),
      (error) =>
        error instanceof AppError &&
        error.code === 'settings-invalid' &&
        says.test(error.message) &&
        !error.message.includes(':postgres@'),
    )
  })
}

test('every setting that is wrong is named at once', () => {
  assert.throws(() => readSettings({ CADRE_PORT: 'x', CADRE_HOST: 'y' }), /CADRE_HOST.*CADRE_PORT/)
})

test('an https address before it and a database with a password of its own are taken', () => {
  const settings = readSettings({
    CADRE_HOST: '0.0.0.0',
    CADRE_PUBLIC_URL: 'https://people.example.org/',
    DATABASE_URL: 'postgres://cadre:8a7s6d5f@db.internal:5432/cadre?sslmode=verify-full',
  })
  assert.equal(settings.publicUrl, 'https://people.example.org')
})
