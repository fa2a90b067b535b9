import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { AppError, errorCodes } from '@cadre/core'
import type { ErrorCode } from '@cadre/core'
import { LearnError } from '@cadre/learn'
import { exitStatus, reportError } from './exit-status.ts'

const root = dirname(dirname(fileURLToPath(import.meta.url)))

test('every error code is met somewhere in the code', () => {
  const files = globSync('{connect,lifecycle,store,server,cli}/**/*.ts', {
    cwd: root,
    exclude: ['**/*.test.ts', '**/node_modules'],
  })
  const source = files.map((file) => readFileSync(join(root, file), 'utf8')).join('\n')
  assert.deepEqual(
    Object.keys(errorCodes).filter((code) => !source.includes(`'${code}'`)),
    [],
  )
})

test('docs/cli.md lists every exit status', () => {
  const page = readFileSync(join(root, 'docs', 'cli.md'), 'utf8')
  const listed = Array.from(page.split('## Exit status')[1]!.matchAll(/^\| (\d+) \|/gm), ([, status]) =>
    Number(status),
  )
  assert.deepEqual(listed, Object.values(exitStatus))
})

test('every error has the status of its kind', () => {
  for (const [code, { category }] of Object.entries(errorCodes)) {
    assert.equal(reportError(new AppError(code as ErrorCode, 'x')).status, exitStatus[category])
  }
  assert.equal(reportError(new LearnError('invalid-param', 'x')).status, 2)
  assert.equal(reportError(new LearnError('too-few-rows', 'x')).status, 3)
})

test('stopping is one thing, whoever noticed it', () => {
  for (const error of [
    new AppError('cancelled', 'a'),
    new LearnError('cancelled', 'b'),
    AbortSignal.abort().reason,
  ]) {
    assert.deepEqual(reportError(error), {
      code: 'cancelled',
      message: 'Stopped; nothing was written.',
      details: {},
      status: 130,
    })
  }
})

test('a fault of ours asks to be reported, and keeps its stack out of the message', () => {
  const { code, message, details, status } = reportError(new TypeError('x is not a function.'))
  assert.deepEqual({ code, status }, { code: 'bug', status: 1 })
  assert.match(
    message,
    /^Something went wrong inside Cadre: x is not a function\. Run again with CADRE_DEBUG=1/,
  )
  assert.match(String(details['stack']), /exit-status\.test/)
})
